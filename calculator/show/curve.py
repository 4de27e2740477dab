"""What the picture of an estimate shows: the month for each quantity of one formula."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.advice.fields import field_with
from calculator.advice.grid import Field, rows
from calculator.money import ONE, number, rounded
from calculator.show.line import Point, line_through
from calculator.tariff.beside import Pick
from calculator.tariff.book import PriceBook
from calculator.tariff.bounds import missing_facts
from calculator.tariff.estimate import Estimate
from calculator.tariff.formulas import Formula
from calculator.tariff.hours import with_hours
from calculator.tariff.need import Need
from calculator.tariff.quantities import PER_MONTH
from calculator.tariff.requirements import lineup

AMOUNT_STEPS = 5
"""No more steps than this on the scale of amounts."""

WIDTH, DIGIT, APART = 322, 8, 8
"""What the scale of quantities is wide, a digit on it, and the least between two numbers."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The distance of the numbers on a scale, and where it ends."""

    step: int
    top: int


@dataclass(frozen=True, slots=True)
class Curve:
    """What the picture shows, for a drawing and for the table beside it.

    Quantities are those of `formula` by `per`; `line` goes through `points`, `choice` is None where
    it is not chosen, and `comparison` a month of what the book compares with. `decimals` are those
    of the amounts.
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


def curve(found: Estimate) -> Curve | None:
    """The curve of the first formula with hours that is chosen, else of the book's first one.

    None where no formula has hours, or where its price is not known.
    """
    formula = _shown(found)
    if formula is None:
        return None
    per, grid = formula.first_period
    field = _field(formula, found.need, found.book)
    if field is None:
        return None
    (row,) = rows(field)
    pairs = zip(field.columns[0].quantities, row.nets, strict=True)
    points = tuple([Point(quantity, net) for quantity, net in pairs])
    line, choice = line_through(points), _choice(formula, found, per=per)
    compared = found.book.comparison
    comparison = rounded(compared.cost, 12) if compared else None
    shown = [*line, choice] if choice else [*line]
    most = max([point.quantity for point in shown])
    highest = max([point.net for point in shown] + [comparison or 0])
    quantities = Scale(scale(most, steps=_most_steps(most), least=grid.step).step, most)
    amounts = scale(highest, steps=AMOUNT_STEPS)
    decimals = found.book.decimals
    return Curve(formula, per, points, line, choice, comparison, quantities, amounts, decimals)


def scale(highest: int, *, steps: int, least: int = 1) -> Scale:
    """A scale in ones, twos and fives with zeros: no step above the highest, at most so many."""
    step = 1
    while step * steps < highest or step < least:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return Scale(step, max(-(-highest // step), 1) * step)


def _most_steps(most: int) -> int:
    """How many numbers as long as the largest one have room on the scale of quantities."""
    return WIDTH // (DIGIT * len(number(most // ONE * ONE)) + APART)


def _shown(found: Estimate) -> Formula | None:
    """The formula whose quantities are shown."""
    known: Sequence[Formula] = with_hours(found.book.formulas)
    chosen = [formula for formula in known if formula.code in found.need.choose]
    return next(iter([*chosen, *known]), None)


def _field(formula: Formula, need: Need, book: PriceBook) -> Field | None:
    """Every quantity of a formula beside what else is chosen; None where it cannot be priced."""
    period, grid = formula.first_period
    picks = dict(need.choose)
    picks[formula.code] = Pick(grid.low, period)
    need = Need(need.facts, picks, need.months)
    entries = lineup(book.formulas, need)
    if missing_facts(need, book, formulas=[entry.formula for entry in entries]):
        return None
    return field_with((formula,), need, book)


def _choice(formula: Formula, found: Estimate, *, per: str) -> Point | None:
    """The choice itself, by the period of the curve."""
    pick = found.need.choose.get(formula.code)
    if pick is None or found.month is None or found.month.low is None:
        return None
    quantity = rounded(pick.quantity * PER_MONTH[pick.per], PER_MONTH[per])
    return Point(quantity, found.month.low.net)
