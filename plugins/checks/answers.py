"""An answer must say something, and be short enough to be read."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources

MOST_WORDS = 400


def check(sources: Sources) -> Iterator[Finding]:
    """Yield answers that are empty, and warn of those that are too long."""
    for entry in sources.entries:
        if entry.kind != "faq" or entry.front is None:
            continue
        words = sum(len(line.split()) for _, line in entry.prose)
        if not words:
            yield Finding(entry.file, max(entry.lines.values()) + 1, "an answer must not be empty; write it below the second line \"---\".")
        elif words > MOST_WORDS:
            text = f"an answer should have at most {MOST_WORDS} words, has {words}; shorten it, or make two questions of it."
            yield Finding(entry.file, entry.prose[0][0], text, "warning")
