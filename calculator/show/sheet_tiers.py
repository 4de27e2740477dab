"""The tiers of a formula as rows of a sheet, and the formulas that find their way among them."""

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
    """The rate from so many units on: the places of both, no units for the first rate."""

    starts: str
    rate: str


def tiered(rows: Rows, found: Estimate, *, formula: Formula, tiers: Tiers) -> tuple[Step, ...]:
    """A row for the first rate and one for each tier, to be changed at will."""
    bands = bands_of(found.book.facts, found.need.facts)
    rows.begin("sheet.rate-first", "note")
    base = rows.plain(cell(formula.rate.amounts, bands))
    steps = [Step("", rows.given("F", base, form="amount"))]
    for tier in tiers.tiers:
        rows.begin("sheet.rate-from", "note")
        starts = rows.given("B", str(tier.starts), form="number")
        rows.word("C", f"unit.{formula.code}")
        rate = rows.given("F", rows.plain(cell(tier.amounts, bands)), form="amount")
        steps.append(Step(starts, rate))
    return tuple(steps)


def rate_among(steps: Sequence[Step], *, units: str, over: str) -> str:
    """The rate of all of a quantity: of the last tier that it reaches; `units` ÷ `over` units."""
    found = steps[0].rate
    for step in steps[1:]:
        found = f"IF({units}>={step.starts}*{over},{step.rate},{found})"
    return found


def sum_among(steps: Sequence[Step], *, units: str, over: str) -> str:
    """What the parts of a quantity come to, each at its own rate, times `over`."""
    starts = ["0"] + [f"({step.starts}-1)*{over}" for step in steps[1:]]
    parts = []
    for place, step in enumerate(steps):
        end = f"MIN({units},{starts[place + 1]})" if place + 1 < len(steps) else units
        parts.append(f"MAX(0,{end}-{starts[place]})*{step.rate}")
    return "+".join(parts)
