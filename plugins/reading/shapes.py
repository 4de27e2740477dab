"""The shapes of what a firm is reached and known by: addresses, telephone and VAT numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import idna
import phonenumbers
from email_validator import EmailNotValidError, validate_email
from pydantic import BeforeValidator
from stdnum import get_cc_module
from stdnum.exceptions import InvalidChecksum, ValidationError

from plugins.errors import say

if TYPE_CHECKING:
    from stdnum.util import NumberValidationModule

WEBSITE = re.compile(r"https://[^\s/?#@:]+\.[^\s/?#@:.]{2,}(?::\d{1,5})?(?:/[A-Za-z0-9._~-]+)*/?")
PAGE = re.compile(r"https://[^\s/]+\.[^\s]+")
DIALLED = re.compile(r"\+[0-9 ().\-/\u00a0\u202f]+")
# What knows the company numbers of a country in the library; where it has none, digits must do.
REGISTERS = {"BE": ("vat",), "CH": ("uid",), "FR": ("siren", "siret")}
LAWS = ("BE", "FR")  # whose legal notice is known (plugins/reading/site_schema.py)
ORIGIN = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?")
FRAMES = ("none", "any")
REPOSITORY = re.compile(r"https://[A-Za-z0-9.-]+(/[A-Za-z0-9._-]+){2,}/?")
FEWEST_DIGITS = 4  # of a company number anywhere


def is_email(text: str) -> bool:
    """Whether a text is one e-mail address, bare, as a mail program takes it."""
    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _email(text: object) -> str:
    """Read an e-mail address, and nothing beside it."""
    if not isinstance(text, str) or not is_email(text):
        raise ValueError(say("be an e-mail address alone, like info@name.com"))
    return text


def _contact(text: object) -> str:
    """Read an e-mail address, or the address of a page over HTTPS."""
    if not isinstance(text, str) or not (is_email(text) or PAGE.fullmatch(text)):
        raise ValueError(say("be an e-mail address, or a page that begins with https://"))
    return text


def _phone(text: object) -> str:
    """Read a telephone number with its country code."""
    if not isinstance(text, str) or not DIALLED.fullmatch(text) or not dialled(text):
        raise ValueError(say("be a telephone number with its country code, like +32 2 555 12 12"))
    return text


def dialled(text: str) -> str:
    """Return a telephone number as a telephone dials it, "+3225551212"; "" where it is none."""
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_assigned(text: str) -> bool:
    """Whether a telephone number has the form of those that its country gives out."""
    return phonenumbers.is_valid_number(phonenumbers.parse(text, None))


def _website(text: object) -> str:
    """Read the address at which the site is published, with the folder it lies in, if any."""
    host = urlsplit(text).hostname if isinstance(text, str) and WEBSITE.fullmatch(text) else None
    try:
        idna.encode(host or "", uts46=True)
    except idna.IDNAError:
        raise ValueError(say("be like https://www.name.com")) from None
    return str(text)


def _vat(text: object) -> str:
    """Read a VAT number, which begins with the two letters of its country."""
    if not isinstance(text, str) or not is_shaped(vat_of(text[:2].upper()), text):
        raise ValueError(say("be a VAT number of its country, like BE 0123.456.749"))
    return text


def vat_of(country: str) -> NumberValidationModule | None:
    """Return what knows the VAT numbers of a country: Greece writes EL before its own."""
    code = {"EL": "gr", "XI": "gb"}.get(country, country.lower())
    return get_cc_module(code, "vat") if code.isalpha() and len(code) == 2 else None


def _company(text: object) -> str:
    """Read a company number, which may stand beside the name of its register."""
    if not isinstance(text, str) or sum(sign.isdecimal() for sign in text) < FEWEST_DIGITS:
        raise ValueError(say("hold the number under which the firm is registered"))
    return text


def is_registered(country: str, text: str) -> bool:
    """Whether a company number has the form of those of a country, as far as that is known."""
    kinds = [get_cc_module(country.lower(), name) for name in REGISTERS.get(country, ())]
    number = re.sub(r"^\D+(?=\d)", "", text) if country == "FR" else text
    return not kinds or any(kind.is_valid(number) for kind in kinds if kind)


def is_shaped(numbers: NumberValidationModule | None, text: str) -> bool:
    """Whether a number has the length and signs of its kind; a wrong check digit is told apart."""
    try:
        return bool(numbers and numbers.validate(text))
    except InvalidChecksum:
        return True
    except ValidationError:
        return False


def is_checked(numbers: NumberValidationModule | None, text: str) -> bool:
    """Whether the check digits of a number fit, too."""
    return bool(numbers and numbers.is_valid(text))


def _repository(text: object) -> str:
    """Read the address of a repository, without what may follow it."""
    if not isinstance(text, str) or not REPOSITORY.fullmatch(text):
        raise ValueError(say("be like https://github.com/name/site"))
    return text.rstrip("/")


def _frames(text: object) -> str:
    """Read which sites may show the estimate in a frame: none, any, or their addresses."""
    sites = re.split(r"[ ,]+", text) if isinstance(text, str) else [""]
    if text not in FRAMES and not all(ORIGIN.fullmatch(site) for site in sites):
        raise ValueError(say("be none, any, or addresses like https://www.name.com, with commas"))
    return " ".join(sites)


def _law(text: object) -> str:
    """Read the countries whose law the legal notice follows: BE, FR, or both."""
    countries = re.split(r"[ ,]+", text) if isinstance(text, str) else [""]
    if not {*countries} <= {*LAWS} or len({*countries}) < len(countries):
        raise ValueError(say("be BE, FR, or both with a comma between"))
    return ", ".join(countries)


Email = Annotated[str, BeforeValidator(_email)]
Contact = Annotated[str, BeforeValidator(_contact)]
Phone = Annotated[str, BeforeValidator(_phone)]
Frames = Annotated[str, BeforeValidator(_frames)]
Law = Annotated[str, BeforeValidator(_law)]
Repository = Annotated[str, BeforeValidator(_repository)]
Website = Annotated[str, BeforeValidator(_website)]
CompanyNumber = Annotated[str, BeforeValidator(_company)]
VatNumber = Annotated[str, BeforeValidator(_vat)]
