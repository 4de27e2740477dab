"""The findings of the last check, which `make check` prints again if nothing has changed since.

This module and what it imports load little, because such a check does nothing else.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from plugins.cache import write_newest
from plugins.checks.finding import Finding
from plugins.fingerprint import Stamp, digest, stamp_if_any
from plugins.languages.versions import git
from plugins.project import ROOT

FOLDER = ROOT / ".build" / "check"
ROOMS = ("calculator", "plugins", "theme")  # what a finding depends on, besides the content
FILES = ("pelicanconf.py", "publishconf.py", "pyproject.toml")


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
            yield str(path), stamp_if_any(path)


def cache_name(content: Path) -> str:
    """Return the name of a content's cache files for this state of the code."""
    return digest(str(content).encode(), sys.version.encode(), *_code(ROOT))


def _code(root: Path) -> Iterator[bytes]:
    """Yield the names and contents of all files that a finding depends on."""
    paths = [root / name for name in FILES]
    for room in ROOMS:
        for folder, folders, files in os.walk(root / room):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            paths += [Path(folder, name) for name in sorted(files)]
    for path in paths:
        with suppress(FileNotFoundError):
            content = path.read_bytes()
            yield str(path).encode()
            yield content


def read_findings(name: str, *, state: str) -> list[Finding] | None:
    """Return all findings of the last check if it was of this state, else None."""
    findings: list[Finding] | None = read_pickle(_file(name), dict).get(state)
    return findings


def keep_findings(
    name: str, findings: list[Finding], *, before: str, after: str, content: Path
) -> None:
    """Store all findings of a state that did not change during the check, unless some are errors or
    depend on the computer, such as a network that is down."""
    ours = all(finding.file.startswith(f"{content.name}/") for finding in findings)
    errors = any(finding.severity == "error" for finding in findings)
    lasting = ours and not errors and before == after
    write_pickle(_file(name), {after: findings} if lasting else {})


def _file(name: str) -> Path:
    return FOLDER / f"findings-{name}.pickle"


def read_pickle(file: Path, kind: type[Any]) -> Any:
    """Return what is in a file of a cache, an empty object of the kind if it cannot be read."""
    try:
        cache = pickle.loads(file.read_bytes())  # noqa: S301 - .build/ is trusted
    except Exception:  # noqa: BLE001 - missing, incomplete, of other modules
        return kind()
    return cache if isinstance(cache, kind) else kind()


def write_pickle(file: Path, cache: object) -> None:
    """Write a file of a cache; if that is impossible, the next check is only slower."""
    with suppress(OSError):
        write_newest(file, pickle.dumps(cache, protocol=pickle.HIGHEST_PROTOCOL))
