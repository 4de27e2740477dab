"""The title of a question must be a question."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources

MARKS = ("?", '?"', "?»", "? »", "?”")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield titles of questions without a question mark at their end."""
    for entry in sources.entries:
        if entry.kind == "faq" and entry.front and not entry.front.title.endswith(MARKS):
            text = f'the title of a question must end with "?", got "{entry.front.title}"; ask it as a visitor would.'
            yield Finding(entry.file, entry.line("title"), text)
