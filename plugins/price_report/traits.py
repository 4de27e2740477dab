"""How a book charges, besides its numbers: each trait with its name and its value in words."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.tariff.adjustments import Adjustment
from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import MONTH, Formula
from calculator.tariff.quantities import Chosen, Flat, Follows, FromFact
from calculator.tariff.tiers import WHOLE
from plugins.errors import Message, say
from plugins.price_report.teller import Teller

Trait = tuple[Message, str | Message]
NOTHING = say("nothing")


def of_formula(formula: Formula, told: Teller) -> Iterator[Trait]:
    """Yield how a formula is billed, counted and priced, and what it brings or excludes."""
    name, rate = told.formula(formula.code), formula.rate
    billed = say("by the month") if formula.block == MONTH else say("once")
    yield say("how %(formula)s is billed", formula=name), billed
    yield say("how %(formula)s is counted", formula=name), _counted(formula, told)
    by = ", ".join(map(told.fact, rate.amounts.by)) or NOTHING
    yield say("by what the price of %(formula)s differs", formula=name), by
    yield say("how a larger quantity of %(formula)s is priced", formula=name), _tiers(formula)
    brings = [
        f"{told.formula(one.formula)} ({told.fact(one.unless)})"
        if one.unless
        else told.formula(one.formula)
        for one in formula.requires
    ]
    yield say("what %(formula)s requires", formula=name), ", ".join(brings) or NOTHING
    excluded = told.formulas(formula.excludes) or NOTHING
    yield say("what %(formula)s excludes", formula=name), excluded
    page = formula.page or NOTHING
    yield say("the page that explains %(formula)s", formula=name), page


def _counted(formula: Formula, told: Teller) -> Message:
    quantity = formula.quantity
    if isinstance(quantity, Chosen):
        return say("as many as are chosen")
    if isinstance(quantity, Flat):
        return say("one, where it is chosen")
    if isinstance(quantity, FromFact):
        return say("one for each (%(fact)s)", fact=told.fact(quantity.fact))
    if isinstance(quantity, Follows):
        formula_name = told.formula(quantity.formula)
        if quantity.only_if is None:
            return say("as many as of %(formula)s", formula=formula_name)
        return say(
            "as many as of %(formula)s, if: %(fact)s",
            formula=formula_name,
            fact=told.fact(quantity.only_if),
        )
    return say("by a range (%(facts)s)", facts=", ".join(map(told.fact, quantity.spans.by)))


def _tiers(formula: Formula) -> Message:
    if formula.rate.tiers is None:
        return say("at the same price")
    if formula.rate.tiers.kind == WHOLE:
        return say("all of it at another price")
    return say("what lies beyond at another price")


def of_adjustment(entry: Adjustment, told: Teller) -> Iterator[Trait]:
    """Yield what an adjustment is worked out on, and when."""
    name = told.adjustment(entry.code)
    kind = say("less") if entry.percent <= 0 else say("more")
    yield say("whether “%(adjustment)s” is less or more", adjustment=name), kind
    yield say("what “%(adjustment)s” is worked out on", adjustment=name), told.formulas(entry.of)
    conditions = [told.formulas(entry.with_all)]
    conditions += [told.fact(entry.only_if)] if entry.only_if else []
    conditions += [f"≥ {entry.months_from}"] if entry.months_from else []
    when = ", ".join(filter(None, conditions)) or NOTHING
    yield say("on what “%(adjustment)s” depends", adjustment=name), when


def of_book(book: PriceBook, told: Teller) -> Iterator[Trait]:
    """Yield what holds for all of it."""
    months = ", ".join(str(months) for months in book.commitment.months)
    yield say("the months that visitors can commit to"), months
    by = told.fact(book.vat.fact) if book.vat.fact else NOTHING
    yield say("what VAT depends on"), by
    for kind in book.vat.kinds:
        large = say("excl. VAT") if kind.large == "net" else say("incl. VAT")
        if book.vat.fact:
            yield say("the amount that stands large (%(of)s)", of=told.band(kind.code)), large
        else:
            yield say("the amount that stands large"), large
    for entry in book.included:
        name = told.wording.included.get(entry.code, entry.code)
        yield say("what goes with “%(included)s”", included=name), told.formulas(entry.formulas)
    yield say("the currency"), book.currency
