"""An answer must have words, and must not be too long to read."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

MOST_WORDS = 400  # that visitors read
LARGEST = 2000  # words on one page


@remembered
def _words(entry: Entry) -> Iterator[int]:
    """Yield the number of words of a text."""
    yield sum(len(passage.text().split()) for passage in entry.text.passages)


def _holds_more(entry: Entry) -> bool:
    """Return whether a text contains anything besides words."""
    text = entry.text
    return text.holds_code or bool(text.placeholders or text.images or text.tags)


def is_open(entry: Entry) -> bool:
    """Return whether an entry is a question that the firm has not answered yet: a draft with a
    `gap`."""
    front = entry.front
    return bool(front and front.status == "draft" and getattr(front, "gap", None))


def check(sources: Sources) -> Iterator[Finding]:
    """Yield answers that are empty, and warn of those that are too long."""
    for entry in sources.entries:
        if entry.kind != "faq" or entry.front is None:
            continue
        (words,) = _words(entry)
        if not words and not _holds_more(entry) and not is_open(entry):
            text = say('an answer must not be empty; write it below the second line "---".')
            yield Finding(entry.file, max(entry.lines.values()) + 1, text)
        elif words > LARGEST:
            text = say(
                "an answer must have at most %(most)s words, has %(words)s; make several questions"
                " of it.",
                most=LARGEST,
                words=words,
            )
            yield Finding(entry.file, entry.body_line, text)
        elif words > MOST_WORDS:
            text = say(
                "an answer should have at most %(most)s words, has %(words)s; shorten it, or make"
                " two questions of it.",
                most=MOST_WORDS,
                words=words,
            )
            yield Finding(entry.file, entry.body_line, text, "warning")
