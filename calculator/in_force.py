"""Which price book is in force on a day: one of them, or a reason why none is."""

from collections.abc import Sequence
from datetime import date

from calculator.book import PriceBook


class NoBookError(LookupError):
    """No book is in force on a day; `next_day` is when the next one begins, if any."""

    def __init__(self, day: date, *, next_day: date | None) -> None:
        super().__init__(f"no price book is in force on {day}; add one to the prices folder")
        self.next_day = next_day


class ExpiredError(LookupError):
    """The last book has ended; `last_day` is when."""

    def __init__(self, day: date, *, last_day: date) -> None:
        super().__init__(f"the prices ended on {last_day}, before {day}; add a newer price book")
        self.last_day = last_day


def book_on(books: Sequence[PriceBook], day: date) -> PriceBook:
    """The book in force on `day`: never the nearest one.

    Raises NoBookError before the first book and in a gap, ExpiredError after the last.
    """
    begun = [book for book in books if book.first_day <= day]
    book = max(begun, key=lambda book: book.first_day, default=None)
    if book and book.covers(day):
        return book
    next_day = min((book.first_day for book in books if book.first_day > day), default=None)
    if book and book.last_day and next_day is None:
        raise ExpiredError(day, last_day=book.last_day)
    raise NoBookError(day, next_day=next_day)
