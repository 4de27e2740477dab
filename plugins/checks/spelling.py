"""Words must be spelt right, by codespell's dictionary and our own in `content/words.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from plugins.amounts import PLACEHOLDER
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

OURS = "words.txt"
LANG = ""  # the default language, English, is the only one that the dictionary knows
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NOT_PROSE = re.compile(r"\]\([^)]*\)|<[^>]*>|\{[^}]*\}|\S+://\S+|\S+@\S+")


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of words that are commonly misspelt so."""
    ours = our_words(sources)
    for entry in sources.entries:
        for number, line in entry.text if entry.lang == LANG else ():
            for word in WORD.findall(NOT_PROSE.sub("] ", PLACEHOLDER.sub("", line))):
                right = misspellings().get(word.lower())
                if right and word.lower() not in ours:
                    text = say('"%(word)s" should be spelt right; did you mean "%(right)s"? A word of ours goes into content/words.txt.', word=word, right=right)
                    yield Finding(entry.file, number, text, "warning")


def our_words(sources: Sources) -> set[str]:
    """Return the words that staff have approved, one a line; `#` begins a note."""
    file = sources.content / OURS
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return {word for line in lines if (word := line.partition("#")[0].strip().lower())}


@cache
def misspellings() -> dict[str, str]:
    """Return codespell's dictionary: what is written wrongly, and how it may be meant."""
    text = files("codespell_lib").joinpath("data/dictionary.txt").read_text(encoding="utf-8")
    pairs = (line.split("->", 1) for line in text.splitlines() if "->" in line)
    return {wrong.lower(): right.strip().rstrip(",").replace(", ", '" or "') for wrong, right in pairs}
