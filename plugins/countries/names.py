"""The names of countries, as CLDR writes them in each language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale

ARTICLE = "the "
LETTERS = 2  # in the code of a country; that of a continent has three digits in CLDR


@lru_cache(maxsize=16)
def names_in(languages: tuple[str, ...]) -> Mapping[str, str]:
    """Return the code of each country by its name in any of the languages."""
    return {
        name: code
        for lang in languages
        for code, name in Locale.parse(lang).territories.items()
        if len(code) == LETTERS
    }


@lru_cache(maxsize=64)
def code_of(name: str, languages: tuple[str, ...]) -> str:
    """Return the code of a country from its full name; "" if no country has it."""
    codes = {one.casefold(): code for one, code in names_in(languages).items()}
    return codes.get(name.strip().casefold().removeprefix(ARTICLE), "")
