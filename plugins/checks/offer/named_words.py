"""The names in a price book, by the keys of their words in `content/offer.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.money import ONE
from calculator.tariff.book import PriceBook
from calculator.tariff.facts import NUMBER, Fact
from calculator.tariff.formulas import Formula
from calculator.tariff.quantities import Flat, FromTable
from plugins.reading.nested import Path


@dataclass(frozen=True)
class Named:
    """A key of the words, and the place of its name in a book; `facts` are those that a range
    depends on."""

    way: Path
    book: PriceBook
    path: Path
    is_needed: bool = True
    facts: tuple[str, ...] = ()


def ways_of(book: PriceBook) -> Iterator[Named]:
    """Yield every key that a book needs, and every optional one."""
    for fact in book.facts:
        yield from _of_fact(fact, book)
    for formula in book.formulas:
        yield from _of_formula(formula, book)
    for entry in book.adjustments:
        yield Named(("adjustments", entry.code), book, ("adjustment", entry.code))
    for included in book.included:
        yield Named(("included", included.code), book, ("included", included.code))
    for kind in book.vat.kinds if book.vat.fact else ():
        yield Named(("vat", kind.code), book, ("vat", kind.code))
    if book.comparison:
        yield Named(("comparison",), book, ("comparison",))


def _of_fact(fact: Fact, book: PriceBook) -> Iterator[Named]:
    way, path = ("facts", fact.code), ("fact", fact.code)
    yield Named(way, book, path)
    if fact.kind == NUMBER:
        yield Named((*way, "count"), book, path)
    for band in fact.classes:
        yield Named((*way, "classes", band.code), book, (*path, "classes", band.code))
        yield Named((*way, "examples", band.code), book, path, is_needed=False)
    if fact.classes:
        yield Named((*way, "from_to"), book, path, is_needed=len(fact.classes) > 1)
        yield Named((*way, "from"), book, path)
    for place, choice in enumerate(fact.choices):
        yield Named((*way, "choices", choice), book, (*path, "choices", str(place)))


def _of_formula(formula: Formula, book: PriceBook) -> Iterator[Named]:
    way, path = ("formulas", formula.code), ("formula", formula.code)
    quantity = formula.quantity
    facts = quantity.spans.by if isinstance(quantity, FromTable) else ()
    yield Named(way, book, path, facts=facts)
    if formula.choosable:
        yield Named((*way, "question"), book, path)
    if not isinstance(quantity, Flat):
        for key in ("unit", "units", "per", "rate"):
            yield Named((*way, key), book, path)
    if formula.rate.per != ONE:
        yield Named((*way, "over"), book, (*path, "rate_per"))
    if formula.suggested:
        yield Named((*way, "suggested"), book, (*path, "suggested_from"))
    for requirement in formula.requires:
        there = (*path, "requires", requirement.formula)
        yield Named((*way, "requires", requirement.formula), book, there, is_needed=False)
