"""Python imports this at its start, in every process that tests start: `content/` stays closed
there too.

`CONTENT_GUARD` names the folder and the file that notes what was opened; `CLOCK_AHEAD` the days
by which the clock is ahead.
"""

from __future__ import annotations

import os
import sys

EVENTS = frozenset({"open", "os.listdir", "os.scandir"})
MUST = "a test must read tests/firm/content, it opened {path}; content/ belongs to staff"


def close_content(event: str, arguments: tuple[object, ...]) -> None:
    """Note and refuse each attempt to open a file or list a folder below the guarded one."""
    guarded = os.environ.get("CONTENT_GUARD") if event in EVENTS else None
    if not guarded or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    by_descriptor = event == "open" and arguments[1] is None  # os.open below a folder's descriptor
    if by_descriptor and not os.path.isabs(arguments[0]):
        return
    folder, note = guarded.split(os.pathsep)
    path = os.path.abspath(os.fsdecode(arguments[0]))
    if path == folder or path.startswith(folder + os.sep):
        with open(note, "a", encoding="utf-8") as file:
            file.write(f"{path}\n")
        raise AssertionError(MUST.format(path=path))


def go_ahead(days: int) -> None:
    """Set the clock of this process ahead, for good."""
    from datetime import UTC, datetime, timedelta

    import time_machine

    time_machine.travel(datetime.now(UTC) + timedelta(days=days)).start()


sys.addaudithook(close_content)
if "CLOCK_AHEAD" in os.environ:
    go_ahead(int(os.environ["CLOCK_AHEAD"]))
