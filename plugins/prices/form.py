"""The form of the estimate page as plain values, from each price book that its visitors can meet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pelican.plugins import signals

from calculator.money import number
from calculator.offer.book import PriceBook, class_fact
from calculator.offer.facts import YES_NO, Fact
from calculator.offer.formulas import MONTH, Formula, facts_of
from calculator.offer.quantities import Chosen, Follows, Grid
from plugins.site import site_of

ALWAYS = "always"


@dataclass(frozen=True)
class Period:
    """What can be chosen in a period, as the calculator writes numbers."""

    per: str
    low: str
    high: str
    step: str


@dataclass(frozen=True)
class FactField:
    """A fact; `needs` is "always", or JSON: the choices that need it, each a formula and what must
    hold beside it, such as `[["helpline", "!reviewed"]]`."""

    code: str
    kind: str
    choices: tuple[str, ...]
    needs: str
    is_assumed: bool

    @property
    def may_wait(self) -> bool:
        """Return whether an estimate can be given before it is answered."""
        return self.is_assumed or self.kind == YES_NO


@dataclass(frozen=True)
class FormulaField:
    """A formula that can be chosen; without periods it is a tick."""

    code: str
    periods: tuple[Period, ...]
    has_hours: bool

    @property
    def is_whole(self) -> bool:
        """Return whether only whole numbers can be chosen."""
        return all("." not in period.low + period.step for period in self.periods)


@dataclass(frozen=True)
class Form:
    """One form. Its `books` ask for the same; `first` and `facts` are asked openly and folded away,
    `month` and `once` are what can be chosen, and `usual` formulas what is suggested."""

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
        """Return whether hours can be compared."""
        return any(field.has_hours for field in self.month)

    @property
    def begins_with_company(self) -> bool:
        """Return whether a fact is asked whatever is chosen."""
        return bool(self.first)


def forms(books: Sequence[PriceBook], *, on: date) -> tuple[Form, ...]:
    """Return the form of the day and those of coming books, the day's first; one for all books that
    ask for the same."""
    begun = [book.first_day for book in books if book.first_day <= on]
    found: dict[Form, list[str]] = {}
    for book in books:
        if not begun or book.first_day >= max(begun):
            found.setdefault(form(book), []).append(book.id)
    return tuple(replace(one, books=tuple(names)) for one, names in found.items())


def form(book: PriceBook) -> Form:
    """Return the form of a book, in the book's order."""
    paths = {one.code: tuple(_lines(one, book)) for one in book.formulas if one.choosable}
    facts = [_fact(fact, paths, book) for fact in book.facts if _needs(fact, paths, book)]
    fields = {code: _formula(book.formula(code)) for code in paths}
    usual = {code for picks in (book.usual or {}).values() for code in picks}
    blocks = {
        block: tuple(
            field for code, field in fields.items() if (book.formula(code).block == MONTH) is block
        )
        for block in (True, False)
    }
    return Form(
        books=(),
        currency=book.currency,
        is_taxed=bool(book.vat.kinds),
        first=tuple(fact for fact in facts if fact.needs == ALWAYS and not fact.is_assumed),
        facts=tuple(fact for fact in facts if fact.needs != ALWAYS or fact.is_assumed),
        month=blocks[True],
        once=blocks[False],
        commitment=tuple(map(str, book.commitment.months)) if book.commitment.offered else (),
        usual=tuple(code for code in paths if code in usual),
    )


def _formula(formula: Formula) -> FormulaField:
    quantity = formula.quantity
    grids = quantity.periods if isinstance(quantity, Chosen) else {}
    periods = tuple(_period(per, grid) for per, grid in grids.items())
    return FormulaField(formula.code, periods, bool(formula.hours))


def _period(per: str, grid: Grid) -> Period:
    return Period(per, number(grid.low), number(grid.high), number(grid.step))


Path = tuple[str, tuple[str, ...]]
"""A formula that has a line, and the yes-no facts that must hold (+) or not hold (!) for it."""


def _lines(chosen: Formula, book: PriceBook) -> Iterator[Path]:
    """Yield the formulas that come with one, itself first."""
    found: list[Path] = [(chosen.code, tuple(f"!{fact}" for fact in _done_by(chosen.code, book)))]
    for code, conditions in found:  # which grows meanwhile
        brought = [(one.formula, f"!{one.unless or ''}") for one in book.formula(code).requires]
        brought += [
            (other.code, f"+{other.quantity.only_if or ''}")
            for other in book.formulas
            if isinstance(other.quantity, Follows) and other.quantity.formula == code
        ]
        known = [name for name, _ in found]
        found += [
            (name, (*conditions, sign) if len(sign) > 1 else conditions)
            for name, sign in brought
            if name not in known
        ]
    yield from found


def _done_by(code: str, book: PriceBook) -> list[str]:
    """Return the facts that say that a formula is done already, and so take it out."""
    return [
        one.unless
        for formula in book.formulas
        for one in formula.requires
        if one.formula == code and one.unless
    ]


def _fact(fact: Fact, paths: dict[str, tuple[Path, ...]], book: PriceBook) -> FactField:
    needs = _needs(fact, paths, book)
    return FactField(
        fact.code,
        fact.kind,
        fact.choices,
        ALWAYS if _is_always(fact, needs, paths, book) else json.dumps(needs),
        fact.code == book.vat.fact,
    )


def _is_always(
    fact: Fact, needs: list[list[str]], paths: dict[str, tuple[Path, ...]], book: PriceBook
) -> bool:
    """Return whether it is asked whatever is chosen: it decides the VAT, gives a first suggestion,
    or every choice needs it."""
    suggests = fact == class_fact(book) and book.usual is not None
    unconditional = {need[0] for need in needs if len(need) == 1}
    return fact.code == book.vat.fact or suggests or unconditional >= set(paths)


def _needs(fact: Fact, paths: dict[str, tuple[Path, ...]], book: PriceBook) -> list[list[str]]:
    """Return the choices on which the fact has a bearing."""
    found = [
        [chosen, *(sign for sign in conditions if sign[1:] != fact.code)]
        for chosen, lines in paths.items()
        for code, conditions in lines
        if _bears(fact, code, book)
    ]
    if fact.code == book.vat.fact:
        found += [[chosen] for chosen in paths]
    return [need for place, need in enumerate(found) if need not in found[:place]]


def _bears(fact: Fact, code: str, book: PriceBook) -> bool:
    """Return whether a fact changes the line of a formula, an adjustment of it, or what it brings."""
    formula = book.formula(code)
    asked = facts_of(formula) + [one.unless for one in formula.requires] + _done_by(code, book)
    asked += [entry.only_if for entry in book.adjustments if code in entry.of]
    asked += [
        other.quantity.only_if
        for other in book.formulas
        if isinstance(other.quantity, Follows) and other.quantity.formula == code
    ]
    return fact.code in asked


def _give(pelican: Any) -> None:
    site = site_of(pelican.settings)
    site.given["estimate_forms"] = forms(site.books, on=site.on)


def register() -> None:
    """The estimate page is built from them."""
    signals.initialized.connect(_give)
