"""Every value of a price book that a text may print, by the name in its placeholder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from calculator.money import ONE
from calculator.tariff.book import PriceBook, class_fact
from calculator.tariff.facts import NUMBER, Fact
from calculator.tariff.formulas import Formula
from calculator.tariff.need import Pick
from calculator.tariff.quantities import Chosen, FromTable
from calculator.tariff.tables import SEPARATOR, Table
from plugins.languages import theme_words
from plugins.prices.usual import usual_costs
from plugins.prices.wording import PLAIN, Wording


@dataclass(frozen=True)
class Printed:
    """A value as a language writes it; `value` is its number in hundredths, or in the smallest
    unit of the currency, None if it is not a single number."""

    text: str
    value: int | None = None


def facts(book: PriceBook, wording: Wording = PLAIN) -> dict[str, Printed]:
    """Return each value by its name, like "price day small", with class and choice in any order."""
    printed = each_once(book, wording)
    for name, swapped in _swapped_names(book):
        if swapped not in printed:
            printed[swapped] = printed[name]
    return printed


def each_once(book: PriceBook, wording: Wording = PLAIN) -> dict[str, Printed]:
    """Return each value by a single name, with class and choice in the book's order."""
    printed = dict(_of_book(book, wording))
    for fact in book.facts:
        printed.update(_of_fact(fact, wording))
    for formula in book.formulas:
        printed.update(_of_rate(formula, book, wording))
        printed.update(_of_quantity(formula, wording))
    for entry in book.adjustments:
        printed[f"percent {entry.code}"] = _number(abs(entry.percent), wording)
    for kind in book.vat.kinds:
        printed[f"vat {kind.code}" if book.vat.fact else "vat"] = _number(kind.percent, wording)
    printed.update(_of_usual(book, wording))
    return printed


def _of_book(book: PriceBook, wording: Wording) -> Iterator[tuple[str, Printed]]:
    yield "book first_day", Printed(theme_words.day(book.first_day, locale=wording.locale))
    if book.last_day:
        yield "book last_day", Printed(theme_words.day(book.last_day, locale=wording.locale))
    if book.least_month:
        yield "price minimum", _money(book.least_month, book, wording)
    if book.comparison:
        yield "comparison cost", _money(book.comparison.cost, book, wording)
        yield "comparison min", _number(book.comparison.same.low, wording)
        yield "comparison max", _number(book.comparison.same.high, wording)


def _of_fact(fact: Fact, wording: Wording) -> Iterator[tuple[str, Printed]]:
    """Yield the bounds of a number and of each of its classes."""
    if fact.kind != NUMBER:
        return
    ends = [band.start - 1 for band in fact.classes[1:]] + [fact.high]
    yield f"fact {fact.code} from", _number(fact.low * ONE, wording)
    yield f"fact {fact.code} to", _number(fact.high * ONE, wording)
    for band, end in zip(fact.classes, ends, strict=False):
        yield f"fact {fact.code} {band.code} from", _number(band.start * ONE, wording)
        yield f"fact {fact.code} {band.code} to", _number(end * ONE, wording)


def _of_rate(formula: Formula, book: PriceBook, wording: Wording) -> Iterator[tuple[str, Printed]]:
    """Yield the price of a unit and that of each tier, by class and choice."""
    code, rate = formula.code, formula.rate
    for names, cents in _cells(rate.amounts):
        yield " ".join(["price", code, *names]), _money(cents, book, wording)
    for tier in rate.tiers.tiers if rate.tiers else ():
        for names, cents in _cells(tier.amounts):
            words = ["price", code, "from", str(tier.start), *names]
            yield " ".join(words), _money(cents, book, wording)
    if rate.per != ONE:
        yield f"per {code}", _number(rate.per, wording)
    if formula.hours:
        yield f"hours {code}", _number(formula.hours, wording)
    if formula.suggested:
        yield f"suggested {code}", _number(formula.suggested.start * ONE, wording)


def _of_quantity(formula: Formula, wording: Wording) -> Iterator[tuple[str, Printed]]:
    """Yield the lowest and the highest number of units."""
    code, quantity = formula.code, formula.quantity
    if isinstance(quantity, Chosen):
        for per, grid in quantity.periods.items():
            for name, value in (("from", grid.low), ("to", grid.high), ("step", grid.step)):
                yield f"chosen {code} {per} {name}", _number(value, wording)
            for name, value in (("least", grid.low), ("most", grid.high)):
                words = wording.pick_text(code, Pick(value, per))
                yield f"chosen {code} {per} {name}", Printed(words)
    if isinstance(quantity, FromTable):
        for names, span in _cells(quantity.spans):
            yield " ".join(["range", code, *names]), Printed(wording.span(code, span))


def _of_usual(book: PriceBook, wording: Wording) -> Iterator[tuple[str, Printed]]:
    """Yield the usual choice of each class, and its monthly cost."""
    fact = class_fact(book)
    for band in fact.classes if fact and book.usual else ():
        assert book.usual
        if picks := book.usual.get(band.code):
            yield f"usual {band.code}", Printed(wording.picks_text(picks))
        if costs := usual_costs(book, band.code):
            text = wording.amounts(*costs, book.currency)
            yield f"example {band.code}", Printed(text, costs[0] if len({*costs}) == 1 else None)


def _cells(table: Table) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield each cell by the names of its class and choice."""
    for name, value in table.cells.items():
        yield tuple(filter(None, name.split(SEPARATOR))), value


def _swapped_names(book: PriceBook) -> Iterator[tuple[str, str]]:
    """Yield each name that ends with a class and a choice, with the same name after a swap."""
    for formula in book.formulas:
        tiers = formula.rate.tiers.tiers if formula.rate.tiers else ()
        ways = [(f"price {formula.code}", formula.rate.amounts)]
        ways += [(f"price {formula.code} from {tier.start}", tier.amounts) for tier in tiers]
        if isinstance(formula.quantity, FromTable):
            ways.append((f"range {formula.code}", formula.quantity.spans))
        for way, table in ways:
            for names, _ in _cells(table) if len(table.by) == 2 else ():
                yield " ".join([way, *names]), " ".join([way, *reversed(names)])


def _money(cents: int, book: PriceBook, wording: Wording) -> Printed:
    return Printed(wording.money(cents, book.currency), cents)


def _number(hundredths: int, wording: Wording) -> Printed:
    return Printed(wording.number(hundredths), hundredths)
