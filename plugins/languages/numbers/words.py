"""Numbers as words, by language: "two" and "deux" are 2, "noon" is 12, "November" is 11."""

from __future__ import annotations

import re
from functools import cache, partial

from babel import Locale

from plugins.languages.numbers.cardinals import cardinals
from plugins.languages.numbers.clock_times import clock
from plugins.languages.numbers.ordinals import ordinals

MORE = {
    "en": {
        "0.5": "half",
        "1": "once single firstly",
        "2": "twice double doubled doubles twofold secondly both pair couple",
        "3": "thirdly triple tripled triples threefold",
        "1/3": "third",
        "2/3": "two-thirds",
        "0.75": "three-quarters",
        "75": "three-quarters",
        "14": "fortnight",
        "15": "fortnight quarter-hour quarter-of-an-hour",
        "30": "half-hour half-an-hour",
        "4": "quarters",
        "0.1": "tenth",
        "0.2": "fifth",
        "12": "noon midday dozen",
        "0": "midnight none no",
        "24": "midnight round-the-clock",
        "100": "hundred",
        "1000": "thousand",
        "500000": "half-a-million",
        "1000000": "million",
        "0.25": "quarter",
    },
    "fr": {
        "0.5": "demi demie moitié mi",
        "0.75": "trois-quarts",
        "1/3": "tiers",
        "2/3": "deux-tiers",
        "0.1": "dixième",
        "0.2": "cinquième",
        "1": "une premier première seul seule unique premièrement",
        "2": "second seconde double doublé doublée doublés doublées paire deuxièmement",
        "3": "tiers triple triplé triplée triplés triplées",
        "10": "dizaine",
        "12": "midi douzaine",
        "14": "quinzaine",
        "15": "quinzaine quart-d’heure",
        "20": "vingtaine vingts",
        "30": "trentaine demi-heure",
        "40": "quarantaine",
        "50": "cinquantaine",
        "60": "soixantaine",
        "75": "trois-quarts",
        "80": "quatre-vingts huitante octante",
        "0": "minuit aucun aucune",
        "24": "minuit",
        "100": "cent centaine cents",
        "1000": "mille millier",
        "500000": "demi-million",
        "1000000": "million",
        "0.25": "quart",
    },
    "nl": {
        "0": "geen middernacht",
        "0.25": "kwart",
        "1/3": "derde",
        "0.5": "half halve helft",
        "2/3": "twee-derde",
        "0.75": "driekwart drie-kwart",
        "1": "één eenmaal",
        "1.5": "anderhalf anderhalve",
        "2": "beide beiden tweemaal dubbel dubbele paar",
        "3": "driemaal",
        "10": "tiental",
        "12": "dozijn middag",
        "14": "veertiental",
        "15": "kwartier",
        "24": "middernacht",
        "30": "half-uur",
        "500000": "half-miljoen",
    },
}


NUMBERED = (  # what a Roman number of one letter stands behind
    "(?:chapter|chapitre|hoofdstuk|volume|phase|fase|level|niveau|part|partie|deel|annexe?|appendix"
    "|bijlage|tier|tome|type|title|titre|stage|stade)"
)
SPACES = "[ \u00a0\u202f]"
SCALE_WORDS = {
    "en": ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")),
    "fr": ((10**9, "milliards?"), (10**6, "millions?"), (1000, "mille"), (100, "cents?")),
    "nl": ((10**9, "miljard"), (10**6, "miljoen"), (1000, "duizend"), (100, "honderd")),
    "de": ((10**9, "Milliarden?"), (10**6, "Millionen"), (1000, "tausend"), (100, "hundert")),
}
HUNDRED = {"en": "hundred", "nl": "honderd"}  # "twelve hundred" is said there


@cache
def words_for(number: str, lang: str) -> re.Pattern[str] | None:
    """Return what finds a number as words of a language, None where it has none that we know."""
    forms = (
        *_small_words(number, lang),
        *_large_words(number, lang),
        *_half_words(number, lang),
        *_roman(number),
        *clock(number, lang, partial(_small_words, lang=lang)),
    )
    longest = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE) if forms else None


def _small_words(number: str, lang: str) -> tuple[str, ...]:
    return tuple(
        re.escape(word).replace(r"\-", "[- ]") for word in _words_by_number(lang).get(number, ())
    )


def _large_words(number: str, lang: str) -> tuple[str, ...]:
    """Return the words of a hundred and more: "two hundred and fifty", "trois mille"."""
    if lang not in SCALE_WORDS or not number.isdigit() or not 100 <= int(number) < 10**12:
        return ()
    if lang in HUNDRED and len(number) == 4 and number[1] != "0" and number.endswith("00"):
        hundreds = "|".join(_small_words(number[:2], lang))
        return (f"(?:{hundreds})[- ]?{HUNDRED[lang]}", *_scaled(number, lang))
    return _scaled(number, lang)


def _scaled(number: str, lang: str) -> tuple[str, ...]:
    scale, word = next(pair for pair in SCALE_WORDS[lang] if int(number) >= pair[0])
    count, rest = divmod(int(number), scale)
    before = [
        f"{form}[- ]?"
        for form in (*_small_words(str(count), lang), *_large_words(str(count), lang))
    ]
    after = (
        "|".join((*_small_words(str(rest), lang), *_large_words(str(rest), lang))) if rest else ""
    )
    first = f"(?:{'|'.join(before)})" + ("?" if count == 1 else "")
    tail = rf"[- ]?(?:(?:and|et|en|und)[- ])?(?:{after})" if rest else ""
    return (f"{first}{word}{tail}",) if after or not rest else ()


def _half_words(number: str, lang: str) -> tuple[str, ...]:
    """Return the words of a number and a half, which may part them: "un jour et demi"."""
    whole, point, half = number.partition(".")
    words = "|".join(_small_words(whole, lang)) if point and half == "5" else ""
    if not words:
        return ()
    glued = rf"|(?:{words})[eë]nhal(?:f|ve)"
    return (rf"(?:{words})(?:[- ]\w+)?[- ](?:and a half|et demie?|en (?:een )?half){glued}",)


def _roman(number: str) -> tuple[str, ...]:
    """Return the Roman number of a century, a level, an article; one letter alone is a word."""
    if not number.isdigit() or not 1 <= int(number) < 40:
        return ()
    tens, units = divmod(int(number), 10)
    roman = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]
    if len(roman) > 1:
        return (f"{roman}(?:e|er|ème|th)?",)
    return (f"{roman}(?:e|ème|th)", f"{NUMBERED}{SPACES}{roman}")


@cache
def _words_by_number(lang: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a language by number: 0 to 99, their ordinals, some more, and the
    months."""
    words_by_number = {number: list(words) for number, words in cardinals(lang).items()}
    for number, words in cardinals(lang).items():
        words_by_number[number] += [form for word in words for form in ordinals(word, lang)]
    for more, text in MORE.get(lang, {}).items():
        words_by_number.setdefault(more, []).extend(text.split())
    for form in ("wide", "abbreviated"):
        for month, name in Locale.parse(lang).months["format"][form].items():
            words_by_number.setdefault(str(month), []).append(str(name))
    return {number: tuple(words) for number, words in words_by_number.items()}
