"""How numbers are written in each language: what finds them in a text."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

SPACES = r"[ \u00a0\u2009\u202f]"
THIN = "[\u00a0\u2009\u202f'’]"
FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞"
SCALES = {
    "k": 1000,
    "thousand": 1000,
    "mille": 1000,
    "duizend": 1000,
    "m": 10**6,
    "mio": 10**6,
    "bn": 10**9,
    "md": 10**9,
    "mds": 10**9,
    "mrd": 10**9,
    "million": 10**6,
    "millions": 10**6,
    "miljoen": 10**6,
    "billion": 10**9,
    "milliard": 10**9,
    "milliards": 10**9,
    "miljard": 10**9,
}
SCALED = "|".join(name for name in SCALES if name not in ("m", "bn", "md", "mds", "mrd"))
DAYS_OF = "j|jours?|d|days?|dagen"  # of a week
MEASURES = (  # before these stands no version: a point for a comma is a slip
    r"%|€|[jh]\b|jours?\b|heures?\b|semaines?\b|mois\b|ans?\b|années?\b|minutes?\b|fois\b"
    r"|millions?\b|milliards?\b|dag(?:en)?\b|uur\b|uren\b|we(?:ek|ken)\b|maand(?:en)?\b|jaar\b"
    r"|keer\b|miljoen\b|miljard\b"
)


CODES = (  # of accounts and firms, and telephone numbers
    rf"(?P<account>(?-i:(?<=[A-Z]{{2}})\d\d(?:{SPACES}?[A-Z\d]{{4}}){{3,7}}"
    rf"(?:{SPACES}?[A-Z\d]{{1,3}})?)(?!\w)|\d{{3}}(?:{SPACES}\d{{3}}){{2}}{SPACES}\d{{5}}(?!\d))"
    rf"|(?P<phone>(?<![\w.,])(?:\+|\(?0)[\d(](?:[\d()./\u00a0\u202f -]*\d){{6}})"
)
DATES = (
    r"|(?P<day>(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<date>\d\d)(?!\d))"
    r"|(?P<first>(?<![\d.])\d{1,2})[./](?P<second>\d{1,2})[./](?P<last>\d{4})(?!\d)"
    r"|(?P<span>(?:19|20)\d\d)/(?P<to>\d\d)(?![\d/])"
)
TIMES = (
    rf"|(?P<ranged>\d{{1,2}})(?={SPACES}?(?:-|–|to|and|or){SPACES}?\d{{1,2}}{SPACES}?[ap]\.?m\b)"
    rf"|(?P<half>\d{{1,2}})(?:[:.](?P<past>\d\d))?{SPACES}?(?P<noon>[ap])\.?m\b\.?"
    rf"|(?P<hour>\d{{1,2}})(?::|{SPACES}?(?:h(?:eures?)?|u(?:ur)?){SPACES}?)(?P<minute>\d\d)(?!\d)"
    rf"|(?P<uur>\d{{1,2}})\.(?P<over>\d\d)(?={SPACES}?(?:uur|u|h)\b)"
    rf"|(?P<days>[1-6]){SPACES}?(?:{DAYS_OF}){SPACES}?(?:/|sur|op|out of){SPACES}?7(?!\d)"
)


@cache
def form_of(lang: str) -> re.Pattern[str]:
    """Return what finds the numbers of a language, telephone numbers and times before plain
    ones."""
    decimal = re.escape(decimal_of(lang))
    group = rf"(?:{THIN}|{',' if decimal_of(lang) == '.' else '[.]'}| )"
    return re.compile(
        rf"(?=[\d+({FRACTIONS}{decimal}])(?:"  # with one of these every number begins
        rf"{CODES}{DATES}"
        rf"|(?P<part_of>(?<![\d/])[1-3]/[2-4](?![\d/]))"
        rf"{TIMES}"
        rf"|(?P<same>\d+)(?:{SPACES}?[^\W\d]+)?{SPACES}?(?:/|sur|op|out of){SPACES}?(?P=same)(?!\d)"
        rf"|(?P<version>(?:(?<=[A-Za-z]{SPACES})|(?<=[A-Za-z]\.{SPACES})|(?<=[A-Za-z]))\d+(?:\.\d+)+"
        rf"|\d+(?:\.\d+){{2,}}|\d{{3}}\.\d+(?=(?-i:[A-Z])))(?<!\d{{3}})(?!\d|{SPACES}?(?:{MEASURES}))"
        rf"|(?P<whole>\d{{1,2}}){SPACES}(?P<rest>[1-3]/[2-8])(?![\d/])"
        rf"|(?P<plain>\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)"
        rf"|\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{decimal}\d+)?"
        rf"|\d+(?:{decimal}\d+)?|(?<!\S){decimal}\d+)"
        rf"(?P<part>[{FRACTIONS}])?(?:{SPACES}?(?P<scale>(?-i:M|bn|Mds?|Mrd)|{SCALED})\b)?"
        rf"|(?P<fraction>[{FRACTIONS}]))",
        re.IGNORECASE,
    )


@cache
def decimal_of(lang: str) -> str:
    """Return the sign before the decimals of a language."""
    return str(Locale.parse(lang).number_symbols["latn"]["decimal"])


@cache
def months(lang: str) -> dict[str, int]:
    """Return the months of a language by their names, whole and short."""
    names = Locale.parse(lang).months["format"]
    return {
        str(name).rstrip("."): month
        for form in ("wide", "abbreviated")
        for month, name in names[form].items()
    }


@cache
def month_beside_a_number(lang: str) -> re.Pattern[str]:
    """Return what finds "23 November", "1er mai", "23rd of June" and "June 2026"."""
    names = "|".join(sorted(months(lang), key=len, reverse=True))
    return re.compile(
        rf"\d(?:st|nd|rd|th|er)?{SPACES}(?:of )?(?P<behind>{names})\b"
        rf"|\b(?P<ahead>{names})\.?{SPACES}\d"
    )
