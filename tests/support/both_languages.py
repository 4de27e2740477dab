"""The messages of a failing case in English, once each has proved to be translated into every
other language of staff."""

from __future__ import annotations

import re
from collections.abc import Iterable

from calculator.mistake import Mistake
from plugins.languages.staff_words import languages, speech_in

SPEECHES = [speech_in(lang) for lang in languages()[1:]]
QUOTED = re.compile("«[^»]*»")  # what staff wrote is shown as they wrote it
ENGLISH = re.compile(r"(?<![\w-])(must|should|the|got|write|did you mean)(?![\w-])")


def lines(mistakes: Iterable[Mistake]) -> list[str]:
    """Return the English lines. Raises AssertionError where a translation is missing."""
    mistakes = list(mistakes)
    for mistake in mistakes:
        for speech_of in SPEECHES:
            translation, place = speech_of.translate(mistake), str(mistake).partition(": ")[0]
            assert translation != str(mistake) and translation.startswith(f"{place}: ")
            assert not ENGLISH.search(QUOTED.sub("", translation.removeprefix(place))), translation
    return [str(mistake) for mistake in mistakes]
