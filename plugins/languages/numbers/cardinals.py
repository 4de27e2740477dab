"""The numbers of each language from 0 to 99 as words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from plugins.languages.numbers.ordinals import compound

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
EIGHTY = ("huitante", "octante")
ARTICLES = {"en": ("a", "an"), "fr": ("une",), "nl": ("één",)}


@cache
def counts(lang: str) -> dict[str, int]:
    """Return the numbers of a language from 1 to 99 by their words, and its articles as 1."""
    words = {word: int(number) for number, words in cardinals(lang).items() for word in words}
    return {word: number for word, number in words.items() if number} | dict.fromkeys(
        ARTICLES.get(lang, ()), 1
    )


@cache
def cardinals(lang: str) -> dict[str, tuple[str, ...]]:
    """Return the words of 0 to 99."""
    units, tens = UNITS.get(lang, "").split(), TENS.get(lang, "").split()
    words = [(number, word) for number, word in enumerate(units)]
    for place, ten in enumerate(tens, start=2):
        words.append((place * 10, ten))
        words += [
            (place * 10 + unit, compound(ten, word, lang, first=unit == 1))
            for unit, word in enumerate(units[1:10], start=1)
        ]
    if lang == "fr":
        words += _french(units)
    numbers: dict[str, tuple[str, ...]] = {}
    for number, word in words:
        numbers[str(number)] = (*numbers.get(str(number), ()), word)
    return numbers


def _french(units: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield what else is said of 70 to 99, in France and in Switzerland."""
    for decade, ten in ((70, "soixante"), (90, "quatre-vingt")):
        for unit, word in enumerate(units[10:]):
            yield decade + unit, f"{ten}-{'et-' * (decade == 70 and unit == 1)}{word}"
    for unit, word in enumerate(units[1:10], start=1):
        yield from ((80 + unit, compound(ten, word, "fr", first=unit == 1)) for ten in EIGHTY)
