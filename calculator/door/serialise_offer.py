"""The offer of a book as plain values, with everything that a form needs, in the book's order."""

from collections.abc import Mapping

from calculator.door.serialise import serialise_pick, serialise_vat
from calculator.money import amount, number
from calculator.tariff.book import PriceBook
from calculator.tariff.facts import NUMBER, Fact
from calculator.tariff.formulas import Formula, facts_of
from calculator.tariff.hours import with_hours
from calculator.tariff.quantities import (
    Chosen,
    Flat,
    Follows,
    FromFact,
    FromTable,
    Grid,
)

KINDS = {"chosen": Chosen, "flat": Flat, "fact": FromFact, "as": Follows, "table": FromTable}
"""The kinds of quantities by the names they have in a book."""


def serialise_offer(book: PriceBook) -> dict[str, object]:
    """Return facts, formulas, adjustments, terms and VAT."""
    return {
        "first_day": book.id,
        "last_day": book.last_day and book.last_day.isoformat(),
        "facts": [serialise_fact(fact) for fact in book.facts],
        "formulas": [serialise_formula(formula) for formula in book.formulas],
        "adjustments": [
            {"code": entry.code, "percent": number(entry.percent), "of": list(entry.of)}
            for entry in book.adjustments
        ],
        "commitment": [str(months) for months in book.commitment.months],
        "least_month": amount(book.least_month, book.decimals) if book.least_month else None,
        "vat": {"fact": book.vat.fact, "kinds": [serialise_vat(kind) for kind in book.vat.kinds]},
        "usual": book.usual
        and {
            code: {formula: serialise_pick(pick) for formula, pick in picks.items()}
            for code, picks in book.usual.items()
        },
        "comparison": book.comparison and {"cost": amount(book.comparison.cost, book.decimals)},
        "hours": [formula.code for formula in with_hours(book.formulas)],
    }


def serialise_fact(fact: Fact) -> dict[str, object]:
    """Return a fact with its bounds, classes or choices."""
    fields: dict[str, object] = {"code": fact.code, "kind": fact.kind}
    if fact.kind == NUMBER:
        fields |= {"min": str(fact.low), "max": str(fact.high)}
    if fact.classes:
        fields["classes"] = [{"class": band.code, "from": str(band.start)} for band in fact.classes]
    if fact.choices:
        fields["choices"] = list(fact.choices)
    return fields


def serialise_formula(formula: Formula) -> dict[str, object]:
    """Return a formula: its block and quantity, and the facts and formulas that it depends on."""
    suggested = formula.suggested
    return {
        "code": formula.code,
        "block": formula.block,
        "needs": facts_of(formula),
        "hours": number(formula.hours) if formula.hours else None,
        "quantity": _quantity(formula),
        "requires": [
            {"formula": requirement.formula, "unless": requirement.unless}
            for requirement in formula.requires
        ],
        "excludes": list(formula.excludes),
        "suggested": suggested and {"fact": suggested.fact, "from": str(suggested.start)},
        "see": formula.page,
    }


def _quantity(formula: Formula) -> Mapping[str, object]:
    """Return how the units of a formula are counted, with periods and steps if a visitor chooses
    them."""
    quantity = formula.quantity
    fields: dict[str, object] = {
        "kind": next(name for name, kind in KINDS.items() if isinstance(quantity, kind))
    }
    if isinstance(quantity, Chosen):
        fields["periods"] = [
            {"per": period} | _grid(grid) for period, grid in quantity.periods.items()
        ]
    if isinstance(quantity, FromFact):
        fields["fact"] = quantity.fact
    if isinstance(quantity, Follows):
        fields |= {"of": quantity.formula, "if": quantity.only_if}
    return fields


def _grid(grid: Grid) -> dict[str, str]:
    return {"min": number(grid.low), "max": number(grid.high), "step": number(grid.step)}
