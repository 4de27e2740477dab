"""The title of a question must be a question."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

MARKS = ("?", '?"', "?»", "? »", "?”")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield titles of questions without a question mark at their end."""
    for entry in sources.entries:
        if entry.kind == "faq" and entry.front and not entry.front.title.endswith(MARKS):
            text = say('the title of a question must end with "?", got "%(title)s"; ask it as a visitor would.', title=entry.front.title)
            yield Finding(entry.file, entry.line("title"), text)
