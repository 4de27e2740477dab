"""A page without a link to it is never visited: neither the menu nor a text leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from plugins.checks.finding import Finding
from plugins.checks.links.links import path_of
from plugins.checks.pages.needed import OF_LAW, OWN
from plugins.checks.sources import Sources
from plugins.errors import say

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of pages without a link; questions and services are in their lists."""
    linked = {
        path_of(entry, unquote(link.target).partition("#")[0])
        for entry in sources.entries
        for link in entry.text.links
        if entry.published(sources.on)
    }
    method = sources.book.year_page if sources.book else None  # which the theme links to
    for entry in sources.entries:
        own = entry.kind != "pages" or entry.slug in (*OWN, *OF_LAW, method)
        if own or not entry.published(sources.on) or entry.below in linked:
            continue
        message = say(
            "no page leads to this one; link to it where visitors look for it, like"
            " [words]({filename}/%(below)s).",
            below=entry.below,
        )
        yield Finding(entry.file, 1, message, "warning")
