"""A cache that one `make check` leaves for the next, because staff change one text of a thousand
between two.

There is one file for each content and each state of the code, the theme and the settings. The keys
in it: an entry has its file, a page its file and everything it depends on
(plugins/build/large/page_cache.py), a written page the same, the words of a page for the search
everything they consist of, and the searches of a language all words of that language. All findings
are in another file (plugins/build/last_findings.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from plugins.build.large.page_cache import PageCache
from plugins.build.last_findings import FOLDER, read_pickle, write_pickle
from plugins.checks.sources import StampedEntries
from plugins.fingerprint import Stamp


@dataclass
class CheckCache:
    """The results of earlier checks of one content; empty if there are none."""

    entries: StampedEntries = field(default_factory=dict)
    pages: PageCache = field(default_factory=PageCache)
    # by the path of a page: the state of what all depend on, and the stamp of its file
    written: dict[str, tuple[int, Stamp]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)  # of pages, as a search sees them
    searches: dict[str, tuple[str, list[list[str]]]] = field(default_factory=dict)


def read_cache(name: str) -> CheckCache:
    """Return the cache of this name; an empty one if it cannot be read."""
    cache: CheckCache = read_pickle(_file(name), CheckCache)
    return cache


def write_cache(name: str, cache: CheckCache) -> None:
    """Write the cache of this name."""
    write_pickle(_file(name), cache)


def _file(name: str) -> Path:
    return FOLDER / f"known-{name}.pickle"
