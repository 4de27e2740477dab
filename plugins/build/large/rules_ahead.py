"""Finds on all processors, before the rules run, what they find in each text by itself, and makes
its HTML from the same tokens, before the build needs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from plugins.build.large.worker_pool import MANY, divide
from plugins.checks.entry import ALONE, Entry
from plugins.markdown.things import Precomputed, Reading

Convert = Callable[[Entry], Precomputed | None]
Results = tuple[dict[str, Any], Reading, Precomputed | None]


def work_out(entries: Sequence[Entry], convert: Convert) -> dict[str, Precomputed | None]:
    """Store the results of the `remembered` functions in the entries, if many have none yet, and
    return those of `convert` for these entries, by their paths below `content/`."""
    new = [entry for entry in entries if entry.front and not entry.memo]
    if len(new) < MANY:
        return {}  # the rules and the build compute the few when they need them
    shares = divide(new, partial(_results, convert))
    results = {path: result for share in shares for path, result in share.items()}
    for entry in new:
        findings_alone, text, _ = results[entry.below]
        entry.memo.update(findings_alone)
        entry.take_text(text)
    return {path: converted for path, (_, _, converted) in results.items()}


def _results(convert: Convert, entries: Sequence[Entry]) -> dict[str, Results]:
    results: dict[str, Results] = {}
    for entry in entries:
        converted = None
        for find in ALONE:
            with suppress(Exception):  # an error is reported when a rule needs the result
                find(entry)
        with suppress(Exception):  # or when the build needs it
            converted = convert(entry)
        results[entry.below] = entry.memo, entry.text, converted
    return results
