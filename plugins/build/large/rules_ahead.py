"""What the rules find in each text by itself, worked out by all processors before the rules ask."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from plugins.build.large.worker_pool import MANY, divide
from plugins.checks.entry import ALONE, Entry
from plugins.markdown.things import Reading

Results = tuple[dict[str, Any], Reading]


def work_out(entries: Sequence[Entry]) -> None:
    """Let the entries know what `remembered` functions find in them, where many do not yet."""
    new = [entry for entry in entries if entry.front and not entry.memo]
    if len(new) < MANY:
        return  # the rules work out the few as they come to them
    results = {file: result for share in divide(new, _results) for file, result in share.items()}
    for entry in new:
        findings_alone, text = results[entry.file]
        entry.memo.update(findings_alone)
        entry.__dict__.setdefault("text", text)  # as the cached property leaves it


def _results(entries: Sequence[Entry]) -> dict[str, Results]:
    for entry in entries:
        for find in ALONE:
            with suppress(Exception):  # what cannot be worked out is told where a rule asks for it
                find(entry)
    return {entry.file: (entry.memo, entry.text) for entry in entries}
