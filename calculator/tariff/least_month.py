"""Least month: a line that fills a month up to the least that is invoiced."""

from dataclasses import dataclass

MINIMUM = "minimum"
"""The code of the line."""


@dataclass(frozen=True, slots=True)
class Gap:
    """How the line's amount comes about: the least month less what the month comes to."""

    least: int
    net: int

    @property
    def amount(self) -> int:
        """The amount in the smallest unit."""
        return self.least - self.net


def gap(net: int, *, least: int) -> Gap | None:
    """What a month wants to the least one; None where it is nothing, or enough."""
    return Gap(least, net) if 0 < net < least else None
