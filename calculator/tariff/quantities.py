"""Quantities: the units of a formula a month, exact.

A quantity is a whole number of twelfths of a hundredth of a unit. One hundredth a week is 52 of
them, one hundredth a year is one, so that no period leaves a remainder.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.money import ONE
from calculator.tariff.tables import Table

UNIT = 12 * ONE
"""One unit."""

MONTH, WEEK, QUARTER, YEAR, ONCE = "month", "week", "quarter", "year", "once"
PER_MONTH: Mapping[str, int] = {MONTH: 12, WEEK: 52, QUARTER: 4, YEAR: 1, ONCE: 12}
"""The twelfths of a unit a month that are one unit per period; a one-off unit stays one unit."""

FACTORS: Mapping[str, tuple[str, str]] = {
    MONTH: ("1", "1"),
    WEEK: ("52", "12"),
    QUARTER: ("1", "3"),
    YEAR: ("1", "12"),
    ONCE: ("1", "1"),
}
"""The factor and the divisor that convert a quantity per period to one per month."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The quantities to choose from, in hundredths: from `low` to `high` in steps."""

    low: int
    high: int
    step: int

    @property
    def count(self) -> int:
        """Return how many values it has."""
        return (self.high - self.low) // self.step + 1


@dataclass(frozen=True, slots=True)
class Span:
    """A lowest and a highest number of units, in hundredths."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """The visitor chooses how many, per one of these periods."""

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
    """As many as of another formula; if `only_if` names a yes-no fact, only when it is true."""

    formula: str
    only_if: str | None = None


@dataclass(frozen=True, slots=True)
class FromTable:
    """Chosen or not: a span of units by class or choice, None if it is on request."""

    spans: Table


def by_month(hundredths: int, period: str) -> int:
    """Return the quantity a month for hundredths of units per period."""
    return hundredths * PER_MONTH[period]


def twelfths(hundredths: int) -> int:
    """Return the quantity, in twelfths of a hundredth, for hundredths of units."""
    return hundredths * 12
