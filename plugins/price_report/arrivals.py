"""The formulas, facts, classes and adjustments that a new price book adds or removes."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import MONTH, Formula
from plugins.errors import Message, say
from plugins.price_report.names import Names
from plugins.price_report.renames import codes


def came_and_went(since: str, old: PriceBook, new: PriceBook, names: Names) -> Iterator[Message]:
    """Yield one sentence for each formula, fact, class and adjustment that is new or gone."""
    yield from _formulas(since, old, new, names)
    yield from _facts(since, old, new, names)
    yield from _adjustments(since, old, new, names)


def _formulas(since: str, old: PriceBook, new: PriceBook, names: Names) -> Iterator[Message]:
    for formula in new.formulas:
        if formula.code not in codes(old):
            yield _new(since, formula, new, names)
    for formula in old.formulas:
        if formula.code not in codes(new):
            name = names.formula(formula.code)
            yield say("From %(day)s %(formula)s is no longer sold.", day=since, formula=name)


def _facts(since: str, old: PriceBook, new: PriceBook, names: Names) -> Iterator[Message]:
    codes = [{fact.code for fact in book.facts} for book in (old, new)]
    for code in sorted(codes[1] - codes[0]):
        yield say("From %(day)s visitors are asked “%(fact)s”.", day=since, fact=names.fact(code))
    for code in sorted(codes[0] - codes[1]):
        name = names.fact(code)
        yield say("From %(day)s visitors are no longer asked “%(fact)s”.", day=since, fact=name)
    before, after = bands(old), bands(new)
    for band in after:
        if band not in before and band[0] in codes[0]:
            of, fact = names.band(band[1]), names.fact(band[0])
            yield say("From %(day)s there is “%(of)s” (%(fact)s).", day=since, of=of, fact=fact)
    for band in before:
        if band not in after and band[0] in codes[1]:
            of, fact = names.band(band[1]), names.fact(band[0])
            yield say("From %(day)s “%(of)s” is gone (%(fact)s).", day=since, of=of, fact=fact)


def _adjustments(since: str, old: PriceBook, new: PriceBook, names: Names) -> Iterator[Message]:
    entries = [{entry.code: entry for entry in book.adjustments} for book in (old, new)]
    for code, entry in entries[1].items():
        if code not in entries[0]:
            yield say(
                "From %(day)s “%(adjustment)s” is new, %(percent)s percent of %(of)s.",
                day=since,
                adjustment=names.adjustment(code),
                percent=names.wording.number(abs(entry.percent)),
                of=names.formulas(entry.of),
            )
    for code in entries[0]:
        if code not in entries[1]:
            name = names.adjustment(code)
            yield say("From %(day)s “%(adjustment)s” is gone.", day=since, adjustment=name)


def bands(book: PriceBook) -> list[tuple[str, str]]:
    """Return each class and choice of a book, with its fact."""
    return [(fact.code, band) for fact in book.facts for band in fact.bands]


def _new(since: str, formula: Formula, book: PriceBook, names: Names) -> Message:
    """Return the sentence about a new formula, with the price of one unit."""
    cents = formula.rate.amounts.cells.values()
    return say(
        "From %(day)s %(formula)s is new: %(price)s, %(billed)s.",
        day=since,
        formula=names.formula(formula.code),
        price=names.wording.amounts(min(cents), max(cents), book.currency),
        billed=say("by the month") if formula.block == MONTH else say("once"),
    )
