"""Two estimates of one need, amount by amount: as estimated then, and today."""

from dataclasses import dataclass

from calculator.tariff.estimate import Block, Estimate
from calculator.tariff.formulas import MONTH, ONCE

YEAR = "year"
TOTALS = ("net", "vat", "gross")
"""The codes of a block's totals, which stand after its lines."""


@dataclass(frozen=True, slots=True)
class Change:
    """The lowest and highest amount of a line or total, then and today; None where there was
    none."""

    block: str
    code: str
    then: tuple[int, int] | None
    today: tuple[int, int] | None

    @property
    def by(self) -> tuple[int, int] | None:
        """How much both ends rose; None where one of both is not known."""
        if self.then is None or self.today is None:
            return None
        return self.today[0] - self.then[0], self.today[1] - self.then[1]


def difference(then: Estimate, today: Estimate) -> tuple[Change, ...]:
    """Every amount of either, in the order of the blocks, unchanged ones too."""
    before, after = _amounts(then), _amounts(today)
    order = list(before) + [name for name in after if name not in before]
    lines = [
        name
        for block in (MONTH, ONCE, YEAR)
        for of_totals in (False, True)
        for name in order
        if name[0] == block and (name[1] in TOTALS) == of_totals
    ]
    return tuple([Change(name[0], name[1], before.get(name), after.get(name)) for name in lines])


def _amounts(found: Estimate) -> dict[tuple[str, str], tuple[int, int] | None]:
    """The amounts of an estimate by block and code; None for one on request."""
    amounts: dict[tuple[str, str], tuple[int, int] | None] = {}
    for name, block in ((MONTH, found.month), (ONCE, found.once)):
        if block:
            amounts |= _block(name, block)
    if found.year:
        amounts[(YEAR, "net")] = (found.year.net, found.year.net)
    return amounts


def _block(name: str, block: Block) -> dict[tuple[str, str], tuple[int, int] | None]:
    low, high = block.low, block.high
    found: dict[tuple[str, str], tuple[int, int] | None] = {
        (name, line.code): (line.low.amount, line.high.amount) if line.low and line.high else None
        for line in block.lines
    }
    found[(name, "net")] = (low.net, high.net) if low and high else None
    found[(name, "vat")] = (low.vat, high.vat) if low and high else None
    found[(name, "gross")] = (low.gross, high.gross) if low and high else None
    return found
