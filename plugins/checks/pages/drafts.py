"""Old drafts and past texts are reported, and a page that the site needs must not be a draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.pages.needed import NEEDED
from plugins.checks.sources import Sources
from plugins.checks.texts.answers import is_open
from plugins.errors import say
from plugins.reading.schema import FrontMatter

FORGOTTEN = timedelta(days=60)


def check(sources: Sources) -> Iterator[Finding]:
    """Yield needed pages that are not visible, days in the wrong order, old drafts and texts that
    have ended."""
    for entry in sources.entries:
        if entry.front:
            yield from _of(entry, entry.front, sources)


def _of(entry: Entry, front: FrontMatter, sources: Sources) -> Iterator[Finding]:
    yield from _of_needed(entry, front)
    begins, ends = front.publish_from, front.publish_until
    if begins and ends and ends < begins:
        text = say(
            "publish_until must not be before publish_from, got %(day)s; correct one of the days.",
            day=ends,
        )
        yield Finding(entry.file, entry.line("publish_until"), text)
    elif ends and ends < sources.on:
        text = say(
            "this was shown until %(day)s; delete the file, or give it a later day.", day=ends
        )
        yield Finding(entry.file, entry.line("publish_until"), text, "warning")
    if front.status == "draft" and not is_open(entry) and front.reviewed + FORGOTTEN < sources.on:
        text = say(
            "this draft has waited since %(day)s; publish it, delete it, or review it again.",
            day=front.reviewed,
        )
        yield Finding(entry.file, entry.line("status"), text, "warning")


def _of_needed(entry: Entry, front: FrontMatter) -> Iterator[Finding]:
    """Yield the first key that would hide a page that the site needs."""
    if entry.kind != "pages" or entry.slug not in NEEDED:
        return
    keys = ["status"] if front.status == "draft" else []
    keys += [key for key in ("publish_from", "publish_until") if getattr(front, key)]
    for key in keys[:1]:
        text = say("the site needs this page every day; take the line %(key)s out.", key=key)
        yield Finding(entry.file, entry.line(key), text)
