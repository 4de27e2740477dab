"""The least month: a line that raises a month to the minimum that is invoiced."""

from dataclasses import dataclass

MINIMUM = "minimum"
"""The code of the line."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The working of the line: the least month minus the net month."""

    least: int
    net: int

    @property
    def amount(self) -> int:
        """Return the amount in the smallest unit."""
        return self.least - self.net


def gap(net: int, *, least: int) -> Gap | None:
    """Return the gap between a month and the least one; None if the month is 0 or enough."""
    return Gap(least, net) if 0 < net < least else None
