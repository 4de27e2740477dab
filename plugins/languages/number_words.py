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
        "1": "once single first",
        "2": "twice double second both pair couple",
        "3": "third triple",
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
        "1": "une premier première seul seule unique",
        "2": "deuxième second seconde double paire",
        "3": "troisième tiers triple",
        "4": "quatrième",
        "5": "cinquième",
        "6": "sixième",
        "7": "septième",
        "8": "huitième",
        "9": "neuvième",
        "10": "dixième dizaine",
        "12": "midi douzaine douzième",
        "15": "quinzaine",
        "20": "vingtaine vingts",
        "70": "soixante-dix",
        "80": "quatre-vingts",
        "90": "quatre-vingt-dix",
        "0": "minuit aucun aucune",
        "24": "minuit",
        "100": "cent centaine cents",
        "1000": "mille millier",
        "1000000": "million",
        "0.25": "quart",
    },
}


@cache
def words_for(number: str, lang: str) -> re.Pattern[str] | None:
    """Return what finds a number as words of a language, None where it has none that we know."""
    words = _all(lang).get(number, ())
    longest = sorted(words, key=len, reverse=True)
    form = "|".join(re.escape(word).replace(r"\-", "[- ]") for word in longest)
    return re.compile(rf"(?<!\w)(?:{form})(?!\w)", re.IGNORECASE) if words else None


@cache
def _all(lang: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a language by number: 0 to 99, some more, and the months."""
    found: dict[str, list[str]] = {}
    for number, word in enumerate(UNITS.get(lang, "").split()):
        found.setdefault(str(number), []).append(word)
    for place, ten in enumerate(TENS.get(lang, "").split(), start=2):
        found.setdefault(str(place * 10), []).append(ten)
        for unit, word in enumerate(UNITS[lang].split()[1:10], start=1):
            compounds = {"nl": f"{word}en{ten}", "de": f"{word}und{ten}"}
            found.setdefault(str(place * 10 + unit), []).append(
                compounds.get(lang, f"{ten}-{'et-' * (lang == 'fr' and unit == 1)}{word}")
            )
    for more, listed in MORE.get(lang, {}).items():
        found.setdefault(more, []).extend(listed.split())
    for form in ("wide", "abbreviated"):
        for month, name in Locale.parse(lang).months["format"][form].items():
            found.setdefault(str(month), []).append(str(name))
    return {number: tuple(words) for number, words in found.items()}
