"""The estimate leads to the pages that state its rules: each rule is one we know, and stands on one
page."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.plain import RULES
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say, unknown


def check(sources: Sources) -> Iterator[Finding]:
    """Yield rules that the estimate does not know, and rules that two pages state."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in sources.entries:
        for rule in getattr(entry.front, "states", ()):
            if rule not in RULES:
                yield Finding(entry.file, entry.line("states"), unknown("states", rule, RULES))
            elif (other := first.setdefault((rule, entry.lang), entry)) is not entry:
                said = say(
                    'the rule "%(rule)s" must be stated once, %(file)s states it too; take it out '
                    "of one of them.",
                    rule=rule,
                    file=other.file,
                )
                yield Finding(entry.file, entry.line("states"), said)
