"""What one `make check` leaves for the next: of a thousand texts, staff change one.

A file for each state of the code, the theme and the settings. In it, entries are known by their
text, pages by their file and all that they are made with (plugins/build/large/page_cache.py), a
page that was written by its text, and what the searches of a language find by all its words.
"""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from plugins.build.large.page_cache import PageCache
from plugins.cache import write_newest
from plugins.checks.entry import Entry
from plugins.fingerprint import digest
from plugins.project import ROOT

FOLDER = ROOT / ".build" / "check"
ROOMS = ("calculator", "plugins", "theme")  # what a finding depends on besides the content
FILES = ("pelicanconf.py", "publishconf.py", "pyproject.toml")


@dataclass
class CheckCache:
    """What is known of one content; empty where nothing is."""

    entries: dict[str, Entry] = field(default_factory=dict)
    pages: PageCache = field(default_factory=PageCache)
    written: dict[str, str] = field(default_factory=dict)  # a page's path → the digest of its text
    searches: dict[str, tuple[str, list[list[str]]]] = field(default_factory=dict)


def read_cache(content: Path) -> CheckCache:
    """Return what an earlier check left of a content, for this state of the code."""
    try:
        cache = pickle.loads(_file(content).read_bytes())  # noqa: S301 - as trusted as .build/
    except Exception:  # noqa: BLE001 - missing, cut off, of other modules: then all is read anew
        return CheckCache()
    return cache if isinstance(cache, CheckCache) else CheckCache()


def write_cache(content: Path, cache: CheckCache) -> None:
    """Leave what is known of a content; where nothing can be written, the next check is slower."""
    with suppress(OSError):
        write_newest(_file(content), pickle.dumps(cache, protocol=pickle.HIGHEST_PROTOCOL))


def _file(content: Path) -> Path:
    name = digest(str(content).encode(), sys.version.encode(), *_code(ROOT))
    return FOLDER / f"known-{name}.pickle"


def _code(root: Path) -> list[bytes]:
    """Return the names and contents of all files that a finding depends on."""
    files = [root / name for name in FILES]
    for room in ROOMS:
        files += sorted(
            path for path in (root / room).rglob("*.*") if "__pycache__" not in path.parts
        )
    return [
        part for path in files if path.is_file() for part in (str(path).encode(), path.read_bytes())
    ]
