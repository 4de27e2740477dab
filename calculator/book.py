"""A price book: every number of the tariff in force from one day on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

COMPLEXITIES = ("low", "medium", "high")
PERIODS = ("month", "week")
STATUSES = ("illustrative", "confirmed")


@dataclass(frozen=True, slots=True)
class Range:
    """Two numbers in hundredths, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What holds for companies of one size class.

    Rates are hundredths (cents); audit hours by complexity, None where on request.
    """

    code: str
    employees_from: int
    day_rate: int
    hour_rate: int
    usual_days: int
    usual_days_per: str
    audit_hours: Mapping[str, Range | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceBook:
    """Every number of the tariff, in hundredths unless it counts people."""

    id: str
    first_day: date
    last_day: date | None
    status: str
    currency: str
    vat_percent: int
    hours_per_day: int
    discount_percent: int
    max_employees: int
    audit_suggested_from: int
    days: Mapping[str, Range]
    days_step: int
    hours: Range
    full_time_cost: int
    same_percent: Range
    sizes: tuple[Size, ...]

    def covers(self, day: date) -> bool:
        """Whether its prices hold on a day, as far as this book tells."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def size_of(self, employees: int) -> Size:
        """The size class of a company with so many employees, at least one."""
        return next(size for size in reversed(self.sizes) if size.employees_from <= employees)
