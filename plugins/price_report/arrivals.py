"""What a price book has that the one before had not, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import MONTH, Formula
from plugins.errors import Message, say
from plugins.price_report.renames import codes
from plugins.price_report.teller import Teller


def came_and_went(since: str, old: PriceBook, new: PriceBook, told: Teller) -> Iterator[Message]:
    """Yield one sentence for each formula, fact, class and adjustment that is new or gone."""
    yield from _formulas(since, old, new, told)
    yield from _facts(since, old, new, told)
    yield from _adjustments(since, old, new, told)


def _formulas(since: str, old: PriceBook, new: PriceBook, told: Teller) -> Iterator[Message]:
    for formula in new.formulas:
        if formula.code not in codes(old):
            yield _new(since, formula, new, told)
    for formula in old.formulas:
        if formula.code not in codes(new):
            name = told.formula(formula.code)
            yield say("From %(day)s %(formula)s is no longer sold.", day=since, formula=name)


def _facts(since: str, old: PriceBook, new: PriceBook, told: Teller) -> Iterator[Message]:
    asked = [{fact.code for fact in book.facts} for book in (old, new)]
    for code in sorted(asked[1] - asked[0]):
        yield say("From %(day)s visitors are asked “%(fact)s”.", day=since, fact=told.fact(code))
    for code in sorted(asked[0] - asked[1]):
        name = told.fact(code)
        yield say("From %(day)s visitors are no longer asked “%(fact)s”.", day=since, fact=name)
    before, after = bands(old), bands(new)
    for band in after:
        if band not in before and band[0] in asked[0]:
            of, fact = told.band(band[1]), told.fact(band[0])
            yield say("From %(day)s there is “%(of)s” (%(fact)s).", day=since, of=of, fact=fact)
    for band in before:
        if band not in after and band[0] in asked[1]:
            of, fact = told.band(band[1]), told.fact(band[0])
            yield say("From %(day)s “%(of)s” is gone (%(fact)s).", day=since, of=of, fact=fact)


def _adjustments(since: str, old: PriceBook, new: PriceBook, told: Teller) -> Iterator[Message]:
    names = [{entry.code: entry for entry in book.adjustments} for book in (old, new)]
    for code, entry in names[1].items():
        if code not in names[0]:
            yield say(
                "From %(day)s “%(adjustment)s” is new, %(percent)s percent of %(of)s.",
                day=since,
                adjustment=told.adjustment(code),
                percent=told.wording.number(abs(entry.percent)),
                of=told.formulas(entry.of),
            )
    for code in names[0]:
        if code not in names[1]:
            name = told.adjustment(code)
            yield say("From %(day)s “%(adjustment)s” is gone.", day=since, adjustment=name)


def bands(book: PriceBook) -> list[tuple[str, str]]:
    """Return each class and choice of a book, with its fact."""
    return [(fact.code, band) for fact in book.facts for band in fact.bands]


def _new(since: str, formula: Formula, book: PriceBook, told: Teller) -> Message:
    """Return that a formula is new, and what one unit of it costs."""
    cents = formula.rate.amounts.cells.values()
    return say(
        "From %(day)s %(formula)s is new: %(price)s, %(billed)s.",
        day=since,
        formula=told.formula(formula.code),
        price=told.wording.amounts(min(cents), max(cents), book.currency),
        billed=say("by the month") if formula.block == MONTH else say("once"),
    )
