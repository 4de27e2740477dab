"""What a failing case says, in English for the test to compare, once it has proved to be said in
every other language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from calculator.mistake import Mistake
from plugins.languages.staff_words import languages, speech_in

SPEECHES = [speech_in(lang) for lang in languages()[1:]]
TYPED = re.compile("«[^»]*»")  # what staff wrote is shown as they wrote it
ENGLISH = re.compile(r"(?<![\w-])(must|should|the|got|write|did you mean)(?![\w-])")


def lines(mistakes: Iterable[Mistake]) -> list[str]:
    """Return the English lines."""
    found = list(mistakes)
    for mistake in found:
        for speech_of in SPEECHES:
            told, place = speech_of.translate(mistake), str(mistake).partition(": ")[0]
            assert told != str(mistake) and told.startswith(f"{place}: ")
            assert not ENGLISH.search(TYPED.sub("", told.removeprefix(place))), told
    return [str(mistake) for mistake in found]
