"""What stands between `{{` and `}}` must be something the price book can tell."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.markdown.placeholders import PLACEHOLDER, TABLE, name_of
from plugins.markdown.things import Passage
from plugins.prices.book_facts import facts
from plugins.prices.placeholders import unknown, unknown_name

SIGNS = ("{{", "}}")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield placeholders that are misspelt, not closed, or written so that they would be shown."""
    if sources.book is None:
        return  # told by the rule on price books
    known = facts(sources.book)  # the names are the same in every language
    for entry in sources.entries:
        for line, name in entry.text.placeholders:
            for message in unknown_name(name, known):
                yield Finding(entry.file, line, message)
        for line, text in braced(entry):
            for message in unknown(text, known):
                yield Finding(entry.file, line, message)
        yield from _misplaced(entry)


@remembered
def braced(entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield the words that hold what opens or closes a placeholder, with their lines."""
    for passage in entry.passages:
        for part in passage.words:
            if not part.code and any(sign in part.text for sign in SIGNS):
                yield part.line, part.text


def _misplaced(entry: Entry) -> Iterator[Finding]:
    """Yield placeholders behind backslashes, which would be shown, and tables among words."""
    for passage in entry.text.passages:
        for line, name in _names(passage):
            message = say(
                "a placeholder must be written without backslashes, got one for "
                '"%(name)s"; write {{ %(name)s }}.',
                name=name,
            )
            yield Finding(entry.file, line, message)
        for part in passage.words:
            if part.code and part.text == TABLE:
                message = say(
                    "{{ table examples }} must stand on a line of its own, found words beside it; "
                    "put an empty line before and after it."
                )
                yield Finding(entry.file, part.line, message)


def _names(passage: Passage) -> Iterator[tuple[int, str]]:
    for part in passage.words:
        if part.escaped and not part.code:
            for match in PLACEHOLDER.finditer(part.text):
                yield part.line, name_of(match[1])
