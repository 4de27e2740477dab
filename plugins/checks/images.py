"""An image must be described, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.markdown import images
from plugins.checks.sources import Sources
from plugins.errors import say


def check(sources: Sources) -> Iterator[Finding]:
    """Yield images without a description."""
    for entry in sources.entries:
        for line, description, written in images(entry):
            if not description:
                text = say("an image must have a description, got %(image)s; write it between the square brackets, or in alt.", image=written)
                yield Finding(entry.file, line, text)
