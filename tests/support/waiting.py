"""Waiting for what takes a while on a busy machine."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(is_so: Callable[[], object], *, seconds: float = 20) -> None:
    """Return as soon as something is so; an AssertionError when it has not come to be in time.

    Playwright's own wait takes the promise of a function that waits itself for a yes.
    """
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"not so after {seconds} s"
        time.sleep(0.05)
