"""Hours: the working hours in a formula's units, by which advice compares formulas."""

from calculator.money import ONE
from calculator.tariff.formulas import Formula
from calculator.tariff.quantities import UNIT, Chosen

HOUR = UNIT * ONE
"""One hour in the unit of `hours_of`."""

MAX_FORMULAS = 3
MAX_COMBINATIONS = 20_000


def hours_of(quantity: int, formula: Formula) -> int:
    """Return the exact hours of a quantity of a formula, in units of 1 / HOUR."""
    return quantity * formula.hours


def with_hours(formulas: tuple[Formula, ...]) -> tuple[Formula, ...]:
    """Return the formulas that advice compares, in the book's order."""
    return tuple([formula for formula in formulas if formula.hours])


def combination_count(formulas: tuple[Formula, ...]) -> int:
    """Return how many combinations the formulas with hours have, each in its first period."""
    count = 1
    for formula in with_hours(formulas):
        if isinstance(formula.quantity, Chosen):
            count *= formula.first_period[1].count + 1
    return count - 1
