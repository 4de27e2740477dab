"""Blanks in a text, `<mark class="blank">…</mark>`, which the firm must fill in before a
publish."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say

KIND = "should"
BLANK = re.compile(r"""<mark class=["']?blank["']?>(.*?)</mark>""", re.DOTALL)
LONGEST = 60  # characters of a blank in a message


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of every blank in a text."""
    for finding in published_blanks(sources):
        yield Finding(finding.file, finding.line, finding.message, "warning")


def published_blanks(sources: Sources) -> Iterator[Finding]:
    """Yield an error for every blank that a publish would show."""
    for entry in sources.entries:
        if entry.published(sources.on):
            yield from (Finding(entry.file, line, message) for line, message in blanks(entry))


@remembered
def blanks(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield each blank with its line and the message about it."""
    for match in BLANK.finditer(entry.body):
        words = " ".join(match[1].split())
        text = words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
        message = say(
            'a publish waits for what this asks for: "%(text)s"; write it in the place of the'
            ' <mark class="blank">.',
            text=text,
        )
        yield entry.body_line + entry.body.count("\n", 0, match.start()), message
