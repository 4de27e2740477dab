"""Twelve months in their order: the mini audit first, then the monthly rhythm."""

from dataclasses import dataclass

from calculator.estimate import Estimate

Range = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one month costs and everything until its end, as lowest and highest net; None where
    unknown.

    Month 0 is the audit, before the first.
    """

    month: int
    code: str
    net: Range
    total: Range


def timeline(found: Estimate) -> tuple[Step, ...]:
    """The steps of an estimate's first year; the audit alone where that is all."""
    steps = []
    start: Range = (0, 0)
    if audit := found.one_off:
        start = (audit.low.total.net, audit.high.total.net) if audit.low and audit.high else None
        steps.append(Step(0, "audit", start, start))
    if found.monthly:
        net = found.monthly.total.net
        for month in range(1, 13):
            total = start and (start[0] + net * month, start[1] + net * month)
            steps.append(Step(month, "rhythm", (net, net), total))
    return tuple(steps)
