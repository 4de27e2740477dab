"""Keys must be those we know, with values their schema allows."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources


def check(sources: Sources) -> Iterator[Finding]:
    """Yield the mistakes by the schemas of pages, topics, the firm's details and price books."""
    every = [
        *sources.mistakes,
        *(mistake for entry in sources.entries for mistake in entry.mistakes),
    ]
    for mistake in every:
        yield Finding(mistake.file, mistake.line, mistake.message)
