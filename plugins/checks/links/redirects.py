"""An old address must redirect to a published page, and must not be the address of one."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding, Severity
from plugins.checks.links.addresses import address_of, published
from plugins.checks.sources import Sources
from plugins.errors import ContentError, Mistake
from plugins.reading.redirects import read_redirects

NO_PAGES = ("/feed.xml", "/sitemap.xml", "/404.html", "/robots.txt", "/llms.txt")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield the mistakes in `content/redirects.yml`."""
    entries = sources.entries
    whole = all(entry.front for entry in entries)  # otherwise some addresses are unknown
    there = {*NO_PAGES, *published(sources)}
    mistakes = _mistakes(sources, there if whole else None)
    over = {
        address_of(entry)
        for entry in (entries if mistakes else ())
        if entry.over(sources.on) and not sources.is_future
    }
    errors = _mistakes(sources, there | over if whole else None) if mistakes else ()
    for mistake in mistakes:
        # only a warning if its page has ended
        severity: Severity = "error" if mistake in errors else "warning"
        yield Finding(mistake.file, mistake.line, mistake.message, severity)


def _mistakes(sources: Sources, addresses: set[str] | None) -> tuple[Mistake, ...]:
    try:
        read_redirects(sources.content, addresses=addresses)
    except ContentError as error:
        return error.mistakes
    return ()
