"""A price book must be in force, today and for a while."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from calculator.in_force import ExpiredError, NoBookError, book_on
from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources
from plugins.errors import Said, say

SOON = timedelta(days=60)


def check(sources: Sources) -> Iterator[Finding]:
    """Yield a day without prices as an error, and warn of one that is near."""
    folder = f"{sources.content.name}/{PRICES}"
    if any(mistake.file.startswith(f"{folder}/") for mistake in sources.mistakes):
        return  # which books there are is not known yet
    day = sources.on
    try:
        book = book_on(sources.books, day)
        after = book.last_day + timedelta(days=1) if book.last_day else None
        if after and after - sources.on <= SOON:
            day = after
            book_on(sources.books, day)
    except ExpiredError as error:
        last = next(book for book in reversed(sources.books) if book.last_day == error.last_day)
        ended = error.last_day < sources.on
        line, said = _line(sources, last.id), _ends(error.last_day, ended=ended)
        yield Finding(f"{folder}/{last.id}.toml", line, said, "error" if ended else "warning")
    except NoBookError as error:
        said = _none(day, error.next_day)
        yield Finding(folder, 0, said, "warning" if sources.book else "error")


def _ends(day: date, *, ended: bool) -> Said:
    if ended:
        return say(
            "the prices ended on %(day)s; add a newer price book, or a later last_day.", day=day
        )
    return say("the prices end on %(day)s; add a newer price book, or a later last_day.", day=day)


def _none(day: date, later: date | None) -> Said:
    if later is None:
        return say("a price book must be in force every day, none is on %(day)s; add one.", day=day)
    return say(
        "a price book must be in force every day, none is on %(day)s and the next begins on"
        " %(later)s; add one.",
        day=day,
        later=later,
    )


def _line(sources: Sources, book: str) -> int:
    """Return the line that says when the book ends."""
    lines = (sources.content / PRICES / f"{book}.toml").read_text(encoding="utf-8-sig").splitlines()
    return next(
        (
            number
            for number, line in enumerate(lines, start=1)
            if line.strip().startswith("last_day")
        ),
        1,
    )
