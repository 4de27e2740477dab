"""A translation must be up to date with its original."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.languages.translated_words import KEY
from plugins.languages.translations import drift_of

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of translations whose original has changed, with the lines removed and added."""
    for entry in sources.entries:
        original = sources.by_path.get(f"{entry.kind}/{entry.slug}.md")
        if entry.lang and entry.front and original and original.front:
            if getattr(entry.front, KEY) == original.words:
                continue
            mistake = drift_of(sources.content / entry.below, sources.content)
            if mistake:
                yield Finding(mistake.file, mistake.line, mistake.message, "warning")
