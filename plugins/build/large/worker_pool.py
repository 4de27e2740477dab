"""Divides work on many items among the processors."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Hashable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread, active_count
from typing import Any, TypeVar

from pelican.plugins import signals

from plugins.processors import processors
from plugins.site import site_of

MANY = 200  # number of items from which on a pool saves time
CHUNK = 50  # number of items whose results are sent back together
Item = TypeVar("Item")
Thing = TypeVar("Thing", bound=Hashable)
Result = TypeVar("Result")
Task = Callable[[], object]
# what worker processes inherit when they are forked, so that nothing has to be sent to them
_inherited: list[Any] = []
_pools: list[ProcessPoolExecutor] = []


def divide(items: Sequence[Item], work: Callable[[Sequence[Item]], Result]) -> list[Result]:
    """Return the results of the work, one for each share of the items. One share is done in this
    process; all shares are if `_works_alone` says so."""
    # the threads of a running pool would be forked, too, and its results are no longer needed
    end()
    if _works_alone(items):
        return [work(items)]
    count = processors()
    own, *others = (items[share::count] for share in range(count))
    with _fork_pool(len(others), work, others) as pool:
        futures = [pool.submit(_work_on, share) for share in range(len(others))]
        return [work(own), *(share.result() for share in futures)]


def start(
    items: Sequence[Thing],
    work: Callable[[Thing], Result],
    *,
    before: Sequence[Task] = (),
    after: Sequence[Task] = (),
) -> Callable[[Thing], Result] | None:
    """Start the work in background processes, and return a function that gives the result for an
    item; None if `_works_alone` says so.

    An item that no process has started when its result is needed is done in this process. The tasks
    `before` and `after` only write files: code that needs a file must look for it first, and do
    without if its task failed.
    """
    if _works_alone(items):
        return None
    chunks = [items[first : first + CHUNK] for first in range(0, len(items), CHUNK)]
    tasks = [*before, *(partial(_results, work, chunk) for chunk in chunks), *after]
    pool = _fork_pool(processors() - 1, lambda task: task(), tasks)
    _pools.append(pool)
    futures = [pool.submit(_work_on, place) for place in range(len(tasks))]
    pairs = zip(chunks, futures[len(before) :], strict=False)
    chunk_of = {item: future for chunk, future in pairs for item in chunk}
    results: dict[Thing, Result] = {}

    def result_of(item: Thing) -> Result:
        if item not in results:
            future = chunk_of[item]
            results.update({item: work(item)} if future.cancel() else future.result())
        return results[item]

    return result_of


def _results(work: Callable[[Thing], Result], chunk: Sequence[Thing]) -> dict[Thing, Result]:
    return {item: work(item) for item in chunk}


def end() -> None:
    """Stop the processes whose results are no longer needed."""
    while _pools:
        _pools.pop().shutdown(cancel_futures=True)


@contextmanager
def ended_pools() -> Iterator[None]:
    """Stop all worker processes at the end of the block."""
    try:
        yield
    finally:
        end()


def _works_alone(items: Sequence[Any]) -> bool:
    """Return whether to work in this process alone: for few items a pool costs more than it saves,
    and a lock that another thread holds during a fork is never released in the child."""
    return processors() < 2 or len(items) < MANY or active_count() > 1


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
