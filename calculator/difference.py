"""Two estimates of one need, line by line: as estimated then, and today."""

from dataclasses import dataclass

from calculator.estimate import Estimate

CODES = (
    "a-la-carte",
    "subscription",
    "combination",
    "net",
    "vat",
    "gross",
    "audit-low",
    "audit-high",
    "year",
)
"""What is compared, in the order of the blocks; an audit's ends by their net."""


@dataclass(frozen=True, slots=True)
class Change:
    """One amount then and today, None where there was none."""

    code: str
    then: int | None
    today: int | None

    @property
    def by(self) -> int | None:
        """How much it rose; None where one of both is not known."""
        if self.then is None or self.today is None:
            return None
        return self.today - self.then


def difference(then: Estimate, today: Estimate) -> tuple[Change, ...]:
    """Every amount of either, in the order of the blocks, unchanged ones too."""
    before, after = _amounts(then), _amounts(today)
    return tuple(
        Change(code, before.get(code), after.get(code)) for code in CODES if code in before | after
    )


def _amounts(found: Estimate) -> dict[str, int | None]:
    """The amounts of an estimate; None for an audit on request."""
    amounts: dict[str, int | None] = {}
    if found.monthly:
        amounts |= {line.code: line.amount for line in found.monthly.lines}
        total = found.monthly.total
        amounts |= {"net": total.net, "vat": total.vat.amount, "gross": total.gross}
    if found.one_off:
        for code, end in ("audit-low", found.one_off.low), ("audit-high", found.one_off.high):
            amounts[code] = end.total.net if end else None
    if found.year:
        amounts |= {"year": found.year.net.amount}
    return amounts
