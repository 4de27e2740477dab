"""Commitment: none, or a number of months from a closed list."""

from dataclasses import dataclass

NONE = 0
"""Months of a visitor who does not commit."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """The months to choose from, 0 first; only 0 for a firm without terms."""

    months: tuple[int, ...] = (NONE,)

    @property
    def offered(self) -> bool:
        """Return whether there is anything to choose from."""
        return len(self.months) > 1


def committed(months: int, commitment: Commitment) -> int:
    """Return the months that count: always 0 for a firm without terms."""
    return months if commitment.offered else NONE
