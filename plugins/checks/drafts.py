"""Drafts and past texts must not be forgotten, and the site's own pages are never drafts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources

FORGOTTEN = timedelta(days=60)
NEEDED = ("contact", "how-the-estimate-is-worked-out", "legal-notice", "privacy")  # the theme links to them


def check(sources: Sources) -> Iterator[Finding]:
    """Yield pages the site cannot do without, days in the wrong order, old drafts and texts that have ended."""
    for entry in sources.entries:
        if entry.front:
            yield from _of(entry, sources)


def _of(entry: Entry, sources: Sources) -> Iterator[Finding]:
    front = entry.front
    needed = entry.kind == "pages" and (entry.slug in NEEDED or getattr(front, "template", "page") != "page")
    dated = front.publish_from or front.publish_until
    if needed and (front.status == "draft" or dated):
        key = "status" if front.status == "draft" else "publish_from" if front.publish_from else "publish_until"
        yield Finding(entry.file, entry.line(key), f"the site needs this page every day; take the line {key} out.")
    if front.publish_from and front.publish_until and front.publish_until < front.publish_from:
        text = f"publish_until must not be before publish_from, got {front.publish_until}; correct one of the days."
        yield Finding(entry.file, entry.line("publish_until"), text)
    elif front.publish_until and front.publish_until < sources.on:
        text = f"this was shown until {front.publish_until}; delete the file, or give it a later day."
        yield Finding(entry.file, entry.line("publish_until"), text, "warning")
    if front.status == "draft" and front.reviewed + FORGOTTEN < sources.on:
        text = f"this draft has waited since {front.reviewed}; publish it, delete it, or review it again."
        yield Finding(entry.file, entry.line("status"), text, "warning")
