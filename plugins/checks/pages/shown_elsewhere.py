"""Titles and descriptions for a browser's tab and for search engines must be short enough and
unique."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError, Message, say
from plugins.reading.site_details import SiteDetails, in_language

KIND = "should"
TAB, DESCRIPTION = 65, 160  # letters; longer ones are cut off
HOME = ("pages", "home")


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of titles and summaries that are too long, and of two pages with one title in any
    language."""
    first: dict[str, str] = {}
    sites = {lang: _site(sources, lang) for lang in ("", *sources.languages)}
    for entry in sorted(sources.entries, key=lambda entry: entry.lang):  # the default one first
        if not entry.front or entry.front.status == "draft":
            continue
        yield from _too_long(entry, sites.get(entry.lang, sources.site))
        if _is_home(entry):
            continue
        title = entry.front.short_title or entry.front.title
        other = first.setdefault(title.casefold(), entry.file)
        if other != entry.file:
            message = say(
                'the title in a browser\'s tab should be of one page alone, "%(title)s" is that of'
                " %(file)s too; write another at short_title.",
                title=title,
                file=other,
            )
            yield Finding(entry.file, entry.line(_key(entry)), message, "warning")


def tab(entry: Entry, site: SiteDetails) -> str:
    """Return the title in a browser's tab, as theme/templates/parts/head.html writes it."""
    assert entry.front
    short = entry.front.short_title
    if _is_home(entry):
        return f"{site.name}: {short or site.tagline}"
    return f"{short or entry.front.title} · {site.name}"


def _site(sources: Sources, lang: str) -> SiteDetails | None:
    """Return the firm's details in a language, None if they cannot be read."""
    site = sources.site
    if site and lang:
        with suppress(ContentError):  # reported at that file
            return in_language(site, sources.content, lang)
    return site


def _too_long(entry: Entry, site: SiteDetails | None) -> Iterator[Finding]:
    if site and len(tab(entry, site)) >= TAB:
        yield Finding(entry.file, entry.line(_key(entry)), _long_title(tab(entry, site)), "warning")
    summary = getattr(entry.front, "summary", None) or ""
    if len(summary) >= DESCRIPTION:
        message = say(
            "a summary should have fewer than %(most)s letters, has %(count)s; search engines cut"
            " off what is more.",
            most=DESCRIPTION,
            count=len(summary),
        )
        yield Finding(entry.file, entry.line("summary"), message, "warning")


def _long_title(title: str) -> Message:
    return say(
        "the title in a browser's tab should have fewer than %(most)s letters with the firm's name,"
        ' "%(title)s" has %(count)s; write a shorter one at short_title, the page keeps its own.',
        most=TAB,
        title=title,
        count=len(title),
    )


def _is_home(entry: Entry) -> bool:
    return (entry.kind, entry.slug) == HOME


def _key(entry: Entry) -> str:
    """Return the key from which the title in a tab comes."""
    return "short_title" if entry.front and entry.front.short_title else "title"
