"""Reads a request field by field, so that all its mistakes are reported together."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from calculator.door.read_need import read_need
from calculator.door.values import read_day
from calculator.tariff.book import PriceBook, book_on
from calculator.tariff.need import Need
from calculator.tariff.refusal import InputError, InputErrors, unknown


class RequestParser:
    """The parser of one request: it collects mistakes until `done` raises them all.

    Do not use a value before `done`: it may be a placeholder for a mistake.
    """

    def __init__(self, request: Mapping[str, object], *, fields: Sequence[str]) -> None:
        self._request = request
        self._errors = [
            unknown("", name) for name in request if name != "ask" and name not in fields
        ]

    def field(self, field: str, read: Callable[[str, object], Any]) -> Any:
        """Return the value of a field, read by `read`; None if it has a mistake."""
        try:
            if field not in self._request:
                raise InputErrors([InputError(field, "required")])
            return read(field, self._request[field])
        except InputErrors as refused:
            self._errors += refused.errors
            return None

    def book(self, books: Sequence[PriceBook]) -> PriceBook:
        """Return the book in force on the request's day. Raises InputErrors at once: without a book
        nothing else can be read."""
        book: PriceBook = self.field(
            "on", lambda field, value: book_on(books, read_day(field, value))
        )
        if book is None:
            self.done()
        return book

    def need(
        self, book: PriceBook, *, check: Callable[[Need, PriceBook], Sequence[InputError]]
    ) -> Need:
        """Return the request's need, checked against the book."""
        if "need" not in self._request:
            self._errors.append(InputError("need", "required"))
            return Need({}, {})
        need, errors = read_need(self._request["need"], book)
        self._errors += errors
        self._errors += _independent(errors, check(need, book))
        return need

    def done(self) -> None:
        """Raise InputErrors if the request has mistakes."""
        if self._errors:
            raise InputErrors(self._errors)


def _independent(errors: Sequence[InputError], more: Sequence[InputError]) -> list[InputError]:
    """Return the errors in `more` that do not follow from the first ones."""
    faulty = [error.field for error in errors]
    choice_is_faulty = any(
        field in ("need", "choose") or field.startswith("choose.") for field in faulty
    )
    return [
        error
        for error in more
        if error.field not in faulty and not (choice_is_faulty and error.code == "nothing-chosen")
    ]
