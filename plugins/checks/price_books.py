"""A price book must be in force, today and for a while."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from calculator.price_book import ExpiredError, NoBookError, book_on
from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources

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
        text = f"the prices {'ended' if ended else 'end'} on {error.last_day}; add a newer price book, or a later last_day."
        yield Finding(file, _line(sources, last.id), text, "error" if ended else "warning")
    except NoBookError as error:
        begins = f"the next one begins on {error.next_day}; " if error.next_day else ""
        now = sources.book is None
        text = f"a price book must be in force every day, none is on {sources.on if now else after}; {begins}add one."
        yield Finding(folder, 0, text, "error" if now else "warning")


def _line(sources: Sources, book: str) -> int:
    """Return the line that says when the book ends."""
    lines = (sources.content / PRICES / f"{book}.toml").read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.strip().startswith("last_day")), 1)
