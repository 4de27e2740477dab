"""The timeline of a year: first the one-off costs, then twelve months."""

from dataclasses import dataclass

from calculator.door.serialise import serialise_ends
from calculator.tariff.book import PriceBook
from calculator.tariff.estimate import MONTHS_A_YEAR, Estimate
from calculator.tariff.formulas import MONTH, ONCE


@dataclass(frozen=True, slots=True)
class Step:
    """The net cost of one month, and the total until its end: lowest and highest, None if unknown.

    Month 0 is the one-off cost before the first month.
    """

    month: int
    code: str
    net: tuple[int, int] | None
    total: tuple[int, int] | None


def timeline(estimate: Estimate) -> tuple[Step, ...]:
    """Return the steps of an estimate's first year; only month 0 if no formula is billed by the
    month."""
    steps: list[Step] = []
    start: tuple[int, int] | None = (0, 0)
    once, month = estimate.once, estimate.month
    if once:
        start = (once.low.net, once.high.net) if once.low and once.high else None
        steps.append(Step(0, ONCE, start, start))
    if month and month.low:
        net = month.low.net
        for number in range(1, MONTHS_A_YEAR + 1):
            total = start and (start[0] + net * number, start[1] + net * number)
            steps.append(Step(number, MONTH, (net, net), total))
    return tuple(steps)


def serialise_step(step: Step, book: PriceBook) -> dict[str, object]:
    """Return one step as plain values."""
    return {
        "month": step.month,
        "code": step.code,
        "net": serialise_ends(step.net, book),
        "total": serialise_ends(step.total, book),
    }
