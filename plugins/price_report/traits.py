"""How a book charges, apart from its numbers: each trait with its name and its value in words."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.tariff.adjustments import Adjustment
from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import MONTH, Formula
from calculator.tariff.quantities import Chosen, Flat, Follows, FromFact
from calculator.tariff.tiers import WHOLE
from plugins.errors import Message, say
from plugins.price_report.names import Names

Trait = tuple[Message, str | Message]
NOTHING = say("nothing")


def of_formula(formula: Formula, names: Names) -> Iterator[Trait]:
    """Yield how a formula is billed, counted and priced, and what it requires or excludes."""
    name, rate = names.formula(formula.code), formula.rate
    billed = say("by the month") if formula.block == MONTH else say("once")
    yield say("how %(formula)s is billed", formula=name), billed
    yield say("how %(formula)s is counted", formula=name), _quantity_text(formula, names)
    by = ", ".join(map(names.fact, rate.amounts.by)) or NOTHING
    yield say("by what the price of %(formula)s differs", formula=name), by
    yield say("how a larger quantity of %(formula)s is priced", formula=name), _tiers(formula)
    brings = [
        f"{names.formula(one.formula)} ({names.fact(one.unless)})"
        if one.unless
        else names.formula(one.formula)
        for one in formula.requires
    ]
    yield say("what %(formula)s requires", formula=name), ", ".join(brings) or NOTHING
    excluded = names.formulas(formula.excludes) or NOTHING
    yield say("what %(formula)s excludes", formula=name), excluded
    page = formula.page or NOTHING
    yield say("the page that explains %(formula)s", formula=name), page


def _quantity_text(formula: Formula, names: Names) -> Message:
    quantity = formula.quantity
    if isinstance(quantity, Chosen):
        return say("as many as are chosen")
    if isinstance(quantity, Flat):
        return say("one, where it is chosen")
    if isinstance(quantity, FromFact):
        return say("one for each (%(fact)s)", fact=names.fact(quantity.fact))
    if isinstance(quantity, Follows):
        formula_name = names.formula(quantity.formula)
        if quantity.only_if is None:
            return say("as many as of %(formula)s", formula=formula_name)
        return say(
            "as many as of %(formula)s, if: %(fact)s",
            formula=formula_name,
            fact=names.fact(quantity.only_if),
        )
    return say("by a range (%(facts)s)", facts=", ".join(map(names.fact, quantity.spans.by)))


def _tiers(formula: Formula) -> Message:
    if formula.rate.tiers is None:
        return say("at the same price")
    if formula.rate.tiers.kind == WHOLE:
        return say("all of it at another price")
    return say("what lies beyond at another price")


def of_adjustment(entry: Adjustment, names: Names) -> Iterator[Trait]:
    """Yield the base of an adjustment, and its conditions."""
    name = names.adjustment(entry.code)
    kind = say("less") if entry.percent <= 0 else say("more")
    yield say("whether “%(adjustment)s” is less or more", adjustment=name), kind
    yield say("what “%(adjustment)s” is worked out on", adjustment=name), names.formulas(entry.of)
    conditions = [names.formulas(entry.with_all)]
    conditions += [names.fact(entry.only_if)] if entry.only_if else []
    conditions += [f"≥ {entry.months_from}"] if entry.months_from else []
    condition_list = ", ".join(filter(None, conditions)) or NOTHING
    yield say("on what “%(adjustment)s” depends", adjustment=name), condition_list


def of_book(book: PriceBook, names: Names) -> Iterator[Trait]:
    """Yield the traits of the whole book."""
    months = ", ".join(str(months) for months in book.commitment.months)
    yield say("the months that visitors can commit to"), months
    by = names.fact(book.vat.fact) if book.vat.fact else NOTHING
    yield say("what VAT depends on"), by
    for kind in book.vat.kinds:
        large = say("excl. VAT") if kind.large == "net" else say("incl. VAT")
        if book.vat.fact:
            yield say("the amount that stands large (%(of)s)", of=names.band(kind.code)), large
        else:
            yield say("the amount that stands large"), large
    for entry in book.included:
        name = names.wording.included.get(entry.code, entry.code)
        yield say("what goes with “%(included)s”", included=name), names.formulas(entry.formulas)
    yield say("the currency"), book.currency
