"""The words of a language that are made of others: "twenty-one" of "twenty" and "one", "twentieth"
of "twenty"."""

from __future__ import annotations

IRREGULAR = {  # how the last word ends
    "en": {
        "one": "first",
        "two": "second",
        "three": "third",
        "five": "fifth",
        "eight": "eighth",
        "nine": "ninth",
        "twelve": "twelfth",
    },
    "fr": {"cinq": "cinquième", "neuf": "neuvième", "vingt-et-un": "vingt-et-unième"},
    "nl": {"een": "eerste", "drie": "derde", "acht": "achtste"},
}


def compound(ten: str, unit: str, lang: str, *, first: bool) -> str:
    """Return the word of a ten and a unit, of which the first has its own way in French."""
    if lang == "nl":
        return f"{unit}{'ën' if unit.endswith('e') else 'en'}{ten}"
    if lang == "de":
        return f"{unit}und{ten}"
    return f"{ten}-{'et-' * (lang == 'fr' and first and ten != 'quatre-vingt')}{unit}"


def ordinals(word: str, lang: str) -> list[str]:
    """Return the ordinal of a number, and in English also the years of a decade."""
    for end, ordinal in IRREGULAR.get(lang, {}).items():
        if word.endswith(end) and (lang != "nl" or word == end):
            return [word.removesuffix(end) + ordinal]
    if lang == "en" and word.endswith("y"):
        return [f"{word[:-1]}ieth", f"{word[:-1]}ies"]
    if lang == "fr":
        return [] if word == "un" else [f"{word.removesuffix('e')}ième"]
    if lang == "nl":
        return [f"{word}{'ste' if word.endswith('ig') else 'de'}"]
    return [f"{word}th"] if lang == "en" else []
