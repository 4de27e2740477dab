"""The form of the estimate page as plain values, for today's price book and for coming ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pelican.plugins import signals

from calculator.money import number
from calculator.tariff.book import PriceBook, class_fact
from calculator.tariff.facts import YES_NO, Fact
from calculator.tariff.formulas import MONTH, Formula
from calculator.tariff.quantities import Chosen, Grid
from plugins.prices.needs import choosable, is_assumed, needs_of
from plugins.site import site_of

ALWAYS = "always"


@dataclass(frozen=True)
class Period:
    """The quantities to choose from in a period, in the calculator's notation."""

    per: str
    low: str
    high: str
    step: str


@dataclass(frozen=True)
class FactField:
    """A question about a fact, for a number from `low` to `high`.

    `needs` is "always", or JSON with the choices that need it: each a formula and its conditions,
    such as `[["helpline", "!reviewed"]]`.
    """

    code: str
    kind: str
    choices: tuple[str, ...]
    needs: str
    is_assumed: bool
    low: int
    high: int

    @property
    def may_wait(self) -> bool:
        """Return whether there is an estimate before the question is answered."""
        return self.is_assumed or self.kind == YES_NO


@dataclass(frozen=True)
class FormulaField:
    """A formula to choose; without periods it is a tick box."""

    code: str
    periods: tuple[Period, ...]
    has_hours: bool

    @property
    def is_whole(self) -> bool:
        """Return whether only whole numbers can be chosen."""
        return all("." not in period.low + period.step for period in self.periods)


@dataclass(frozen=True)
class Form:
    """The form of all `books` with the same questions.

    `first` holds the questions that are always visible, `facts` those in a fold; `month` and `once`
    the formulas to choose from, `usual` the suggested ones.
    """

    books: tuple[str, ...]
    currency: str
    is_taxed: bool
    first: tuple[FactField, ...]
    facts: tuple[FactField, ...]
    month: tuple[FormulaField, ...]
    once: tuple[FormulaField, ...]
    commitment: tuple[str, ...]
    usual: tuple[str, ...]

    @property
    def has_advice(self) -> bool:
        """Return whether advice can compare hours."""
        return any(field.has_hours for field in self.month)

    @property
    def begins_with_company(self) -> bool:
        """Return whether a question is always visible, whatever is chosen."""
        return bool(self.first)


def forms(books: Sequence[PriceBook], *, on: date) -> tuple[Form, ...]:
    """Return the form of the day, then those of coming books; one for all books with the same
    questions."""
    begun = [book.first_day for book in books if book.first_day <= on]
    books_by_form: dict[Form, list[str]] = {}
    for book in books:
        if not begun or book.first_day >= max(begun):
            books_by_form.setdefault(form(book), []).append(book.id)
    return tuple(replace(one, books=tuple(names)) for one, names in books_by_form.items())


def form(book: PriceBook) -> Form:
    """Return the form of a book, in the book's order."""
    facts = [_fact(fact, book) for fact in book.facts if needs_of(fact, book)]
    fields = [(one.block, _formula(one)) for one in book.formulas if one.choosable]
    usual = {code for picks in (book.usual or {}).values() for code in picks}
    return Form(
        books=(),
        currency=book.currency,
        is_taxed=bool(book.vat.kinds),
        first=tuple(fact for fact in facts if fact.needs == ALWAYS and not fact.is_assumed),
        facts=tuple(fact for fact in facts if fact.needs != ALWAYS or fact.is_assumed),
        month=tuple(field for block, field in fields if block == MONTH),
        once=tuple(field for block, field in fields if block != MONTH),
        commitment=tuple(map(str, book.commitment.months)) if book.commitment.offered else (),
        usual=tuple(field.code for _, field in fields if field.code in usual),
    )


def _formula(formula: Formula) -> FormulaField:
    quantity = formula.quantity
    grids = quantity.periods if isinstance(quantity, Chosen) else {}
    periods = tuple(_period(per, grid) for per, grid in grids.items())
    return FormulaField(formula.code, periods, bool(formula.hours))


def _period(per: str, grid: Grid) -> Period:
    return Period(per, number(grid.low), number(grid.high), number(grid.step))


def _fact(fact: Fact, book: PriceBook) -> FactField:
    needs = needs_of(fact, book)
    return FactField(
        fact.code,
        fact.kind,
        fact.choices,
        ALWAYS if _is_always(fact, needs, book) else json.dumps(needs),
        is_assumed(fact, book),
        fact.low,
        fact.high,
    )


def _is_always(fact: Fact, needs: Sequence[Sequence[str]], book: PriceBook) -> bool:
    """Return whether a question is visible whatever is chosen: it decides the VAT or a first
    suggestion, or every choice needs it."""
    suggests = fact == class_fact(book) and book.usual is not None
    unconditional = {need[0] for need in needs if len(need) == 1}
    return fact.code == book.vat.fact or suggests or unconditional >= set(choosable(book))


def _give(pelican: Any) -> None:
    site = site_of(pelican.settings)
    site.template_values["estimate_forms"] = forms(site.books, on=site.on)


def register() -> None:
    """Register the forms, from which the estimate page is built."""
    signals.initialized.connect(_give)
