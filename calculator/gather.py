"""A request read part by part, so that every mistake in it is told at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from calculator.book import PriceBook
from calculator.days import day_of
from calculator.in_force import ExpiredError, NoBookError, book_on
from calculator.need import MAX_NAME, InputError, InputErrors, Need, read_need

Check = Callable[..., Iterable[InputError]]
"""From a need and `book=` to what is wrong with it."""


class Gathering:
    """A request being read: a part with a mistake is None, and `done` raises all mistakes before it
    is used."""

    def __init__(self, request: Mapping[str, object], *, known: Sequence[str]) -> None:
        self._request = request
        self._errors = [
            InputError(name[:MAX_NAME], "unknown-field")
            for name in request
            if name not in ("ask", *known)
        ]

    def part(self, field: str, read: Callable[[str, object], Any]) -> Any:
        """One field of the request as `read` understands it."""
        try:
            if field not in self._request:
                raise InputErrors([InputError(field, "required")])
            return read(field, self._request[field])
        except InputErrors as refused:
            self._errors += refused.errors
            return None

    def book(self, books: Sequence[PriceBook]) -> PriceBook:
        """The book in force on the request's day."""
        found: PriceBook = self.part(
            "on", lambda field, value: book_of_day(books, read_day(field, value))
        )
        return found

    def need(self, book: PriceBook | None, *, check: Check) -> Need:
        """The request's need, held against the book when that could be read."""
        within = partial(check, book=book) if book else None
        found: Need = self.part(
            "need", lambda field, value: read_need(read_object(field, value), check=within)
        )
        return found

    def done(self) -> None:
        """Raises InputErrors when anything was wrong."""
        if self._errors:
            raise InputErrors(self._errors)


def read_day(field: str, value: object) -> date:
    """A day. Raises InputErrors."""
    day = day_of(value) if isinstance(value, str) else None
    if day is None:
        raise InputErrors([InputError(field, "not-a-day")])
    return day


def read_object(field: str, value: object) -> Mapping[str, object]:
    """An object of named values. Raises InputErrors."""
    if not isinstance(value, dict):
        raise InputErrors([InputError(field, "not-an-object")])
    return value


def book_of_day(books: Sequence[PriceBook], day: date) -> PriceBook:
    """The book in force on a day. Raises InputErrors for field "on"."""
    try:
        return book_on(books, day)
    except ExpiredError as error:
        raise InputErrors([InputError("on", "expired", error.last_day.isoformat())]) from None
    except NoBookError as error:
        next_day = error.next_day.isoformat() if error.next_day else None
        raise InputErrors([InputError("on", "no-book", next_day)]) from None
