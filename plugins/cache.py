"""Cached files: written in one step, and linked into a site."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MOST_OF_A_KIND = 4  # files of one kind


def write(path: Path, content: bytes) -> None:
    """Write a file in one step, so that no other process sees a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as scratch:
        scratch.write(content)
    Path(scratch.name).chmod(0o644)
    Path(scratch.name).replace(path)


def write_newest(path: Path, content: bytes) -> None:
    """Write a file such as `modules-0123.zip`, and delete all but the newest few of its kind, which
    a change back to an earlier version can use."""
    write(path, content)
    kind = f"{path.name.partition('-')[0]}-*{path.suffix}"
    for old in sorted(path.parent.glob(kind), key=os.path.getmtime)[:-MOST_OF_A_KIND]:
        old.unlink(missing_ok=True)


def link(file: Path, place: Path) -> None:
    """Put a file at a place, as a hard link if both are on one disk."""
    place.unlink(missing_ok=True)
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)
