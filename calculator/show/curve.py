"""The curve of an estimate's chart: the net month for each quantity of one formula."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.advice.fields import field_with
from calculator.advice.grid import Field, rows
from calculator.money import ONE, number, rounded
from calculator.show.line import Point, line_through
from calculator.tariff.book import PriceBook
from calculator.tariff.bounds import missing_facts
from calculator.tariff.estimate import Estimate
from calculator.tariff.formulas import Formula
from calculator.tariff.hours import with_hours
from calculator.tariff.need import Need, Pick
from calculator.tariff.quantities import PER_MONTH
from calculator.tariff.requirements import entries_of

AMOUNT_STEPS = 5
"""The largest number of steps on the scale of amounts."""

WIDTH, DIGIT, GAP = 322, 8, 8
"""The widths of the scale of quantities, of a digit on it, and of the gap between two numbers."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The step between the numbers of a scale, and its largest number."""

    step: int
    top: int


@dataclass(frozen=True, slots=True)
class Curve:
    """The content of the chart and of the table with the same points.

    Quantities are those of `formula` per period `per`; `line` goes through `points`. `choice` is
    None if the formula is not chosen; `comparison` is one month of the cost in the book's
    comparison.
    """

    formula: Formula
    per: str
    points: tuple[Point, ...]
    line: tuple[Point, ...]
    choice: Point | None
    comparison: int | None
    quantities: Scale
    amounts: Scale
    decimals: int


def curve(estimate: Estimate) -> Curve | None:
    """Return the curve of the first chosen formula with hours, else of the first one in the book.

    None if no formula has hours, or if its price is unknown.
    """
    formula = _formula(estimate)
    if formula is None:
        return None
    per, grid = formula.first_period
    field = _field(formula, estimate.need, estimate.book)
    if field is None:
        return None
    (row,) = rows(field)
    pairs = zip(field.columns[0].quantities, row.nets, strict=True)
    points = tuple([Point(quantity, net) for quantity, net in pairs])
    line, choice = line_through(points), _choice(formula, estimate, per=per)
    yearly = estimate.book.comparison
    comparison = rounded(yearly.cost, 12) if yearly else None
    drawn = [*line, choice] if choice else [*line]
    largest = max([point.quantity for point in drawn])
    highest = max([point.net for point in drawn] + [comparison or 0])
    quantities = Scale(scale(largest, steps=_max_steps(largest), least=grid.step).step, largest)
    amounts = scale(highest, steps=AMOUNT_STEPS)
    decimals = estimate.book.decimals
    return Curve(formula, per, points, line, choice, comparison, quantities, amounts, decimals)


def scale(highest: int, *, steps: int, least: int = 1) -> Scale:
    """Return a scale up to the highest value, with at most `steps` steps of 1, 2 or 5 times a power
    of ten, each at least `least`."""
    step = 1
    while step * steps < highest or step < least:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return Scale(step, max(-(-highest // step), 1) * step)


def _max_steps(largest: int) -> int:
    """Return how many numbers as long as the largest one fit on the scale of quantities."""
    return WIDTH // (DIGIT * len(number(largest // ONE * ONE)) + GAP)


def _formula(estimate: Estimate) -> Formula | None:
    """Return the formula whose quantities the chart shows."""
    formulas: Sequence[Formula] = with_hours(estimate.book.formulas)
    chosen = [formula for formula in formulas if formula.code in estimate.need.choose]
    return next(iter([*chosen, *formulas]), None)


def _field(formula: Formula, need: Need, book: PriceBook) -> Field | None:
    """Return every quantity of a formula together with the other choices; None if one has no
    price."""
    period, grid = formula.first_period
    picks = dict(need.choose)
    picks[formula.code] = Pick(grid.low, period)
    need = Need(need.facts, picks, need.months)
    entries = entries_of(book.formulas, need)
    if missing_facts(need, book, formulas=[entry.formula for entry in entries]):
        return None
    return field_with((formula,), need, book)


def _choice(formula: Formula, estimate: Estimate, *, per: str) -> Point | None:
    """Return the visitor's choice, in the period of the curve."""
    pick = estimate.need.choose.get(formula.code)
    if pick is None or estimate.month is None or estimate.month.low is None:
        return None
    quantity = rounded(pick.quantity * PER_MONTH[pick.per], PER_MONTH[per])
    return Point(quantity, estimate.month.low.net)
