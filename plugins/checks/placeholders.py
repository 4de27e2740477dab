"""What stands between `{{` and `}}` must be something the price book can tell."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.prices.book_facts import facts
from plugins.prices.placeholders import unknown


def check(sources: Sources) -> Iterator[Finding]:
    """Yield placeholders that are misspelt or not closed."""
    if sources.book is None:
        return  # told by the rule on price books
    known = facts(sources.book, locale="en")  # the names are the same in every language
    for entry in sources.entries:
        for number, line in braced(entry):
            for text in unknown(line, known):
                yield Finding(entry.file, number, text)


@remembered
def braced(entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold what opens or closes a placeholder."""
    return (line for line in entry.text if "{{" in line[1] or "}}" in line[1])
