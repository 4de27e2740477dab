"""Numbers as words, by language: "two" and "deux" are 2, "noon" is 12, "November" is 11."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

UNITS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen "
    "sixteen seventeen eighteen nineteen",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
    " quinze seize "
    "dix-sept dix-huit dix-neuf",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien"
    " vijftien "
    "zestien zeventien achttien negentien",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
    " fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn",
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "vingt trente quarante cinquante soixante septante quatre-vingt nonante",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
}
MORE = {
    "en": {
        "0.5": "half",
        "1": "once single first firstly",
        "2": "twice double second secondly both pair couple",
        "3": "third thirdly triple",
        "1/3": "third",
        "2/3": "two-thirds",
        "0.75": "three-quarters",
        "75": "three-quarters",
        "14": "fortnight",
        "15": "fortnight quarter-hour quarter-of-an-hour",
        "30": "half-hour half-an-hour",
        "4": "fourth quarters",
        "5": "fifth",
        "6": "sixth",
        "7": "seventh",
        "8": "eighth",
        "9": "ninth",
        "10": "tenth",
        "12": "noon midday dozen twelfth",
        "0": "midnight none no",
        "24": "midnight round-the-clock",
        "100": "hundred",
        "1000": "thousand",
        "1000000": "million",
        "0.25": "quarter",
    },
    "fr": {
        "0.5": "demi demie moitié mi",
        "0.75": "trois-quarts",
        "1/3": "tiers",
        "2/3": "deux-tiers",
        "1": "une premier première seul seule unique premièrement",
        "2": "deuxième second seconde double paire deuxièmement",
        "3": "troisième tiers triple",
        "4": "quatrième",
        "5": "cinquième",
        "6": "sixième",
        "7": "septième",
        "8": "huitième",
        "9": "neuvième",
        "10": "dixième dizaine",
        "12": "midi douzaine douzième",
        "14": "quinzaine",
        "15": "quinzaine quart-d’heure",
        "20": "vingtaine vingts",
        "30": "trentaine demi-heure",
        "40": "quarantaine",
        "50": "cinquantaine",
        "60": "soixantaine",
        "75": "trois-quarts",
        "80": "quatre-vingts",
        "0": "minuit aucun aucune",
        "24": "minuit",
        "100": "cent centaine cents",
        "1000": "mille millier",
        "1000000": "million",
        "0.25": "quart",
    },
}


SCALE_WORDS = {  # hundreds and thousands
    "en": ((1000, "thousand"), (100, "hundred")),
    "fr": ((1000, "mille"), (100, "cents?")),
    "nl": ((1000, "duizend"), (100, "honderd")),
    "de": ((1000, "tausend"), (100, "hundert")),
}


@cache
def words_for(number: str, lang: str) -> re.Pattern[str] | None:
    """Return a pattern for a number in the words of a language, None if we know no such words."""
    forms = (
        *_small_words(number, lang),
        *_large_words(number, lang),
        *_half_words(number, lang),
        *_roman(number),
    )
    longest = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE) if forms else None


def _small_words(number: str, lang: str) -> tuple[str, ...]:
    return tuple(
        re.escape(word).replace(r"\-", "[- ]") for word in _words_by_number(lang).get(number, ())
    )


def _large_words(number: str, lang: str) -> tuple[str, ...]:
    """Return the words of a number of a hundred or more: "two hundred and fifty", "trois mille"."""
    if lang not in SCALE_WORDS or not number.isdigit() or not 100 <= int(number) < 10**6:
        return ()
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
    """Return the words of a number and a half, also with a word in between: "un jour et demi"."""
    whole_number, point, half = number.partition(".")
    words = "|".join(_small_words(whole_number, lang)) if point and half == "5" else ""
    return (
        (rf"(?:{words})(?:[- ]\w+)?[- ](?:and a half|et demie?|en (?:een )?half)",) if words else ()
    )


def _roman(number: str) -> tuple[str, ...]:
    """Return the Roman number of a century, a level or an article; a single letter would be a
    word."""
    if not number.isdigit() or not 2 <= int(number) < 40:
        return ()
    tens, units = divmod(int(number), 10)
    roman = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]
    return (f"{roman}(?:e|er|ème|th)?" if len(roman) > 1 else f"{roman}(?:e|ème|th)",)


@cache
def _words_by_number(lang: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a language by number: 0 to 99, some more, and the months."""
    words_by_number: dict[str, list[str]] = {}
    for number, word in enumerate(UNITS.get(lang, "").split()):
        words_by_number.setdefault(str(number), []).append(word)
    for place, ten in enumerate(TENS.get(lang, "").split(), start=2):
        words_by_number.setdefault(str(place * 10), []).append(ten)
        for unit, word in enumerate(UNITS[lang].split()[1:10], start=1):
            compounds = {"nl": f"{word}en{ten}", "de": f"{word}und{ten}"}
            words_by_number.setdefault(str(place * 10 + unit), []).append(
                compounds.get(lang, f"{ten}-{'et-' * (lang == 'fr' and unit == 1)}{word}")
            )
    for decade, ten in ((70, "soixante"), (90, "quatre-vingt")) if lang == "fr" else ():
        for unit, word in enumerate(UNITS["fr"].split()[10:]):
            also = "et-" if decade == 70 and unit == 1 else ""
            words_by_number.setdefault(str(decade + unit), []).append(f"{ten}-{also}{word}")
    for more, text in MORE.get(lang, {}).items():
        words_by_number.setdefault(more, []).extend(text.split())
    for form in ("wide", "abbreviated"):
        for month, name in Locale.parse(lang).months["format"][form].items():
            words_by_number.setdefault(str(month), []).append(str(name))
    return {number: tuple(words) for number, words in words_by_number.items()}
