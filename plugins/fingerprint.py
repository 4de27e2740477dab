"""Values that change with what is in a file or a folder, so that caches know whether it is the
same."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

LENGTH = 12  # hexadecimal digits: 48 bits, so that two contents never have the same
COARSE = 100_000_000  # nanoseconds in which a second change may not change a file's times
Stamp = tuple[int, ...]


def fingerprint(folder: Path) -> str:
    """Return 12 hexadecimal digits that change when a name or a byte in the folder does."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, content = path.relative_to(folder).as_posix().encode(), path.read_bytes()
        digest.update(b"%d %d\0" % (len(name), len(content)) + name + content)
    return digest.hexdigest()[:LENGTH]


def digest(*contents: bytes) -> str:
    """Return 12 hexadecimal digits that change when one of the contents does."""
    whole = sha256()
    for content in contents:
        whole.update(sha256(content).digest())
    return whole.hexdigest()[:LENGTH]


def stamp(path: Path | str) -> Stamp:
    """Return a value that changes whenever a file changes.

    The clocks of file systems are coarse, so a file written just now gets a new value at every
    call.
    """
    now, status = time.time_ns(), os.stat(path)
    if now - status.st_ctime_ns < COARSE:
        return (time.monotonic_ns(),)
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def stamp_if_any(path: Path | str) -> Stamp | None:
    """Return the stamp of a file, None if it is not there, which its reader then reports."""
    try:
        return stamp(path)
    except OSError:
        return None
