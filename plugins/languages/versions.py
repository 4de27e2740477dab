"""The versions of a file in Git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path


def versions(file: Path) -> Iterator[tuple[str, str]]:
    """Yield a file's versions in Git, newest first; none if there is no Git or no history."""
    try:
        for commit in git(file.parent, "log", "--format=%h", "--", file.name).split():
            yield commit, git(file.parent, "show", f"{commit}:./{file.name}")
    except (OSError, subprocess.CalledProcessError):
        return


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout
