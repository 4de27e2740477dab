"""The comparison of twelve months with a yearly cost that the book states."""

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
class ComparisonResult:
    """Twelve months in percent of a cost: hundredths of a percent, rounded to one decimal as on the
    page."""

    cost: int
    percent: int
    verdict: str


def compare(year: int, comparison: Comparison) -> ComparisonResult:
    """Return the comparison of twelve months, in the smallest unit, with the cost in the book."""
    percent = rounded(year * 1000, comparison.cost) * 10
    verdict = LESS
    if percent >= comparison.same.low:
        verdict = SAME if percent <= comparison.same.high else MORE
    return ComparisonResult(comparison.cost, percent, verdict)
