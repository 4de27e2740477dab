"""A price book must be in force, today and for a while."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from calculator.in_force import ExpiredError, NoBookError, book_on
from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources
from plugins.errors import say

SOON = timedelta(days=60)


def check(sources: Sources) -> Iterator[Finding]:
    """Yield a day without prices as an error, and warn of one that is near."""
    folder = f"{sources.content.name}/{PRICES}"
    if any(mistake.file.startswith(f"{folder}/") for mistake in sources.mistakes):
        return  # which books there are is not known yet
    try:
        book = book_on(sources.books, sources.on)
        after = book.last_day + timedelta(days=1) if book.last_day else None
        if after and after - sources.on <= SOON:
            book_on(sources.books, after)
    except ExpiredError as error:
        last = next(book for book in reversed(sources.books) if book.last_day == error.last_day)
        file, ended = f"{folder}/{last.id}.toml", error.last_day < sources.on
        text = say(
            "the prices end on %(day)s; add a newer price book, or a later last_day.",
            day=error.last_day,
        )
        if ended:
            text = say(
                "the prices ended on %(day)s; add a newer price book, or a later last_day.",
                day=error.last_day,
            )
        yield Finding(file, _line(sources, last.id), text, "error" if ended else "warning")
    except NoBookError as error:
        now = sources.book is None
        day, later = sources.on if now else after, error.next_day
        text = say("a price book must be in force every day, none is on %(day)s; add one.", day=day)
        if later:
            text = say(
                "a price book must be in force every day, none is on %(day)s and the next begins on"
                " %(later)s; add one.",
                day=day,
                later=later,
            )
        yield Finding(folder, 0, text, "error" if now else "warning")


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
