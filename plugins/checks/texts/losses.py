"""Text that Markdown drops silently is reported: cells, footnotes, addresses, and code or comments
without an end."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.markdown.losses import (
    BROKEN,
    EMPTY,
    EXTRA_CELLS,
    INDENTED,
    NO_CELLS,
    NO_WORDS,
    NOTES,
    TWICE,
    UNCLOSED,
    UNDERLINED,
)
from plugins.markdown.things import NOWHERE

COMMENT = "<!--"


def check(sources: Sources) -> Iterator[Finding]:
    """Yield text that Markdown would drop, or treat as code or a comment to the end of the file;
    warn of an address that is left over."""
    for entry in sources.entries:
        for line, message in unused(entry):
            yield Finding(entry.file, line, message, "warning")
        yield from (Finding(entry.file, line, message) for line, message in lost(entry))


@remembered
def lost(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield each loss of a text with its line."""
    noted, first = entry.text.noted, entry.body_line
    for line, columns, cells in noted.get(EXTRA_CELLS, ()):
        yield first + line, _cells(columns, cells)
    yield from _turned(entry)
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


def _turned(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield text that Markdown reads as something else than the author meant."""
    noted, first = entry.text.noted, entry.body_line
    for name, turned in TURNED.items():
        for line, got in noted.get(name, ()):
            yield first + line, turned(got)
    for line in noted.get(NO_WORDS, ()):
        yield (
            first + line,
            say('a quotation must hold words, found none; begin each of its lines with "> ".'),
        )
    for line, mark in noted.get(UNCLOSED, ()):
        yield first + line, _unclosed(mark)


@remembered
def unused(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield addresses without a link, except the form in which people write comments."""
    defined = entry.text.noted.get("references", {})
    for label in defined.keys() - entry.text.labels:
        if str(defined[label]["href"]) not in NOWHERE:
            message = say(
                "no words lead to the address of [%(label)s], so that it does not show; write"
                " [words][%(label)s] where it belongs, or take it out.",
                label=label.lower(),
            )
            yield entry.body_line + int(defined[label]["map"][0]), message


def _twice(entry: Entry) -> Iterator[tuple[int, str]]:
    noted = entry.text.noted
    yield from noted.get(TWICE, ())
    for again in noted.get("duplicate_refs", ()):
        yield int(again["map"][0]), f"[{again['label'].lower()}]"


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


def _row(got: str) -> Message:
    return say(
        'words right below a table are a row of it, got "%(got)s"; put an empty line before them,'
        ' or "|" between cells.',
        got=got,
    )


def _code(got: str) -> Message:
    return say(
        'four spaces before "%(got)s" make it code; take them away, or put code between lines'
        ' "```".',
        got=got,
    )


def _heading(got: str) -> Message:
    return say(
        'a line of "-" right below words makes them a heading, got "%(got)s"; put an empty line'
        ' before it, or write "## " before a heading.',
        got=got,
    )


def _broken(got: str) -> Message:
    return say(
        'a row must stand on one line, got "%(got)s" without its end; join the next line to it,'
        " with <br> where a cell has several lines.",
        got=got,
    )


def _empty(got: str) -> Message:
    return say(
        'a point of a list must have words, found none behind "%(got)s"; write them on the same'
        " line.",
        got=got,
    )


TURNED = {
    EMPTY: _empty,
    NO_CELLS: _row,
    BROKEN: _broken,
    INDENTED: _code,
    UNDERLINED: _heading,
}  # into something else
