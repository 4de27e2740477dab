"""Cached files: written in one step, and laid into a site at no cost."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

MOST_OF_A_KIND = 4  # files of one kind


def write(path: Path, content: bytes) -> None:
    """Write a file in one step, so that another process never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as scratch:
        scratch.write(content)
    Path(scratch.name).chmod(0o644)
    Path(scratch.name).replace(path)


def write_newest(path: Path, content: bytes) -> None:
    """Write a file such as `modules-0123.zip`, and keep it and the newest few of its kind, for
    going back and forth between versions."""
    write(path, content)
    kind = f"{path.name.partition('-')[0]}-*{path.suffix}"
    for old in sorted(path.parent.glob(kind), key=os.path.getmtime)[:-MOST_OF_A_KIND]:
        old.unlink(missing_ok=True)


def link(file: Path, place: Path) -> None:
    """Let the place hold the file's content, at no cost where both are on one disk."""
    place.unlink(missing_ok=True)
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)
