"""Every rhythm a book offers by the month: the finite grid that advice searches."""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.book import PriceBook, Size
from calculator.estimate import combination, in_days, in_hours, monthly_lines
from calculator.money import ONE
from calculator.need import Need


@dataclass(frozen=True, slots=True)
class Option:
    """A rhythm, what it costs a month, and the hours of a CIO it covers as an exact quotient.

    Days, net and hours covered in hundredths; hours whole.
    """

    days: int
    days_per: str
    hours: int
    net: int
    covered: tuple[int, int]

    @property
    def formula(self) -> str:
        """Which formulas it is made of."""
        if self.days and self.hours:
            return "combination"
        return "a-la-carte" if self.days else "subscription"

    def covers(self, hours: int) -> bool:
        """Whether it gives so many whole hours a month."""
        numerator, denominator = self.covered
        return numerator >= hours * ONE * denominator


def options(book: PriceBook, size: Size) -> Iterator[Option]:
    """Every pair of days a month and hours, the most days first, then the fewest hours."""
    by_hours = [(hours, in_hours(hours, rate=size.hour_rate).amount) for hours in hours_of(book)]
    for days in days_of(book):
        day_cost = in_days(days, "month", rate=size.day_rate).amount
        day_hours = in_days(days, "month", rate=book.hours_per_day).amount
        for hours, hour_cost in by_hours:
            if days or hours:
                off = combination(book, day_cost, hour_cost)
                net = day_cost + hour_cost + (off.amount if off else 0)
                yield Option(days, "month", hours, net, (day_hours + hours * ONE, 1))


def days_of(book: PriceBook) -> tuple[int, ...]:
    """The days a month that can be chosen, none included, the most first."""
    days = book.days["month"]
    return (*range(days.high, days.low - 1, -book.days_step), 0)


def hours_of(book: PriceBook) -> tuple[int, ...]:
    """The hours that can be chosen, none included, the fewest first."""
    return (0, *range(book.hours.low // ONE, book.hours.high // ONE + 1))


def own_option(need: Need, book: PriceBook) -> Option | None:
    """The visitor's own choice as an option, None when there is none."""
    if not (need.days or need.hours):
        return None
    size = book.size_of(need.employees)
    lines = monthly_lines(book, size=size, days=need.days, days_per=need.days_per, hours=need.hours)
    hours, over = in_days(need.days, need.days_per, rate=book.hours_per_day).exact
    covered = (hours + need.hours * ONE * over, over)
    return Option(
        need.days, need.days_per or "month", need.hours, sum(line.amount for line in lines), covered
    )
