"""The title of a question must be a question, and every title short enough to be one."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

MOST_LETTERS = 160  # so many stand on a social card, large enough to be read
MARKS = ("?", '?"', "?»", "? »", "?”")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield titles of questions without a question mark at their end, and titles that are too
    long."""
    for entry in sources.entries:
        if entry.front and len(entry.front.title) > MOST_LETTERS:
            count = len(entry.front.title)
            text = say(
                "a title must have at most %(most)s letters, has %(count)s; shorten it, the text"
                " below can say the rest.",
                most=MOST_LETTERS,
                count=count,
            )
            yield Finding(entry.file, entry.line("title"), text)
        if entry.kind == "faq" and entry.front and not entry.front.title.endswith(MARKS):
            text = say(
                'the title of a question must end with "?", got "%(title)s"; ask it as a visitor'
                " would.",
                title=entry.front.title,
            )
            yield Finding(entry.file, entry.line("title"), text)
