"""The numbers of a text by their meaning, so that a text can be compared with its translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from plugins.languages.numbers.forms import (
    FRACTIONS,
    SCALES,
    decimal_of,
    form_of,
    month_beside_a_number,
    months,
)

PLAIN = re.compile(r"\d+(?:\.\d+)?")
PHONE_DIGITS = 8  # the last of a telephone number: the same with and without the country
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
SOME_RAISED = re.compile("[⁰¹²³⁴-⁹₀-₉]")
DAYS = {"day": ("year", "month", "date"), "first": ("first", "second", "last")}  # ways to write one
SOME = re.compile(rf"[\d{FRACTIONS}⁰¹²³⁴-⁹₀-₉]")
AREA = re.compile(r"(?<![^\W\d_])[cdk]?m[23](?!\w)")  # or a volume, in which 2 is no number
NO_DIGIT = re.compile(r"\D")
Reader = Callable[[re.Match[str]], Iterable[str]]


@dataclass(frozen=True)
class Number:
    """A number of a text: what it means, how it is written, and where."""

    value: str
    written: str
    place: int


def numbers_in(text: str, *, lang: str) -> Iterator[Number]:
    """Yield the numbers of a text by what they mean in its language."""
    if not SOME.search(text):
        return
    text = _with_plain_digits(text)
    decimal = decimal_of(lang)
    for match in form_of(lang).finditer(text):
        for value in _values(match, decimal):
            yield Number(value, match[0].strip(), match.start())
    if not any(name in text for name in months(lang)):
        return
    for match in month_beside_a_number(lang).finditer(text):
        name = match["behind"] or match["ahead"]
        yield Number(str(months(lang)[name]), name, match.start())


def _with_plain_digits(text: str) -> str:
    """Return a text with digits in the place of raised ones, except in an area."""
    if SOME_RAISED.search(text):
        text = text.translate(RAISED)
    if "m2" in text or "m3" in text:
        text = AREA.sub(lambda area: f"{area[0][:-1]}²", text)
    return text


def percent_as_part(value: str) -> str:
    """Return a number of percents as a part of one, 50 as 0.5; "" where it is another number."""
    return _as_typed(Fraction(value) / 100) if PLAIN.fullmatch(value) else ""


def _values(match: re.Match[str], decimal: str) -> Iterable[str]:
    """Return what a number means: a day means three numbers, almost all others one."""
    if match["plain"]:
        return [_number_value(match, decimal)]
    read = next(read for name, read in READERS.items() if match[name])
    return read(match)


def _day(match: re.Match[str]) -> Iterable[str]:
    names = DAYS[next(filter(match.group, DAYS))]
    return (str(int(match[name])) for name in names)


def _half_of_a_day(match: re.Match[str]) -> Iterable[str]:
    hour = int(match["half"]) % 12 + 12 * (match["noon"] in "pP")
    return [_time(hour, match["past"])]


def _first_hour(hour: int, after: str) -> str:
    """Return the first hour of "9 to 5 pm" or "2-4 pm": in the morning where it is the later
    number."""
    second, noon = re.findall(r"(\d+)|([ap])\.?m", after, re.IGNORECASE)[:2]
    later = noon[1] in "pP" and hour < int(second[0]) and int(second[0]) != 12
    return _time(hour % 24 + 12 * (later and hour < 12), None)


def _time(hour: int, minute: str | None) -> str:
    return f"{hour}:{minute}" if minute and minute != "00" else str(hour)


def _number_value(match: re.Match[str], decimal: str) -> str:
    plain, part, scale = match["plain"], match["part"], match["scale"]
    whole, _, rest = plain.rpartition(decimal) if plain.count(decimal) == 1 else (plain, "", "")
    digits = NO_DIGIT.sub("", whole)
    if digits.startswith("0") and len(digits) > PHONE_DIGITS:  # such as the number of a firm
        return f"tel {digits[-PHONE_DIGITS:]}"
    if not (rest or part or scale):
        return str(int(digits or 0))  # nearly every number
    value = Fraction(f"{int(digits or 0)}.{rest or 0}")
    if part:
        value += _fraction(part)
    return _as_typed(value * SCALES.get((scale or "").lower(), 1))


def _fraction(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(100)


def _as_typed(value: Fraction) -> str:
    """Return a number as one would type it: 4.5, and 13/3 where no decimals end."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            return f"{float(value):.{places}f}" if places else str(value.numerator)
    return str(value)


READERS: dict[str, Reader] = {
    "account": lambda match: [re.sub(r"\W", "", match["account"])],
    "phone": lambda match: [f"tel {re.sub(r'[^0-9]', '', match[0])[-PHONE_DIGITS:]}"],
    "day": _day,
    "first": _day,
    "span": lambda match: [match["span"], match["span"][:2] + match["to"]],
    "part_of": lambda match: [_as_typed(Fraction(match["part_of"]))],
    "ranged": lambda match: [_first_hour(int(match["ranged"]), match.string[match.end() :])],
    "half": _half_of_a_day,
    "hour": lambda match: [_time(int(match["hour"]), match["minute"])],
    "uur": lambda match: [_time(int(match["uur"]), match["over"])],
    "days": lambda match: [match["days"]],
    "same": lambda match: [match["same"]],
    "version": lambda match: [match["version"]],
    "whole": lambda match: [_as_typed(int(match["whole"]) + Fraction(match["rest"]))],
    "fraction": lambda match: [_as_typed(_fraction(match["fraction"]))],
}  # by the group that is there
