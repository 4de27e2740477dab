"""A number in one language must also be in the other, as digits or as a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.languages.number_words import words_for
from plugins.languages.numbers import Number, numbers_in


def check(sources: Sources) -> Iterator[Finding]:
    """Yield translations with other numbers than their original."""
    for entry in sources.entries:
        original = sources.by_path.get(f"{entry.kind}/{entry.slug}.md")
        both = entry.lang and entry.front and original and original.front
        if both and original and (difference := _difference(original, entry)):
            line, message = difference
            yield Finding(entry.file, line, message)


@remembered
def _numbers(entry: Entry) -> Iterator[tuple[int, Number]]:
    """Yield the numbers of a text, each with its line."""
    for passage in entry.passages:
        for number in numbers_in(passage.text(), lang=entry.language):
            yield passage.line_at(number.place), number


def _difference(original: Entry, entry: Entry) -> tuple[int, Message] | None:
    """Return the line and the message about numbers that differ between two languages, None if none
    do."""
    there, here = (Counter(n.value for _, n in _numbers(one)) for one in (original, entry))
    missing, added = there - here, here - there
    if not _unsaid(missing, entry) and not _unsaid(added, original):
        return None
    line = next((at for at, number in _numbers(entry) if number.value in added), 1)
    message = say(
        "the numbers must be those of %(file)s; missing here: %(missing)s; only here: %(added)s; "
        "correct the one or the other.",
        file=original.file,
        missing=_listed(missing, original),
        added=_listed(added, entry),
    )
    return line, message


def _unsaid(values: Counter[str], entry: Entry) -> bool:
    """Return whether a text lacks some of these numbers as words as well."""
    if not values:
        return False
    text = "\n".join(passage.text() for passage in entry.passages)
    forms = (words_for(value, entry.language) for value in values)
    return any(form is None or not form.search(text) for form in forms)


def _listed(values: Counter[str], entry: Entry) -> str | Message:
    spellings = {number.value: number.written for _, number in _numbers(entry)}
    return ", ".join(spellings[value] for value in sorted(values.elements())) or say("none")
