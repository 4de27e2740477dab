"""The estimate leads to the pages that state its rules: each rule is one we know, and stands on one
page."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.plain import RULES
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.oldest import oldest_first
from plugins.checks.sources import Sources
from plugins.errors import say, unknown


def check(sources: Sources) -> Iterator[Finding]:
    """Yield rules that the estimate does not know, and rules that two pages state."""
    holders: dict[tuple[str, str], list[Entry]] = {}
    for entry in sources.entries:
        for rule in getattr(entry.front, "states", ()):
            if rule in RULES:
                holders.setdefault((rule, entry.lang), []).append(entry)
            else:
                yield Finding(entry.file, entry.line("states"), unknown("states", rule, RULES))
    for (rule, _), same in holders.items():
        first, *others = oldest_first(same, sources.content)
        for entry in others:
            said = say(
                'the rule "%(rule)s" must be stated once, %(file)s states it too; take it out '
                "of one of them.",
                rule=rule,
                file=first.file,
            )
            yield Finding(entry.file, entry.line("states"), said)
