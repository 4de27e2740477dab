"""Work on many things, shared out over the machine's processors."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread, active_count
from typing import Any, TypeVar

from plugins.processors import processors

MANY = 200  # things from which on it pays
TOGETHER = 50  # things whose results come back at once
Item = TypeVar("Item")
Thing = TypeVar("Thing", bound=Hashable)
Result = TypeVar("Result")
Task = Callable[[], object]
_at_hand: list[
    Any
] = []  # what processes find there when they are forked, so that nothing has to be sent to them
_begun: list[ProcessPoolExecutor] = []


def shared_out(items: Sequence[Item], work: Callable[[Sequence[Item]], Result]) -> list[Result]:
    """Return what the work makes of each share of the items, one of which is done here; the only
    one where `_alone` says so."""
    end()  # what was begun has a thread here, and has been asked for all it had
    if _alone(items):
        return [work(items)]
    count = processors()
    own, *others = (items[share::count] for share in range(count))
    with _forked(len(others), work, others) as pool:
        coming = [pool.submit(_done, share) for share in range(len(others))]
        return [work(own), *(share.result() for share in coming)]


def begun(
    items: Sequence[Thing],
    work: Callable[[Thing], Result],
    *,
    before: Sequence[Task] = (),
    after: Sequence[Task] = (),
) -> Callable[[Thing], Result] | None:
    """Begin to work aside, and return what gives the result for an item; None where `_alone` says
    so.

    An item that nobody has begun when it is asked for is done here. The tasks before and after
    leave files, and no other trace: whoever needs these looks for them first, and learns there why
    a task failed.
    """
    if _alone(items):
        return None
    chunks = [items[first : first + TOGETHER] for first in range(0, len(items), TOGETHER)]
    tasks = [*before, *(partial(_results, work, chunk) for chunk in chunks), *after]
    pool = _forked(processors() - 1, lambda task: task(), tasks)
    _begun.append(pool)
    coming = [pool.submit(_done, place) for place in range(len(tasks))]
    chunk_of = {
        item: future
        for chunk, future in zip(chunks, coming[len(before) :], strict=False)
        for item in chunk
    }
    return lambda item: work(item) if chunk_of[item].cancel() else chunk_of[item].result()[item]


def _results(work: Callable[[Thing], Result], chunk: Sequence[Thing]) -> dict[Thing, Result]:
    return {item: work(item) for item in chunk}


def end() -> None:
    """Let no process work on what nobody asks for any more."""
    while _begun:
        _begun.pop().shutdown(cancel_futures=True)


def _alone(items: Sequence[Any]) -> bool:
    """Whether it does not pay, or cannot be done: a lock that another thread holds at the moment of
    a fork never opens in the child."""
    return processors() < 2 or len(items) < MANY or active_count() > 1


def _forked(count: int, work: Callable[[Any], Any], shares: Sequence[Any]) -> ProcessPoolExecutor:
    """Return processes that have the work and its shares at hand; they are forked when the first is
    asked for."""
    _at_hand[:] = work, shares
    return ProcessPoolExecutor(count, mp_context=get_context("fork"), initializer=_follow)


def _follow() -> None:
    """Let a process end as soon as the one that forked it has, however that was; an interruption is
    for that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=lambda: (parent_process().join(), os._exit(1)), daemon=True).start()  # type: ignore[union-attr]


def _done(share: int) -> Any:
    work, shares = _at_hand
    return work(shares[share])
