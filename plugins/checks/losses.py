"""Nothing may be lost without a word: cells, footnotes and addresses that no page shows, code and
comments without an end."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.markdown.losses import EXTRA_CELLS, NOTES, TWICE, UNCLOSED

COMMENT = "<!--"


def check(sources: Sources) -> Iterator[Finding]:
    """Yield what Markdown would leave out, or swallow to the end of the text."""
    for entry in sources.entries:
        yield from (Finding(entry.file, line, message) for line, message in lost(entry))


@remembered
def lost(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield what is lost of a text, each with its line."""
    noted, first = entry.text.noted, entry.body_line
    for line, columns, cells in noted.get(EXTRA_CELLS, ()):
        yield first + line, _cells(columns, cells)
    for line, mark in noted.get(UNCLOSED, ()):
        yield first + line, _unclosed(mark)
    for line, label in _twice(entry):
        yield first + line, say("%(label)s must stand once, stands again; keep one.", label=label)
    referred = noted.get("footnotes", {}).get("refs", {})
    for label, line in noted.get(NOTES, {}).items():
        if referred.get(f":{label}", -1) < 0:
            message = say(
                "a footnote must be referred to, found no [^%(label)s] in the text; add it where"
                " the note "
                "belongs, or take the note out.",
                label=label,
            )
            yield first + line, message


def _twice(entry: Entry) -> Iterator[tuple[int, str]]:
    noted = entry.text.noted
    yield from noted.get(TWICE, ())
    for again in noted.get("duplicate_refs", ()):
        yield int(again["map"][0]), f"[{again['label']}]"


def _cells(columns: int, cells: int) -> Message:
    return say(
        "a row must have at most the %(columns)s cells of the table's head, has %(cells)s and"
        " the rest would "
        'not be shown; add a column to the head, or write "\\|" for a "|" among words.',
        columns=columns,
        cells=cells,
    )


def _unclosed(mark: str) -> Message:
    if mark == COMMENT:
        return say(
            'a comment must end with "-->", found no end, so that nothing below it shows; add it.'
        )
    return say(
        'a block of code must end with a line "%(mark)s", found none, so that all below it is'
        " code; add it.",
        mark=mark,
    )
