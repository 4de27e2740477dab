"""An amount of money must come from the price book, unless it is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.prices.placeholders import PLACEHOLDER
from plugins.reading.typed_amounts import amounts_in, may_hold, out_of_place

QUOTED = re.compile(r"<q\b.*?</q>|<blockquote\b.*?</blockquote>")
NAMES = ("site*.yml", "faq/topics*.yml")  # what visitors read besides the pages


def check(sources: Sources) -> Iterator[Finding]:
    """Yield amounts typed by hand; `> ` before the line or `<q>…</q>` around the words marks a
    quotation."""
    for entry in sources.entries:
        for number, found in typed(entry):
            text = say(
                'an amount must come from the price book, got "%(amount)s"; write it like {{ price'
                " day_rate small }}, or put a quotation between <q> and </q>.",
                amount=found,
            )
            yield Finding(entry.file, number, text)
    yield from _elsewhere(sources)


@remembered
def typed(entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield the amounts of a text, each with its line."""
    return ((number, amount) for number, line in entry.text for amount in _typed(line))


def _typed(line: str) -> list[str]:
    """Return the amounts of a line that is no quotation."""
    if not may_hold(line) or line.lstrip().startswith(">"):
        return []
    return amounts_in(QUOTED.sub("", PLACEHOLDER.sub("", line)))


def _elsewhere(sources: Sources) -> Iterator[Finding]:
    """Yield amounts in the names of topics and in the firm's details, notes apart."""
    for path in sorted(path for name in NAMES for path in sources.content.glob(name)):
        file = f"{sources.content.name}/{path.relative_to(sources.content).as_posix()}"
        for number, line in enumerate(
            path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), start=1
        ):
            for found in amounts_in(line.partition("#")[0]):
                yield Finding(file, number, out_of_place(found))
