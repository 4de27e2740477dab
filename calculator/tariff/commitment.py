"""Commitment: none, or one of a closed list of months."""

from dataclasses import dataclass

NONE = 0
"""Months of somebody who does not commit."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """The months that can be chosen, none first; only none where a firm knows no term."""

    months: tuple[int, ...] = (NONE,)

    @property
    def offered(self) -> bool:
        """Whether there is anything to choose from."""
        return len(self.months) > 1


NO_TERM = Commitment()
"""Of a firm that knows no term."""


def committed(months: int, commitment: Commitment) -> int:
    """The months that bind: none where a firm knows no term, whatever somebody says."""
    return months if commitment.offered else NONE
