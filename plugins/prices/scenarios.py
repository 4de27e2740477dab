"""Examples generated from a price book: the usual choice of each class, every formula at its lowest
quantity, several formulas together, and each condition once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from calculator.money import number
from calculator.tariff.book import PriceBook, class_fact
from calculator.tariff.facts import CHOICE, NUMBER, Fact
from calculator.tariff.formulas import MONTH, Formula, facts_of
from calculator.tariff.need import Pick
from calculator.tariff.quantities import Chosen, Follows, FromFact
from plugins.prices.wording import Wording

Value = int | str | bool
Picks = Mapping[str, Pick]


@dataclass(frozen=True)
class Scenario:
    """A company and its choice."""

    facts: Mapping[str, Value]
    choose: Picks
    months: int = 0

    @property
    def need(self) -> dict[str, Any]:
        """Return the need in the form of a request."""
        picks = {
            code: True
            if pick.ticked
            else {"quantity": number(pick.quantity)}
            | ({} if pick.per == "once" else {"per": pick.per})
            for code, pick in self.choose.items()
        }
        facts = {
            code: value if isinstance(value, bool) else str(value)
            for code, value in self.facts.items()
        }
        return {"facts": facts, "choose": picks, "months": str(self.months)}

    def name(self, words: Wording, *more: str) -> str:
        """Return the example in words, "25 people, 2 days a month", with `more` in between."""
        parts = [words.fact_text(fact, value) for fact, value in self.facts.items()]
        return ", ".join([*parts, *more, words.picks_text(self.choose)])


def scenarios(book: PriceBook) -> list[Scenario]:
    """Return the examples of a book, without duplicates."""
    distinct: list[Scenario] = []
    for scenario in [*_usual(book), *_lowest(book), *_together(book), *_conditions(book)]:
        if scenario not in distinct:
            distinct.append(scenario)
    return distinct


def _usual(book: PriceBook) -> Iterator[Scenario]:
    fact = class_fact(book)
    for band in fact.classes if fact and book.usual else ():
        assert fact and book.usual
        if picks := book.usual.get(band.code):
            yield from _each(book, picks, {fact.code: band.start})


def _lowest(book: PriceBook) -> Iterator[Scenario]:
    """Yield each formula alone, for every class and choice that affects it."""
    for formula in book.formulas:
        if formula.choosable:
            yield from _each(book, {formula.code: lowest(formula)}, {})
            for tier in formula.rate.tiers.tiers if formula.rate.tiers else ():
                yield from _tier(book, formula, tier.start)


def _tier(book: PriceBook, formula: Formula, starts: int) -> Iterator[Scenario]:
    """Yield a formula at the quantity at which a tier begins."""
    quantity = formula.quantity
    if isinstance(quantity, FromFact):
        yield from _each(book, {formula.code: Pick()}, {quantity.fact: starts})
    elif isinstance(quantity, Chosen):
        period, grid = formula.first_period
        if grid.low <= starts * 100 <= grid.high:
            yield from _each(book, {formula.code: Pick(starts * 100, period)}, {})


def _together(book: PriceBook) -> Iterator[Scenario]:
    """Yield all formulas of the month that can be chosen together."""
    picked: dict[str, Pick] = {}
    for formula in book.formulas:
        excluded = any(code in picked for code in formula.excludes)
        if formula.choosable and formula.block == MONTH and not excluded:
            picked[formula.code] = lowest(formula)
    if len(picked) > 1:
        yield from _each(book, picked, {})


def _conditions(book: PriceBook) -> Iterator[Scenario]:
    """Yield one example for each adjustment, each follower and each kind of VAT."""
    for entry in book.adjustments:
        codes = [code for code in entry.with_all or entry.of if book.formula(code).choosable]
        facts: dict[str, Value] = {entry.only_if: True} if entry.only_if else {}
        picks = {code: lowest(book.formula(code)) for code in codes}
        for scenario in list(_each(book, picks, facts))[:1]:
            yield replace(scenario, months=entry.months_from)
    for formula in book.formulas:
        quantity = formula.quantity
        if isinstance(quantity, Follows) and quantity.only_if:
            source = book.formula(quantity.formula)
            if source.choosable:
                yield from list(
                    _each(book, {source.code: lowest(source)}, {quantity.only_if: True})
                )[:1]
    first = next(formula for formula in book.formulas if formula.choosable)
    for kind in book.vat.kinds if book.vat.fact else ():
        assert book.vat.fact
        yield from list(_each(book, {first.code: lowest(first)}, {book.vat.fact: kind.code}))[:1]


def lowest(formula: Formula) -> Pick:
    """Return the lowest choice of a formula."""
    if not isinstance(formula.quantity, Chosen):
        return Pick()
    period, grid = formula.first_period
    return Pick(grid.low, period)


def _each(book: PriceBook, picks: Picks, facts: Mapping[str, Value]) -> Iterator[Scenario]:
    """Yield one company for each class and choice that affects the picks."""
    codes = {fact for code in picks for fact in facts_of(book.formula(code))}
    codes |= {
        fact
        for code in picks
        for one in book.formula(code).requires
        for fact in facts_of(book.formula(one.formula))
    }
    more = [fact for fact in book.facts if fact.code in codes and fact.code not in facts]
    every = [fact for fact in book.facts if fact.code in facts or fact in more]
    for values in product(*map(_values, more)):
        added = {fact.code: value for fact, value in zip(more, values, strict=True)}
        company = {**facts, **added}
        yield Scenario({fact.code: company[fact.code] for fact in every}, picks)


def _values(fact: Fact) -> tuple[Value, ...]:
    if fact.kind == CHOICE:
        return fact.choices
    if fact.kind == NUMBER:
        return tuple(band.start for band in fact.classes) or (max(fact.low, 1),)
    return (False,)
