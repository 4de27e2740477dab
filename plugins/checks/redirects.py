"""An old address must lead to a page that a publish holds, and be the address of none."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError
from plugins.pages.markdown_reader import address
from plugins.reading.redirects import read_redirects


def check(sources: Sources) -> Iterator[Finding]:
    """Yield what is wrong in `content/redirects.yml`."""
    whole = all(entry.front for entry in sources.entries)  # else not every address is known yet
    try:
        read_redirects(sources.content, known=set(_addresses(sources)) if whole else None)
    except ContentError as error:
        yield from (Finding(mistake.file, mistake.line, mistake.said) for mistake in error.mistakes)


def _addresses(sources: Sources) -> Iterator[str]:
    yield from ("/feed.xml", "/sitemap.xml", "/404.html", "/robots.txt", "/llms.txt")
    for entry in sources.entries:
        if entry.published(sources.on):
            root = f"{entry.lang}/" if entry.lang else ""
            slug = getattr(entry.front, "slug", entry.slug)
            yield f"/{address(entry.kind, entry.slug, slug, root=root)}"
