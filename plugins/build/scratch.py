"""A folder for the many files of a site that nobody keeps: in memory where there is room, since
to make a file on a disk can take longer than to make what stands in it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from os import W_OK, access
from pathlib import Path

from plugins.reading.files import files_below

MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux has one; a folder of our own is made in it
TIMES = 3  # as much room as the content takes: images are copied in several widths
RESERVE = 256_000_000  # bytes of room for what the theme brings, and for whoever else uses it


@contextmanager
def scratch_folder(content: Path, *, memory: Path = MEMORY) -> Iterator[Path]:
    """Give an empty folder for a site of a content, and take it away again."""
    with tempfile.TemporaryDirectory(dir=memory if _has_room(memory, content) else None) as folder:
        yield Path(folder)


def _has_room(memory: Path, content: Path) -> bool:
    if not access(memory, W_OK):
        return False
    size = sum(Path(path).stat().st_size for path in files_below(content))
    return shutil.disk_usage(memory).free > TIMES * size + RESERVE
