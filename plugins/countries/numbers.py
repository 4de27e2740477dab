"""Telephone, VAT and company numbers, as the libraries know them of each country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import phonenumbers
from stdnum import get_cc_module
from stdnum.exceptions import InvalidChecksum, ValidationError

from plugins.countries.known import country, of_vat_prefix

if TYPE_CHECKING:
    from stdnum.util import NumberValidationModule


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


def vat_of(prefix: str) -> NumberValidationModule | None:
    """Return what knows the VAT numbers that begin with two letters."""
    code = of_vat_prefix(prefix).lower()
    return get_cc_module(code, "vat") if code.isalpha() and len(code) == 2 else None


def is_registered(code: str, text: str) -> bool:
    """Whether a company number has the form of those of a country, as far as that is known."""
    known = country(code)
    kinds = [get_cc_module(code.lower(), name) for name in known.company_numbers]
    number = re.sub(r"^\D+(?=\d)", "", text) if known.named else text
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
