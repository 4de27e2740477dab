"""Strict readers for the values of a request; each raises InputErrors at its field."""

from collections.abc import Mapping
from datetime import date

from calculator.days import day_of
from calculator.money import ONE, NumberError, hundredths
from calculator.tariff.refusal import InputError, InputErrors
from calculator.typed_number import normalise_number


def read_number(field: str, value: object, decimals: int = 2) -> int:
    """Return a number or a typed text as a whole number of hundredths, or of units with
    `decimals`."""
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise InputErrors([InputError(field, "not-a-number")])
    try:
        return hundredths(normalise_number(str(value)), decimals)
    except NumberError as refused:
        raise InputErrors([InputError(field, refused.code)]) from None


def read_whole(field: str, value: object) -> int:
    """Return a whole number."""
    try:
        number, part = divmod(read_number(field, value), ONE)
    except InputErrors as refused:
        if refused.errors[0].code != "too-fine":
            raise
        number, part = 0, 1
    if part:
        raise InputErrors([InputError(field, "not-whole")])
    return number


def read_boolean(field: str, value: object) -> bool:
    """Return true or false."""
    if value is not True and value is not False:
        raise InputErrors([InputError(field, "not-a-boolean")])
    return value


def read_choice(field: str, value: object, *, choices: tuple[str, ...]) -> str:
    """Return one of some texts."""
    if not isinstance(value, str) or str(value) not in choices:
        raise InputErrors([InputError(field, "not-a-choice")])
    return str(value)


def read_day(field: str, value: object) -> date:
    """Return a day."""
    day = day_of(value) if isinstance(value, str) else None
    if day is None:
        raise InputErrors([InputError(field, "not-a-day")])
    return day


def read_object(field: str, value: object) -> Mapping[str, object]:
    """Return an object of named values."""
    if not isinstance(value, dict):
        raise InputErrors([InputError(field, "not-an-object")])
    return value
