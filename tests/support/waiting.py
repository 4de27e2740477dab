"""Waiting for what takes a while on a busy machine."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(is_so: Callable[[], object], *, seconds: float = 20) -> None:
    """Return as soon as a condition holds. Raises AssertionError when it does not in time.

    Playwright's own wait takes the promise of an asynchronous function for a yes.
    """
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"not so after {seconds} s"
        time.sleep(0.05)
