"""A page must exist in every language of the site; only a draft may wait for its translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.languages.parity import differs, twin_missing
from plugins.reading.schema import SLUG

DAYS = ("publish_from", "publish_until")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield pages without a translation, and translations that begin or end on other days."""
    yield from _alone(sources)
    originals = {(entry.kind, entry.slug): entry for entry in sources.entries if not entry.lang}
    for entry in sources.entries:
        original = originals.get((entry.kind, entry.slug)) if entry.lang else None
        if not (original and original.front and entry.front):
            continue
        for key in DAYS:
            here, there = getattr(entry.front, key), getattr(original.front, key)
            if here != there:
                message = differs(key, file=original.file, there=there, here=here)
                yield Finding(entry.file, entry.line(key), message)


def _alone(sources: Sources) -> Iterator[Finding]:
    """Yield pages that a language lacks, each once, at the first language that has it."""
    every = ("", *sources.languages)
    pages = {(entry.kind, entry.slug, entry.lang) for entry in sources.entries}
    for entry in sources.entries:
        has = [lang for lang in every if (entry.kind, entry.slug, lang) in pages]
        if len(has) == len(every):
            continue
        waits = (not entry.lang and entry.front and entry.front.status == "draft") or not re.match(
            SLUG, entry.slug
        )
        for lang in () if waits or entry.lang not in has[:1] else every:
            if lang not in has:
                yield Finding(
                    entry.file,
                    1,
                    twin_missing(f"{entry.slug}.{lang}.md" if lang else f"{entry.slug}.md"),
                )
