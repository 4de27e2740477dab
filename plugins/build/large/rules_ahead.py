"""Finds on all processors, before the rules run, what they find in each text by itself."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from plugins.build.large.worker_pool import MANY, divide
from plugins.checks.entry import ALONE, Entry
from plugins.markdown.things import Reading

Results = tuple[dict[str, Any], Reading]


def work_out(entries: Sequence[Entry]) -> None:
    """Store the results of the `remembered` functions in the entries, if many have none yet."""
    new = [entry for entry in entries if entry.front and not entry.memo]
    if len(new) < MANY:
        return  # the rules compute the few when they need them
    results = {file: result for share in divide(new, _results) for file, result in share.items()}
    for entry in new:
        findings_alone, text = results[entry.file]
        entry.memo.update(findings_alone)
        entry.__dict__.setdefault("text", text)  # where the cached property stores it


def _results(entries: Sequence[Entry]) -> dict[str, Results]:
    for entry in entries:
        for find in ALONE:
            with suppress(Exception):  # an error is reported when a rule needs the result
                find(entry)
    return {entry.file: (entry.memo, entry.text) for entry in entries}
