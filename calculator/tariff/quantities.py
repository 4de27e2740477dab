"""Quantities: how many units of a formula, by the month and exact.

A quantity is a whole number of twelfths of a hundredth of a unit: a week is 52 of them for each
hundredth, a year one, so no period leaves a remainder.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.money import ONE
from calculator.tariff.tables import Table

UNIT = 12 * ONE
"""One unit."""

MONTH, WEEK, QUARTER, YEAR, ONCE = "month", "week", "quarter", "year", "once"
PER_MONTH: Mapping[str, int] = {MONTH: 12, WEEK: 52, QUARTER: 4, YEAR: 1, ONCE: 12}
"""Twelfths of a month's worth in each period; what comes once is counted as it is."""

FACTORS: Mapping[str, tuple[str, str]] = {
    MONTH: ("1", "1"),
    WEEK: ("52", "12"),
    QUARTER: ("1", "3"),
    YEAR: ("1", "12"),
    ONCE: ("1", "1"),
}
"""What a quantity of a period is multiplied with, and divided by, to be a month's."""


@dataclass(frozen=True, slots=True)
class Grid:
    """What can be chosen, in hundredths: from `low` to `high` in steps."""

    low: int
    high: int
    step: int

    @property
    def count(self) -> int:
        """How many values it has."""
        return (self.high - self.low) // self.step + 1


@dataclass(frozen=True, slots=True)
class Span:
    """A lowest and a highest number of units, in hundredths."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """The visitor says how many, per one of these periods."""

    periods: Mapping[str, Grid]


@dataclass(frozen=True, slots=True)
class Flat:
    """Chosen or not: one unit."""

    units: int = UNIT


@dataclass(frozen=True, slots=True)
class FromFact:
    """Chosen or not: one unit for each that a number fact counts."""

    fact: str


@dataclass(frozen=True, slots=True)
class Follows:
    """As many as of another formula, if a yes-no fact holds where one is named."""

    formula: str
    only_if: str | None = None


@dataclass(frozen=True, slots=True)
class FromTable:
    """Chosen or not: a span by class or choice, None where it is told on request."""

    spans: Table


def by_month(hundredths: int, period: str) -> int:
    """What is chosen in a period, by the month."""
    return hundredths * PER_MONTH[period]


def whole(hundredths: int) -> int:
    """Hundredths of units, as a quantity."""
    return hundredths * 12
