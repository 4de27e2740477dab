"""What the rules find in each text by itself, worked out by all processors before the rules ask."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from plugins.build.large.worker_pool import MANY, shared_out
from plugins.checks.entry import ALONE, Entry
from plugins.markdown.things import Reading

Known = tuple[dict[str, Any], Reading]


def work_out(entries: Sequence[Entry]) -> None:
    """Let the entries know what `remembered` functions find in them, where many do not yet."""
    new = [entry for entry in entries if entry.front and not entry.memo]
    if len(new) < MANY:
        return  # the rules work out the few as they come to them
    known = {file: one for share in shared_out(new, _known) for file, one in share.items()}
    for entry in new:
        found, text = known[entry.file]
        entry.memo.update(found)
        entry.__dict__.setdefault("text", text)  # as the cached property leaves it


def _known(entries: Sequence[Entry]) -> dict[str, Known]:
    for entry in entries:
        for find in ALONE:
            with suppress(Exception):  # what cannot be worked out is told where a rule asks for it
                find(entry)
    return {entry.file: (entry.memo, entry.text) for entry in entries}
