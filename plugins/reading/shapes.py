"""The formats of a firm's contact details: addresses, telephone and VAT numbers."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

import idna
from email_validator import EmailNotValidError, validate_email
from pydantic import BeforeValidator, ValidationInfo

from plugins.countries.countries import country, laws
from plugins.countries.names import code_of
from plugins.countries.numbers import dialled, has_digits, is_postal_code, is_vat_number
from plugins.errors import say
from plugins.reading.firm_settings import theme_languages
from plugins.reading.unseen import HYPHENS

WEBSITE = re.compile(r"https://[^\s/?#@:]+\.[^\s/?#@:.]{2,}(?::\d{1,5})?(?:/[A-Za-z0-9._~-]+)*/?")
FILE = re.compile(r"/[^/]+\.(?:html?|php|aspx?)/?$", re.IGNORECASE)
PAGE = re.compile(r"https://[^\s/]+\.[^\s]+")
DIALLED = re.compile(r"\+[0-9 ().\-/\u00a0\u202f]+")
ORIGIN = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?")
FRAMES = ("none", "any")
REPOSITORY = re.compile(r"https://[A-Za-z0-9.-]+(/[A-Za-z0-9._-]+){2,}/?")
NONE = "none"


def is_email(text: str) -> bool:
    """Return whether a text is exactly one e-mail address."""
    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True


def _straight(text: object) -> object:
    """Return a text with the hyphen that a word processor has drawn as another."""
    return HYPHENS.sub("-", text) if isinstance(text, str) else text


def _email(text: object) -> str:
    """Read an e-mail address and nothing else."""
    text = _straight(text)
    if not isinstance(text, str) or not is_email(text):
        raise ValueError(say("be an e-mail address alone, like info@name.com"))
    return text


def _contact(text: object) -> str:
    """Read an e-mail address, or the address of a page over HTTPS."""
    text = _straight(text)
    if not isinstance(text, str) or not (is_email(text) or PAGE.fullmatch(text)):
        raise ValueError(say("be an e-mail address, or a page that begins with https://"))
    return text


def _phone(text: object) -> str:
    """Read a telephone number with its country code."""
    text = _straight(text)
    if not isinstance(text, str) or not DIALLED.fullmatch(text) or not dialled(text):
        raise ValueError(say("be a telephone number with its country code, like +32 2 555 12 12"))
    return text


def _website(text: object) -> str:
    """Read the address of the published site, with its folder if it has one."""
    is_site = isinstance(text, str) and WEBSITE.fullmatch(text) and not FILE.search(text)
    host = urlsplit(str(text)).hostname if is_site else None
    try:
        idna.encode(host or "", uts46=True)
    except idna.IDNAError:
        raise ValueError(say("be like https://www.name.com")) from None
    return str(text)


def country_code(name: object) -> str:
    """Return the code of a country from its full name, "" for a blank or an unknown name."""
    return code_of(name, theme_languages()) if isinstance(name, str) else ""


def _country(info: ValidationInfo) -> str:
    """Return the code of the country in the other details."""
    return country_code((info.context or {}).get("country"))


def _postal_code(text: object, info: ValidationInfo) -> str:
    """Read a postal code of the firm's country, if the format of that country is known."""
    code = _country(info)
    if not isinstance(text, str) or not text.strip() or not is_postal_code(code, text.strip()):
        example = next(iter(country(code).postal_code[1:]), "1000")
        raise ValueError(say("be a postal code of its country, like %(like)s", like=example))
    return text.strip()


def _vat(text: object, info: ValidationInfo) -> str:
    """Read a VAT number of the country in its first letters or of the firm's, or "none"."""
    code = _country(info)
    if not isinstance(text, str) or not (text == NONE or is_vat_number(text, code)):
        like = country(code).vat_number
        raise ValueError(say("be a VAT number of its country, like %(like)s, or none", like=like))
    return text


def _company(text: object) -> str:
    """Read a company number, perhaps with the name of its register."""
    if not isinstance(text, str) or not has_digits(text):
        raise ValueError(say("hold the number under which the firm is registered"))
    return text


def _repository(text: object) -> str:
    """Read the address of a repository, without anything after it."""
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
    """Read the countries whose law the legal notice follows."""
    countries = re.split(r"[ ,]+", text) if isinstance(text, str) else [""]
    if not {*countries} <= {*laws()} or len({*countries}) < len(countries):
        raise ValueError(
            say("be one of %(choices)s, or several with commas", choices=", ".join(laws()))
        )
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
PostalCode = Annotated[str, BeforeValidator(_postal_code)]
