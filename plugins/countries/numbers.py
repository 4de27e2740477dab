"""The formats of telephone, VAT, company and postal numbers in each country, from libraries and
from `countries.toml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import phonenumbers
from stdnum import get_cc_module
from stdnum.exceptions import InvalidChecksum, ValidationError

from plugins.countries.countries import countries, country, of_vat_prefix

if TYPE_CHECKING:
    from stdnum.util import NumberValidationModule

LEADING = re.compile(r"^\D+(?=\d)")
FEWEST_DIGITS = 4  # of a registration number in any country


def dialled(text: str) -> str:
    """Return a telephone number as it is dialled, "+3225551212"; "" if it is not one."""
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def is_assigned(text: str) -> bool:
    """Return whether a telephone number has the form of those of its country."""
    return phonenumbers.is_valid_number(phonenumbers.parse(text, None))


def has_digits(text: str) -> bool:
    """Return whether a text can contain a registration number."""
    return sum(sign.isdecimal() for sign in text) >= FEWEST_DIGITS


def is_vat_number(text: str, code: str) -> bool:
    """Return whether a VAT number has the length and signs of its country: the one whose letters it
    begins with, or the firm's, whose code may be unknown, "". Wrong check digits are reported
    separately."""
    number, module, is_free = _vat(text, code)
    if module is None:
        return is_free and has_digits(number)
    try:
        return bool(module.validate(number))
    except InvalidChecksum:
        return True
    except ValidationError:
        return False


def is_vat_checked(text: str, code: str) -> bool:
    """Return whether the check digits of a VAT number are correct, as far as the rule is known."""
    number, module, _ = _vat(text, code)
    return module is None or module.is_valid(number)


def _vat(text: str, code: str) -> tuple[str, NumberValidationModule | None, bool]:
    """Return a VAT number, the module that validates it, and whether it is valid without one."""
    own = countries().get(code)
    if own and own.vat_prefixes == ():
        modules = [get_cc_module(code.lower(), name) for name in own.tax_numbers]
        return LEADING.sub("", text), next(iter(modules), None), True
    prefix = of_vat_prefix(text[:2].upper()).lower()
    module = get_cc_module(prefix, "vat") if re.fullmatch("[a-z]{2}", prefix) else None
    return text, module, bool(code) and own is None


def is_registered(code: str, text: str) -> bool:
    """Return whether a company number has the form of those of a country, as far as that is
    known."""
    entry = country(code)
    kinds = [get_cc_module(code.lower(), name) for name in entry.company_numbers]
    number = LEADING.sub("", text) if entry.named else text
    return not kinds or any(kind.is_valid(number) for kind in kinds if kind)


def is_postal_code(code: str, text: str) -> bool:
    """Return whether a postal code has the form of those of a country, as far as that is known."""
    pattern = country(code).postal_code
    return not pattern or bool(re.fullmatch(pattern[0], text, re.ASCII))
