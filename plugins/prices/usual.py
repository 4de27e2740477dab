"""The monthly cost of each class's usual choice, by the calculator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from calculator.tariff.book import PriceBook, class_fact
from calculator.tariff.estimate import estimate
from calculator.tariff.facts import CHOICE, Fact
from calculator.tariff.need import Need
from calculator.tariff.refusal import InputErrors

Value = int | str | bool


def usual_costs(book: PriceBook, code: str) -> tuple[int, int] | None:
    """Return the lowest and the highest net amount of a class's usual month; None if the book has
    none.

    They differ if the amount depends on a choice that is independent of the class.
    """
    fact = class_fact(book)
    picks = book.usual.get(code) if book.usual else None
    if fact is None or not picks:
        return None
    starts = next(band.start for band in fact.classes if band.code == code)
    nets: list[int] = []
    for facts in _companies(book, fact, starts):
        try:
            month = estimate(Need(facts, picks), book).month
        except InputErrors:
            return None
        if month is None or month.low is None or month.high is None:
            return None
        nets += [month.low.net, month.high.net]
    return min(nets), max(nets)


def _companies(book: PriceBook, fact: Fact, value: int) -> Iterator[Mapping[str, Value]]:
    """Yield a company of the class for each set of choices; every yes-no fact is no."""
    choices = [one for one in book.facts if one.kind == CHOICE]
    for picked in product(*(one.choices for one in choices)):
        answers = {one.code: choice for one, choice in zip(choices, picked, strict=True)}
        yield {fact.code: value, **answers}
