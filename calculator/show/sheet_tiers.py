"""The tiers of a formula as rows of a sheet, and the spreadsheet formulas that use them."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.show.sheet_rows import Rows
from calculator.tariff.estimate import Estimate
from calculator.tariff.facts import bands_of
from calculator.tariff.formulas import Formula
from calculator.tariff.tables import cell
from calculator.tariff.tiers import Tiers


@dataclass(frozen=True, slots=True)
class Step:
    """The cells of a tier's first unit and of its rate; no unit for the base rate."""

    start: str
    rate: str


def tiered(rows: Rows, estimate: Estimate, *, formula: Formula, tiers: Tiers) -> tuple[Step, ...]:
    """Write a row of inputs for the base rate and one for each tier; return their cells."""
    bands = bands_of(estimate.book.facts, estimate.need.facts)
    rows.begin("sheet.rate-first", "note")
    base = rows.short_amount(cell(formula.rate.amounts, bands))
    steps = [Step("", rows.input("F", base, form="amount"))]
    for tier in tiers.tiers:
        rows.begin("sheet.rate-from", "note")
        starts = rows.input("B", str(tier.start), form="number")
        rows.word("C", f"unit.{formula.code}")
        rate = rows.input("F", rows.short_amount(cell(tier.amounts, bands)), form="amount")
        steps.append(Step(starts, rate))
    return tuple(steps)


def rate_among(steps: Sequence[Step], *, units: str, over: str) -> str:
    """Return the formula for the rate of the last tier that `units` ÷ `over` units reach."""
    formula = steps[0].rate
    for step in steps[1:]:
        formula = f"IF({units}>={step.start}*{over},{step.rate},{formula})"
    return formula


def sum_among(steps: Sequence[Step], *, units: str, over: str) -> str:
    """Return the formula for the sum of a quantity's parts, each at its own rate, times `over`."""
    starts = ["0"] + [f"({step.start}-1)*{over}" for step in steps[1:]]
    parts = []
    for place, step in enumerate(steps):
        end = f"MIN({units},{starts[place + 1]})" if place + 1 < len(steps) else units
        parts.append(f"MAX(0,{end}-{starts[place]})*{step.rate}")
    return "+".join(parts)
