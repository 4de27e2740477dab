"""Drafts and past texts must not be forgotten, and the site's own pages are never drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.needed import LINKED, OWN
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.reading.schema import FrontMatter

FORGOTTEN = timedelta(days=60)


def check(sources: Sources) -> Iterator[Finding]:
    """Yield pages the site cannot do without, days in the wrong order, old drafts and texts that
    have ended."""
    for entry in sources.entries:
        if entry.front:
            yield from _of(entry, entry.front, sources)


def _of(entry: Entry, front: FrontMatter, sources: Sources) -> Iterator[Finding]:
    needed = entry.kind == "pages" and entry.slug in OWN + LINKED
    dated = front.publish_from or front.publish_until
    if needed and (front.status == "draft" or dated):
        key = (
            "status"
            if front.status == "draft"
            else "publish_from"
            if front.publish_from
            else "publish_until"
        )
        yield Finding(
            entry.file,
            entry.line(key),
            say("the site needs this page every day; take the line %(key)s out.", key=key),
        )
    if front.publish_from and front.publish_until and front.publish_until < front.publish_from:
        text = say(
            "publish_until must not be before publish_from, got %(day)s; correct one of the days.",
            day=front.publish_until,
        )
        yield Finding(entry.file, entry.line("publish_until"), text)
    elif front.publish_until and front.publish_until < sources.on:
        text = say(
            "this was shown until %(day)s; delete the file, or give it a later day.",
            day=front.publish_until,
        )
        yield Finding(entry.file, entry.line("publish_until"), text, "warning")
    if front.status == "draft" and front.reviewed and front.reviewed + FORGOTTEN < sources.on:
        text = say(
            "this draft has waited since %(day)s; publish it, delete it, or review it again.",
            day=front.reviewed,
        )
        yield Finding(entry.file, entry.line("status"), text, "warning")
