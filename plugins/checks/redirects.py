"""An old address must lead to a page that a publish holds, and be the address of none."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.addresses import published
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError
from plugins.reading.redirects import read_redirects

NO_PAGES = ("/feed.xml", "/sitemap.xml", "/404.html", "/robots.txt", "/llms.txt")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield what is wrong in `content/redirects.yml`."""
    whole = all(entry.front for entry in sources.entries)  # else not every address is known yet
    try:
        read_redirects(sources.content, known={*NO_PAGES, *published(sources)} if whole else None)
    except ContentError as error:
        yield from (Finding(mistake.file, mistake.line, mistake.said) for mistake in error.mistakes)
