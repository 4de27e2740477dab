"""Divides work on many items among the processors."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread, active_count
from typing import Any, TypeVar

from pelican.plugins import signals

from plugins.processors import processors
from plugins.site import site_of

MANY = 200  # number of items from which on a pool saves more time than it costs
FIRST = 2  # number of items that are done before the processes part
Item = TypeVar("Item")
Result = TypeVar("Result")
# what worker processes inherit when they are forked, so that nothing has to be sent to them
_inherited: list[Any] = []
_pools: list[ProcessPoolExecutor] = []


def divide(items: Sequence[Item], work: Callable[[Sequence[Item]], Result]) -> list[Result]:
    """Return the results of the work, one for each share of the items. One share is done in this
    process, and before it the first items, so that all processes inherit what these load; for few
    items, or if `_works_alone` says so, all are one share."""
    end()  # the threads of a running pool would be forked, too
    if len(items) < MANY or _works_alone():
        return [work(items)]
    count, rest = processors(), items[FIRST:]
    first = work(items[:FIRST])
    own, *others = (rest[share::count] for share in range(count))
    with _fork_pool(len(others), work, others) as pool:
        futures = [pool.submit(_work_on, share) for share in range(len(others))]
        return [first, work(own), *(share.result() for share in futures)]


def start(task: Callable[[], object]) -> None:
    """Start a task in a background process, unless `_works_alone` says so; `end` waits for it.

    It only writes files: code that needs a file must look for it first, and do without if the task
    failed.
    """
    if _works_alone():
        return
    pool = _fork_pool(1, lambda task: task(), [task])
    _pools.append(pool)
    pool.submit(_work_on, 0)


def end() -> None:
    """Wait for the background processes."""
    while _pools:
        _pools.pop().shutdown()


@contextmanager
def ended_pools() -> Iterator[None]:
    """Stop all worker processes at the end of the block."""
    try:
        yield
    finally:
        end()


def _works_alone() -> bool:
    """Return whether to work in this process alone: on one processor, or beside another thread,
    because a lock that it holds during a fork is never released in the child."""
    return processors() < 2 or active_count() > 1


def _fork_pool(
    count: int, work: Callable[[Any], Any], shares: Sequence[Any]
) -> ProcessPoolExecutor:
    """Return a pool whose processes inherit the work and its shares; they are forked when the first
    share is submitted."""
    _inherited[:] = work, shares
    return ProcessPoolExecutor(count, mp_context=get_context("fork"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """End this worker as soon as its parent has ended, for whatever reason, and leave interrupts to
    the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=lambda: (parent_process().join(), os._exit(1)), daemon=True).start()  # type: ignore[union-attr]


def _work_on(share: int) -> Any:
    work, shares = _inherited
    return work(shares[share])


def _offer(pelican: Any) -> None:
    if pelican.settings["LARGE"]:
        site_of(pelican.settings).divide = divide


def register() -> None:
    signals.initialized.connect(_offer)
