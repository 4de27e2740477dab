"""Twelve months in their order: first what comes once, then the months."""

from dataclasses import dataclass

from calculator.door.plain import plain_ends
from calculator.tariff.book import PriceBook
from calculator.tariff.estimate import MONTHS_A_YEAR, Estimate
from calculator.tariff.formulas import MONTH, ONCE


@dataclass(frozen=True, slots=True)
class Step:
    """What one month costs and everything until its end, lowest and highest net.

    None where that is unknown. Month 0 is what comes once, before the first.
    """

    month: int
    code: str
    net: tuple[int, int] | None
    total: tuple[int, int] | None


def timeline(found: Estimate) -> tuple[Step, ...]:
    """The steps of an estimate's first year; what comes once alone where that is all."""
    steps: list[Step] = []
    start: tuple[int, int] | None = (0, 0)
    once, month = found.once, found.month
    if once:
        start = (once.low.net, once.high.net) if once.low and once.high else None
        steps.append(Step(0, ONCE, start, start))
    if month and month.low:
        net = month.low.net
        for number in range(1, MONTHS_A_YEAR + 1):
            total = start and (start[0] + net * number, start[1] + net * number)
            steps.append(Step(number, MONTH, (net, net), total))
    return tuple(steps)


def plain_step(step: Step, book: PriceBook) -> dict[str, object]:
    """One step as plain values."""
    return {
        "month": step.month,
        "code": step.code,
        "net": plain_ends(step.net, book),
        "total": plain_ends(step.total, book),
    }
