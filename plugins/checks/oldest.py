"""The age of files, so that a conflict between two is reported for the newer one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

from plugins.checks.entry import Entry

# The time of a path's first commit; a file that is not committed has none.
ADDED = ("git", "log", "--diff-filter=A", "--format=%ct", "--", "{path}")


def oldest_first(entries: Iterable[Entry], content: Path) -> list[Entry]:
    """Return entries by the age of their files, by Git's history or else by the disk."""
    every = list(entries)
    if len(every) < 2:
        return every
    return sorted(every, key=lambda entry: (*_since(content / entry.below), entry.file))


def _since(path: Path) -> tuple[float, int]:
    """Return the time of a file's first commit, and of its last change."""
    try:
        command = [part.format(path=path.name) for part in ADDED]
        process = subprocess.run(
            command, cwd=path.parent, capture_output=True, text=True, timeout=10, check=False
        )
        times = process.stdout.split()
    except (OSError, subprocess.TimeoutExpired):  # no Git on this machine, or it waits
        times = []
    last_change = path.stat().st_mtime_ns if path.exists() else 0
    return (float(times[-1]) if times else float("inf")), last_change
