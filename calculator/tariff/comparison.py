"""What a book states beside its prices: a yearly cost to compare with, and usual choices."""

from dataclasses import dataclass

from calculator.money import rounded
from calculator.tariff.quantities import Span

LESS, SAME, MORE = "less", "same", "more"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A yearly cost, and the range of percentages of it that count as "about the same"."""

    cost: int
    same: Span
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Twelve months in percent of a cost: hundredths of a percent, rounded to one decimal as on the
    page."""

    cost: int
    percent: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice of a formula: how many per which period, or ticked if it has no quantity."""

    quantity: int = 0
    per: str = ""

    @property
    def ticked(self) -> bool:
        """Whether the formula is ticked: it has no quantity."""
        return self.quantity == 0


def beside(year: int, comparison: Comparison) -> Beside:
    """The comparison of a year's cost with the one in the book."""
    percent = rounded(year * 1000, comparison.cost) * 10
    verdict = LESS
    if percent >= comparison.same.low:
        verdict = SAME if percent <= comparison.same.high else MORE
    return Beside(comparison.cost, percent, verdict)
