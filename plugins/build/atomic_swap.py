"""Replaces a whole folder in one step: at any moment, even after a power failure, it is the old one
or the new one."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = -100  # AT_FDCWD: relative paths start at the working folder
EXCHANGE = 2  # of renameat2(2), Linux; the same number is RENAME_SWAP of renamex_np(2), macOS
UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


@contextmanager
def replacement_of(out: Path) -> Iterator[Path]:
    """Yield an empty folder beside `out`, which replaces `out` when the block ends without an
    error.

    The folder of a process that was killed is removed.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    _sweep(out)
    with (
        tempfile.TemporaryDirectory(
            dir=out.parent, prefix=_prefix(out), ignore_cleanup_errors=True
        ) as scratch,
        _locked(Path(scratch)),
    ):
        fresh = Path(scratch) / "fresh"
        yield fresh
        if out.exists():
            exchange(fresh, out)
        else:
            fresh.rename(out)


def exchange(one: Path, other: Path) -> None:
    """Exchange the names of two folders on one disk; OSError if the system cannot do this in one
    step."""
    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        failed = libc.renamex_np(*paths, EXCHANGE)
    else:
        failed = libc.renameat2(HERE, paths[0], HERE, paths[1], EXCHANGE)
    if failed:
        code = ctypes.get_errno()
        advice = (
            "; this disk cannot swap two folders at once: publish into a new folder on it"
            if code in UNABLE
            else ""
        )
        raise OSError(code, os.strerror(code) + advice, str(other))


def _prefix(out: Path) -> str:
    return f".{out.name}-"


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Lock a folder for the length of the block; the lock ends with the process, however that
    ends."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _sweep(out: Path) -> None:
    """Remove the folders beside `out` that no process has locked."""
    for folder in out.parent.glob(f"{_prefix(out)}*"):
        try:
            with _locked(folder):
                shutil.rmtree(folder)
        except OSError:
            continue  # another publish is working in it
