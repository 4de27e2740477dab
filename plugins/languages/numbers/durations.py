"""The durations of a text by their length: "90 minutes" is as long as "1 h 30" or "anderhalf
uur"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from plugins.languages.numbers.cardinals import counts

Length = tuple[str, Fraction]  # in seconds or in months: no number of days makes a month
S, M = "seconds", "months"
HOUR, DAY = 3600, 86_400
UNITS = {
    "en": {
        "seconds?|secs?": (S, 1),
        "minutes?|mins?": (S, 60),
        "hours?|hrs?|h": (S, HOUR),
        "days?": (S, DAY),
        "weeks?": (S, 604_800),
        "fortnights?": (S, 1_209_600),
        "months?": (M, 1),
        "years?": (M, 12),
        "decades?": (M, 120),
        "century|centuries": (M, 1200),
    },
    "fr": {
        "secondes?|s": (S, 1),
        "minutes?|min|mn": (S, 60),
        "heures?|h": (S, HOUR),
        "jours?(?! ouvr)|journées?|j": (S, DAY),
        "semaines?": (S, 604_800),
        "mois": (M, 1),
        "trimestres?": (M, 3),
        "semestres?": (M, 6),
        "ans?|années?": (M, 12),
        "décennies?": (M, 120),
        "siècles?": (M, 1200),
    },
    "nl": {
        "seconden?|sec": (S, 1),
        "minuut|minuten|min": (S, 60),
        "kwartier": (S, 900),
        "uur|uren|u|h": (S, HOUR),
        "dag|dagen": (S, DAY),
        "week|weken": (S, 604_800),
        "maand|maanden": (M, 1),
        "kwartaal|kwartalen": (M, 3),
        "jaar|jaren": (M, 12),
        "decennium|decennia": (M, 120),
        "eeuw|eeuwen": (M, 1200),
    },
}
PARTS = {  # of one
    "en": {"half an?|half[- ]": "1/2", "quarter of an": "1/4", "three quarters of an": "3/4"},
    "fr": {"demie?-": "1/2", "quart d['’]": "1/4", "trois quarts d['’]": "3/4"},
    "nl": {"half|halve": "1/2", "driekwart": "3/4", "anderhalf|anderhalve": "3/2"},
}
ALONE = {  # without a number, but not "a quarter", which is a part as well
    "en": r"quarterly|(?:every|each|per) quarter",
    "fr": r"trimestr\w+",
    "nl": r"kwartaal|kwartalen",
}
HALF = {"en": "and a half", "fr": "et demie?", "nl": "en een half"}
ABOUT = {15: 14, 8: 7}  # days in French: "quinze jours" are two weeks, "huit jours" one
QUARTER: Length = (M, Fraction(3))
JOINT = re.compile(r"\s?(?:,|and|et|en)?\s?")


@dataclass(frozen=True)
class Duration:
    """What a text says between two places; idioms have two lengths."""

    start: int
    end: int
    lengths: tuple[Length, ...]


def durations_in(text: str, *, lang: str) -> Iterator[Duration]:
    """Yield the durations of a text, "1 year and 6 months" as one and as two."""
    if lang not in UNITS:
        return
    before: Duration | None = None
    for match in _form(lang).finditer(text):
        duration = Duration(match.start(), match.end(), tuple(_lengths(match, lang)))
        yield duration
        if before and JOINT.fullmatch(text, before.end, duration.start):
            (kind, more), (other, less) = before.lengths[0], duration.lengths[0]
            if kind == other and less < more:
                yield Duration(before.start, duration.end, ((kind, more + less),))
        before = duration


def _lengths(match: re.Match[str], lang: str) -> Iterator[Length]:
    if match["alone"]:
        yield QUARTER
        return
    kind, size = next(UNITS[lang][unit] for unit in UNITS[lang] if _is(unit, match["unit"]))
    count = _count(match, lang)
    if match["half"] or match["and_half"]:
        count += Fraction(1, 2)
    minutes = Fraction(match["minutes"] or 0) * 60 if (kind, size) == (S, HOUR) else 0
    yield kind, count * size + minutes
    if lang == "fr" and (kind, size) == (S, DAY) and count in ABOUT:
        yield kind, Fraction(ABOUT[int(count)] * size)


def _count(match: re.Match[str], lang: str) -> Fraction:
    """Return how many of its unit a duration has."""
    if match["digits"]:
        return Fraction(match["digits"].replace(",", "."))
    for part, value in PARTS[lang].items():
        if match["part"] and _is(part, match["part"]):
            return Fraction(value)
    return Fraction(counts(lang)[re.sub(r"[- ]", "-", match["word"].lower())])


def _is(form: str, text: str) -> bool:
    return bool(re.fullmatch(form, text, re.IGNORECASE))


@cache
def _form(lang: str) -> re.Pattern[str]:
    """Return what finds the durations of a language."""
    decimal = r"\." if lang == "en" else ","
    words = "|".join(
        word.replace("-", "[- ]") for word in sorted(counts(lang), key=len, reverse=True)
    )
    units = "|".join(sorted(UNITS[lang], key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,])(?:(?P<alone>{ALONE[lang]})"
        rf"|(?:(?P<digits>\d+(?:{decimal}\d+)?)|(?P<part>{'|'.join(PARTS[lang])})|(?P<word>{words}))"
        rf"(?: (?P<and_half>{HALF[lang]}))?[-\s\u00a0\u202f]?"
        rf"(?P<unit>{units})(?:[\s\u00a0\u202f]?(?P<minutes>[0-5]\d))?(?![\w])"
        rf"(?: (?P<half>{HALF[lang]})\b)?)(?!\w)",
        re.IGNORECASE,
    )
