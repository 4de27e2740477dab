"""A cache that one `make check` leaves for the next, because staff change one text of a thousand
between two.

There is one file for each content and each state of the code, the theme and the settings. The keys
in it: an entry has its text, a page its file and everything it depends on
(plugins/build/large/page_cache.py), a written page its text, the words of a page for the search
everything they consist of, the searches of a language all words of that language, and all findings
the state of everything.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from plugins.build.large.page_cache import PageCache
from plugins.cache import write_newest
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.fingerprint import digest
from plugins.languages.versions import git
from plugins.project import ROOT
from plugins.reading.files import Stamp, stamp

FOLDER = ROOT / ".build" / "check"
ROOMS = ("calculator", "plugins", "theme")  # what a finding depends on, besides the content
FILES = ("pelicanconf.py", "publishconf.py", "pyproject.toml")


@dataclass
class CheckCache:
    """The results of earlier checks of one content; empty if there are none."""

    entries: dict[str, Entry] = field(default_factory=dict)
    pages: PageCache = field(default_factory=PageCache)
    digests: dict[str, str] = field(default_factory=dict)  # a page's path → the digest of its text
    words: dict[str, str] = field(default_factory=dict)  # of pages, as a search sees them
    searches: dict[str, tuple[str, list[list[str]]]] = field(default_factory=dict)
    findings: dict[str, list[Finding]] = field(default_factory=dict)  # only those of the last state

    def keep(self, all_findings: list[Finding], *, before: str, after: str, content: Path) -> None:
        """Store all findings of a state that did not change during the check, unless some are
        errors or depend on the computer, such as a network that is down."""
        ours = all(finding.file.startswith(f"{content.name}/") for finding in all_findings)
        errors = any(finding.severity == "error" for finding in all_findings)
        self.findings = {after: all_findings} if ours and not errors and before == after else {}


def state_of(content: Path, *, on: date) -> str:
    """Return a text that distinguishes the states of a content on a day: its files, its last
    commit, and whether illustrative prices are allowed."""
    try:
        commit = git(content, "rev-parse", "HEAD")
    except (OSError, subprocess.CalledProcessError):
        commit = ""  # no Git, or no commit
    state = (on, os.environ.get("ALLOW_ILLUSTRATIVE"), commit, *_stamps(content))
    return digest(repr(state).encode())


def _stamps(content: Path) -> Iterator[tuple[str, Stamp | None]]:
    """Yield every file and folder that is not hidden, with its stamp, in order; a broken link has
    none."""
    for folder, folders, files in os.walk(content, followlinks=True):  # as Pelican does
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted((*folders, *files)):
            path = Path(folder, name)
            yield str(path), stamp(path) if path.exists() else None


def cache_file(content: Path) -> Path:
    """Return the cache file of a content for this state of the code."""
    name = digest(str(content).encode(), sys.version.encode(), *_code(ROOT))
    return FOLDER / f"known-{name}.pickle"


def read_cache(file: Path) -> CheckCache:
    """Return the cache of a file; an empty one if it cannot be read."""
    try:
        cache = pickle.loads(file.read_bytes())  # noqa: S301 - .build/ is trusted
    except Exception:  # noqa: BLE001 - missing, incomplete, of other modules
        return CheckCache()
    return cache if isinstance(cache, CheckCache) else CheckCache()


def write_cache(file: Path, cache: CheckCache) -> None:
    """Write the cache of a content; if that is impossible, the next check is only slower."""
    with suppress(OSError):
        write_newest(file, pickle.dumps(cache, protocol=pickle.HIGHEST_PROTOCOL))


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
