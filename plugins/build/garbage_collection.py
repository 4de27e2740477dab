"""Garbage collection is off in a build, because a build keeps what it makes, and at the end of a
process that has built a site, where it took a tenth of the time."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Turn garbage collection off during the block, and at the end of the process."""
    _freeze_at_exit()
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@cache  # once, however many builds a preview makes
def _freeze_at_exit() -> None:
    atexit.register(gc.freeze)
