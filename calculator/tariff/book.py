"""A price book: a firm's offer and its prices, from one day on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.tariff.adjustments import Adjustment
from calculator.tariff.commitment import Commitment
from calculator.tariff.comparison import Comparison
from calculator.tariff.facts import Fact
from calculator.tariff.formulas import Formula
from calculator.tariff.included import Included
from calculator.tariff.need import Pick
from calculator.tariff.refusal import InputError, InputErrors
from calculator.tariff.vat import Vat

STATUSES = ("illustrative", "confirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceBook:
    """A price book in the order of its file. Amounts are in the smallest unit of its currency, with
    `decimals`."""

    id: str
    first_day: date
    last_day: date | None
    status: str
    currency: str
    decimals: int
    vat: Vat
    facts: tuple[Fact, ...]
    formulas: tuple[Formula, ...]
    adjustments: tuple[Adjustment, ...]
    commitment: Commitment
    least_month: int
    included: tuple[Included, ...]
    usual: Mapping[str, Mapping[str, Pick]] | None
    comparison: Comparison | None
    year_page: str | None

    def formula(self, code: str) -> Formula:
        """Return a formula of the book by its code."""
        return next(formula for formula in self.formulas if formula.code == code)

    def fact(self, code: str) -> Fact:
        """Return a fact of the book by its code."""
        return next(fact for fact in self.facts if fact.code == code)

    def covers(self, day: date) -> bool:
        """Return whether its prices are in force on a day, unless a later book replaces them."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


def class_fact(book: PriceBook) -> Fact | None:
    """Return the number fact that has classes."""
    return next(iter([fact for fact in book.facts if fact.classes]), None)


def book_on(books: Sequence[PriceBook], day: date) -> PriceBook:
    """Return the book in force on a day, never the nearest one. Raises InputErrors for field
    "on"."""
    begun = [book for book in books if book.first_day <= day]
    book = max(begun, key=lambda book: book.first_day, default=None)
    if book and book.covers(day):
        return book
    coming = [book.first_day for book in books if book.first_day > day]
    if book and book.last_day and not coming:
        raise InputErrors([InputError("on", "expired", book.last_day.isoformat())])
    raise InputErrors([InputError("on", "no-book", min(coming).isoformat() if coming else None)])
