"""The numbers of a text by their value, so that a text can be compared with its translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from babel import Locale

SPACES = r"[ \u00a0\u2009\u202f]"
THIN = "[\u00a0\u2009\u202f'’]"
FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
# the parts of a day, in the ways to write it
DAYS = {"day": ("year", "month", "date"), "first": ("first", "second", "last")}
SOME = re.compile(rf"[\d{FRACTIONS}⁰¹²³⁴-⁹₀-₉]")
# the last digits of a telephone number, which are the same with and without the country code
PHONE_DIGITS = 8
SCALES = {
    "k": 1000,
    "thousand": 1000,
    "mille": 1000,
    "duizend": 1000,
    "m": 10**6,
    "mio": 10**6,
    "bn": 10**9,
    "million": 10**6,
    "millions": 10**6,
    "miljoen": 10**6,
    "billion": 10**9,
    "milliard": 10**9,
    "milliards": 10**9,
    "miljard": 10**9,
}
# in small letters those may mean metres
SCALED = "|".join(name for name in SCALES if name not in ("m", "bn"))


@dataclass(frozen=True)
class Number:
    """A number of a text: its value, how it is written, and where."""

    value: str
    written: str
    place: int


@cache
def _form(lang: str) -> re.Pattern[str]:
    """Return a pattern for the numbers of a language, with telephone numbers and times before plain
    numbers."""
    decimal = re.escape(_decimal(lang))
    group = rf"(?:{THIN}|{',' if _decimal(lang) == '.' else '[.]'}| )"
    return re.compile(
        rf"(?=[\d+({FRACTIONS}{decimal}])(?:"  # every number begins with one of these
        rf"(?P<phone>(?<![\w.,])(?:\+|\(?0)[\d(](?:[\d()./\u00a0\u202f -]*\d){{6}})"
        rf"|(?P<day>(?<!\d)(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<date>\d\d)(?!\d))"
        rf"|(?P<first>(?<![\d.])\d{{1,2}})[./](?P<second>\d{{1,2}})[./](?P<last>\d{{4}})(?!\d)"
        rf"|(?P<part_of>(?<![\d/])[1-3]/[2-4](?![\d/]))"
        rf"|(?P<ranged>\d{{1,2}})(?={SPACES}?(?:-|–|to|and|or){SPACES}?\d{{1,2}}{SPACES}?[ap]\.?m\b)"
        rf"|(?P<half>\d{{1,2}})(?:[:.](?P<past>\d\d))?{SPACES}?(?P<noon>[ap])\.?m\b\.?"
        rf"|(?P<hour>\d{{1,2}})(?::|{SPACES}?h(?:eures?)?{SPACES}?)(?P<minute>\d\d)(?!\d)"
        rf"|(?P<same>\d+)(?:{SPACES}?[^\W\d]+)?{SPACES}?(?:/|sur|op|out of){SPACES}?(?P=same)(?!\d)"
        rf"|(?P<version>(?:(?<=[A-Za-z]{SPACES})|(?<=[A-Za-z]\.{SPACES}))\d+(?:\.\d+)+"
        rf"|\d+(?:\.\d+){{2,}})(?<!\d{{3}})(?!\d)"
        rf"|(?P<plain>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{decimal}\d+)?"
        rf"|\d+(?:{decimal}\d+)?|(?<!\S){decimal}\d+)"
        rf"(?P<part>[{FRACTIONS}])?(?:{SPACES}?(?P<scale>(?-i:M|bn)|{SCALED})\b)?"
        rf"|(?P<fraction>[{FRACTIONS}]))",
        re.IGNORECASE,
    )


@cache
def _decimal(lang: str) -> str:
    return str(Locale.parse(lang).number_symbols["latn"]["decimal"])


def numbers_in(text: str, *, lang: str) -> Iterator[Number]:
    """Yield the numbers of a text by their value in its language."""
    if not SOME.search(text):
        return
    text = text.translate(RAISED)
    decimal = _decimal(lang)
    for match in _form(lang).finditer(text):
        for value in _values(match, text, decimal):
            yield Number(value, match[0].strip(), match.start())


def _values(match: re.Match[str], text: str, decimal: str) -> Iterator[str]:
    """Yield the values of a match: a day has three, all other numbers one."""
    kind = match.lastgroup
    if match["phone"]:
        yield f"tel {re.sub(r'[^0-9]', '', match[0])[-PHONE_DIGITS:]}"
    elif names := DAYS.get(next(filter(match.group, DAYS), "")):
        yield from (str(int(match[name])) for name in names)
    elif match["part_of"]:
        yield _as_typed(Fraction(match["part_of"]))
    elif match["ranged"]:
        yield _first_hour(int(match["ranged"]), text[match.end() :])
    elif match["half"]:
        yield _time(int(match["half"]) % 12 + 12 * (match["noon"] in "pP"), match["past"])
    elif match["hour"]:
        yield _time(int(match["hour"]), match["minute"])
    elif match["same"] or match["version"]:
        yield match["same"] or match["version"]
    elif match["fraction"]:
        yield _as_typed(_fraction(match["fraction"]))
    elif kind:
        yield _number_value(match, decimal)


def _first_hour(hour: int, after: str) -> str:
    """Return the first hour of "9 to 5 pm" or "2-4 pm": in the morning if it is the larger
    number."""
    second, noon = re.findall(r"(\d+)|([ap])\.?m", after, re.IGNORECASE)[:2]
    is_afternoon = noon[1] in "pP" and hour < int(second[0]) and int(second[0]) != 12
    return _time(hour % 24 + 12 * (is_afternoon and hour < 12), None)


def _time(hour: int, minute: str | None) -> str:
    return f"{hour}:{minute}" if minute and minute != "00" else str(hour)


def _number_value(match: re.Match[str], decimal: str) -> str:
    whole_part, _, rest = (
        match["plain"].rpartition(decimal)
        if decimal in match["plain"]
        else (match["plain"], "", "")
    )
    digits = re.sub(r"\D", "", whole_part)
    # such as the registration number of a firm
    if digits.startswith("0") and len(digits) > PHONE_DIGITS:
        return f"tel {digits[-PHONE_DIGITS:]}"
    value = Fraction(f"{int(digits or 0)}.{rest or 0}")
    if match["part"]:
        value += _fraction(match["part"])
    return _as_typed(value * SCALES.get((match["scale"] or "").lower(), 1))


def _fraction(sign: str) -> Fraction:
    return Fraction(unicodedata.numeric(sign)).limit_denominator(100)


def _as_typed(value: Fraction) -> str:
    """Return a number as people type it: 4.5, or 13/3 if its decimals do not end."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            return f"{float(value):.{places}f}" if places else str(value.numerator)
    return str(value)
