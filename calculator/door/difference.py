"""The differences between two estimates of one need: the earlier one, and today's."""

from dataclasses import dataclass

from calculator.tariff.estimate import Block, Estimate
from calculator.tariff.formulas import MONTH, ONCE

YEAR = "year"
TOTALS = ("net", "vat", "gross")
"""The codes of a block's totals, which follow its lines."""

Ends = tuple[int | None, int | None]
"""The lowest and highest amount; both None if the line is on request."""

ON_REQUEST: Ends = (None, None)
NOTHING: Ends = (0, 0)


@dataclass(frozen=True, slots=True)
class Change:
    """The amounts of a line or total, then and today; None if the estimate has no such line."""

    block: str
    code: str
    then: Ends | None
    today: Ends | None

    @property
    def by(self) -> tuple[int, int] | None:
        """Return the rise of both ends; None if either line is on request."""
        low, high = self.then or NOTHING
        now_low, now_high = self.today or NOTHING
        if low is None or high is None or now_low is None or now_high is None:
            return None
        return now_low - low, now_high - high


def difference(then: Estimate, today: Estimate) -> tuple[Change, ...]:
    """Return every amount of both estimates, in the order of the blocks, unchanged ones too."""
    before, after = amounts_of(then), amounts_of(today)
    order = list(before) + [name for name in after if name not in before]
    names = [
        name
        for block in (MONTH, ONCE, YEAR)
        for is_total in (False, True)
        for name in order
        if name[0] == block and (name[1] in TOTALS) == is_total
    ]
    return tuple([Change(name[0], name[1], before.get(name), after.get(name)) for name in names])


def amounts_of(estimate: Estimate) -> dict[tuple[str, str], Ends]:
    """Return the amounts of an estimate by block and code."""
    amounts: dict[tuple[str, str], Ends] = {}
    for name, block in ((MONTH, estimate.month), (ONCE, estimate.once)):
        if block:
            amounts |= _block(name, block)
    if estimate.year:
        amounts[(YEAR, "net")] = (estimate.year.net, estimate.year.net)
    return amounts


def _block(name: str, block: Block) -> dict[tuple[str, str], Ends]:
    low, high = block.low, block.high
    ends: dict[tuple[str, str], Ends] = {
        (name, line.code): (line.low.amount, line.high.amount)
        if line.low and line.high
        else ON_REQUEST
        for line in block.lines
    }
    ends[(name, "net")] = (low.net, high.net) if low and high else ON_REQUEST
    ends[(name, "vat")] = (low.vat, high.vat) if low and high else ON_REQUEST
    ends[(name, "gross")] = (low.gross, high.gross) if low and high else ON_REQUEST
    return ends
