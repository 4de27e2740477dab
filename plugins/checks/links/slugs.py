"""A file's name is its address: it must be well formed, unique, and not that of a folder of the
site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from plugins.assets.linked_files import FOLDERS
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.links.addresses import address_of
from plugins.checks.oldest import oldest_first
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.reading.schema import KINDS, SLUG

OF_REPOSITORY = ("README.md", "LICENSE.md")  # where a firm's folder is one of its own


def check(sources: Sources) -> Iterator[Finding]:
    """Yield names that are no valid address or already in use, and files outside of all folders."""
    every = ("", *sources.languages)
    for entry in sources.entries:
        if not well_formed(entry.slug) or entry.lang not in every:
            name = entry.below.rpartition("/")[2]
            text = say(
                'the file name must be small letters, digits and hyphens, got "%(name)s";'
                " rename it.",
                name=name,
            )
            yield Finding(entry.file, 1, text)
        elif entry.kind == "pages" and not entry.lang and entry.slug in _folders(sources):
            text = say(
                'a page must not have the name of a folder of the site, got "%(name)s"; rename it.',
                name=entry.slug,
            )
            yield Finding(entry.file, 1, text)
    yield from _twice(sources)
    yield from _addresses(sources)
    yield from _elsewhere(sources)


@lru_cache(maxsize=16_384)  # because a preview asks again at every save
def well_formed(slug: str) -> bool:
    """Return whether a name may be an address."""
    return bool(re.match(SLUG, slug))


def _several(entries: list[Entry]) -> bool:
    return len(entries) > 1


def _folders(sources: Sources) -> tuple[str, ...]:
    """Return the folders beside the pages, whose addresses no page may have."""
    return (*FOLDERS, *sources.languages, "admin")


def _twice(sources: Sources) -> Iterator[Finding]:
    """Yield files with the name of an older one."""
    holders: dict[tuple[str, str], list[Entry]] = {}
    for entry in sources.entries:
        holders.setdefault((entry.slug, entry.lang), []).append(entry)
    for same in filter(_several, holders.values()):
        first, *others = oldest_first(same, sources.content)
        for entry in others:
            text = say(
                'the name "%(name)s" must be used once, %(file)s has it too; rename one of them.',
                name=entry.slug,
                file=first.file,
            )
            yield Finding(entry.file, 1, text)


def _addresses(sources: Sources) -> Iterator[Finding]:
    """Yield translations with the address of an older page."""
    holders: dict[str, list[Entry]] = {}
    for entry in sources.entries:
        if entry.lang and getattr(entry.front, "slug", None):
            holders.setdefault(address_of(entry), []).append(entry)
    for same in filter(_several, holders.values()):
        first, *others = oldest_first(same, sources.content)
        for entry in others:
            text = say(
                'slug must lead to an address of its own, got "%(slug)s", which is also that of'
                " %(file)s; choose another.",
                slug=getattr(entry.front, "slug", ""),
                file=first.file,
            )
            yield Finding(entry.file, entry.line("slug"), text)


def _elsewhere(sources: Sources) -> Iterator[Finding]:
    """Yield topics that occur twice, and texts outside of the folders."""
    for slug, times in Counter(topic.topic for topic in sources.topics.get("", ())).items():
        if times > 1:
            text = say(
                'the topic "%(topic)s" must stand once, stands %(times)s times; keep one.',
                topic=slug,
                times=times,
            )
            yield Finding(f"{sources.content.name}/faq/topics.yml", 1, text)
    for path in sorted(sources.content.glob("*.md")):
        if path.name in OF_REPOSITORY:
            continue
        text = say(
            "a page must stand in one of the folders %(folders)s; move the file there.",
            folders=", ".join(KINDS),
        )
        yield Finding(f"{sources.content.name}/{path.name}", 1, text)
