"""A price book must be in force today and in the near future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.checks.finding import Finding, Severity
from plugins.checks.sources import PRICES, Sources
from plugins.errors import Message, say
from plugins.reading.price_books import in_force

SOON = timedelta(days=60)


def check(sources: Sources) -> Iterator[Finding]:
    """Yield an error for a day without prices today, and a warning for one in the near future."""
    folder = f"{sources.content.name}/{PRICES}"
    if any(mistake.file.startswith(f"{folder}/") for mistake in sources.mistakes):
        return  # a book cannot be read, so the list is incomplete
    book = sources.book
    ends = book.last_day if book else None
    if book is None:
        yield from _without(sources, sources.on)
    elif ends and ends + timedelta(days=1) - sources.on <= SOON:
        yield from _without(sources, ends + timedelta(days=1))


def _without(sources: Sources, day: date) -> Iterator[Finding]:
    """Yield the finding about a day if it has no prices: an error for today, a warning later."""
    if in_force(sources.books, day):
        return
    folder = f"{sources.content.name}/{PRICES}"
    severity: Severity = "warning" if sources.book else "error"
    begun = [book for book in sources.books if book.first_day <= day]
    next_day = min((book.first_day for book in sources.books if book.first_day > day), default=None)
    if next_day is None and begun and begun[-1].last_day:
        last = begun[-1]
        message = _ends(last.last_day, ended=sources.book is None)
        yield sources.finding(last, ("last_day",), message, severity)
    else:
        yield Finding(folder, 0, _none(day, next_day), severity)


def _ends(day: date | None, *, ended: bool) -> Message:
    if ended:
        return say(
            "the prices ended on %(day)s; add a newer price book, or a later last_day.", day=day
        )
    return say("the prices end on %(day)s; add a newer price book, or a later last_day.", day=day)


def _none(day: date, later: date | None) -> Message:
    if later is None:
        return say("a price book must be in force every day, none is on %(day)s; add one.", day=day)
    return say(
        "a price book must be in force every day, none is on %(day)s and the next begins on"
        " %(later)s; add one.",
        day=day,
        later=later,
    )
