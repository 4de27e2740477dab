"""A firm's settings must be valid, and its colours, logo and font must be usable."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.assets.identity import identity_of
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError
from plugins.project import THEME


def check(sources: Sources) -> Iterator[Finding]:
    """Yield the mistakes in settings.yml, mark.svg and font.woff2."""
    try:
        identity_of(sources.content, THEME)
    except ContentError as error:
        yield from (Finding(one.file, one.line, one.message) for one in error.mistakes)
