"""A number in one language must also be in the other, as digits or as a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.languages.numbers.durations import durations_in
from plugins.languages.numbers.in_text import Number, numbers_in, percent_as_part
from plugins.languages.numbers.words import words_for

PERCENT = re.compile(r"[\d.,]+\s?(?:%|per ?cent\b|pour ?cent\b|procent\b)", re.IGNORECASE)


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


@remembered
def _values(entry: Entry) -> Iterator[str]:
    """Yield the values of the numbers of a text in one order, however its language puts them."""
    yield from sorted(number.value for _, number in _numbers(entry))


def _difference(original: Entry, entry: Entry) -> tuple[int, Message] | None:
    """Return the line and the message about numbers that differ between two languages, None if none
    do."""
    if _values(original) == _values(entry):
        return None
    there, here = (Counter(n.value for _, n in _numbers(one)) for one in (original, entry))
    missing, added = there - here, here - there
    if not _unsaid(missing, original, entry) and not _unsaid(added, entry, original):
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


def _unsaid(values: Counter[str], entry: Entry, other: Entry) -> Counter[str]:
    """Return the numbers of a text that the other does not say in another way either: as a word, in
    another unit of time, or as a part where this one has percents."""
    if not values:
        return values
    text = _text(other)
    unsaid = Counter({one: n for one, n in values.items() if not _is_said(one, text, other)})
    return unsaid - _said_otherwise(entry, text, other) if unsaid else unsaid


def _is_said(value: str, text: str, entry: Entry) -> bool:
    form = words_for(value, entry.language)
    return form is not None and bool(form.search(text))


def _said_otherwise(entry: Entry, text: str, other: Entry) -> Counter[str]:
    """Return the numbers of durations that the other text has as well, and of percents that it has
    as a word."""
    lengths = {
        length
        for duration in durations_in(text, lang=other.language)
        for length in duration.lengths
    }
    own = _text(entry)
    places = [
        range(duration.start, duration.end)
        for duration in durations_in(own, lang=entry.language)
        if lengths.intersection(duration.lengths)
    ]
    elsewhere: Counter[str] = Counter()
    for number in numbers_in(own, lang=entry.language):
        percent = PERCENT.match(own, number.place)
        if any(number.place in place for place in places) or (
            percent and _is_said(percent_as_part(number.value), text, other)
        ):
            elsewhere[number.value] += 1
    return elsewhere


def _text(entry: Entry) -> str:
    return "\n".join(passage.text() for passage in entry.passages)


def _listed(values: Counter[str], entry: Entry) -> str | Message:
    spellings = {number.value: number.written for _, number in _numbers(entry)}
    return ", ".join(spellings[value] for value in sorted(values.elements())) or say("none")
