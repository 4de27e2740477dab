"""An answer must say something, and be short enough to be read."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

MOST_WORDS = 400  # that somebody reads
LARGEST = 2000  # that a page can hold


@remembered
def _words(entry: Entry) -> Iterator[int]:
    """Yield how many words a text has."""
    yield len(" ".join(line for _, line in entry.prose).split())


def check(sources: Sources) -> Iterator[Finding]:
    """Yield answers that are empty, and warn of those that are too long."""
    for entry in sources.entries:
        if entry.kind != "faq" or entry.front is None:
            continue
        (words,) = _words(entry)
        if not words:
            text = say('an answer must not be empty; write it below the second line "---".')
            yield Finding(entry.file, max(entry.lines.values()) + 1, text)
        elif words > LARGEST:
            text = say(
                "an answer must have at most %(most)s words, has %(words)s; make several questions"
                " of it.",
                most=LARGEST,
                words=words,
            )
            yield Finding(entry.file, entry.prose[0][0], text)
        elif words > MOST_WORDS:
            text = say(
                "an answer should have at most %(most)s words, has %(words)s; shorten it, or make"
                " two questions of it.",
                most=MOST_WORDS,
                words=words,
            )
            yield Finding(entry.file, entry.prose[0][0], text, "warning")
