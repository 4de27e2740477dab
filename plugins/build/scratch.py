"""A temporary folder for a site's many files: in memory if there is room, because creating a file
on a disk can take longer than computing its content."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from os import W_OK, access
from pathlib import Path

from plugins.reading.files import files_below

MEMORY = Path("/dev/shm")  # noqa: S108 - on Linux; the site gets its own folder in it
TIMES = 3  # room needed, as a multiple of the content: images are copied in several widths
RESERVE = 256_000_000  # bytes of room for the theme's files, and for other programs


@contextmanager
def scratch_folder(content: Path, *, memory: Path = MEMORY) -> Iterator[Path]:
    """Yield an empty folder for the site of a content, and remove it afterwards."""
    with tempfile.TemporaryDirectory(dir=memory if _has_room(memory, content) else None) as folder:
        yield Path(folder)


def _has_room(memory: Path, content: Path) -> bool:
    if not access(memory, W_OK):
        return False
    size = sum(Path(path).stat().st_size for path in files_below(content))
    return shutil.disk_usage(memory).free > TIMES * size + RESERVE
