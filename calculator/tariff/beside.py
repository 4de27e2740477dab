"""Beside the prices: a yearly cost to compare with, and the usual choice of each class."""

from dataclasses import dataclass

from calculator.money import rounded
from calculator.tariff.quantities import Span

LESS, SAME, MORE = "less", "same", "more"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A yearly cost, and from which to which percentage of it reads "about the same"."""

    cost: int
    same: Span
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Twelve months in percent of the cost, in hundredths rounded to one decimal: as it is
    shown."""

    cost: int
    percent: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice of a formula: how many per which period, or ticked where there is nothing to
    count."""

    quantity: int = 0
    per: str = ""

    @property
    def ticked(self) -> bool:
        """Whether there is nothing to count."""
        return self.quantity == 0


def beside(year: int, comparison: Comparison) -> Beside:
    """How a year's cost stands beside the one to compare with."""
    percent = rounded(year * 1000, comparison.cost) * 10
    verdict = LESS
    if percent >= comparison.same.low:
        verdict = SAME if percent <= comparison.same.high else MORE
    return Beside(comparison.cost, percent, verdict)
