"""Where a need breaks the bounds of a price book: never clamped, always said."""

from collections.abc import Iterator

from calculator.book import PriceBook
from calculator.money import ONE, number
from calculator.need import InputError, Need


def mistakes(need: Need, book: PriceBook) -> Iterator[InputError]:
    """Everything that keeps a need from being estimated."""
    yield from company_mistakes(need, book)
    yield from choice_mistakes(need, book)
    if not (need.days or need.hours or need.audit_due):
        yield InputError("days", "nothing-chosen")
    elif need.audit_due:
        yield from complexity_mistakes(need, book)


def company_mistakes(need: Need, book: PriceBook) -> Iterator[InputError]:
    """What is wrong with the size of the company."""
    yield from outside("employees", need.employees * ONE, low=ONE, high=book.max_employees * ONE)


def choice_mistakes(need: Need, book: PriceBook) -> Iterator[InputError]:
    """What is wrong with the chosen days and hours."""
    if need.days % book.days_step:
        yield InputError("days", "step", number(book.days_step))
    elif need.days and need.days_per is None:
        yield InputError("days_per", "required")
    elif need.days and need.days_per:
        days = book.days[need.days_per]
        yield from outside("days", need.days, low=days.low, high=days.high)
    if need.hours:
        yield from outside("hours", need.hours * ONE, low=book.hours.low, high=book.hours.high)


def complexity_mistakes(need: Need, book: PriceBook) -> Iterator[InputError]:
    """Whether the complexity is missing where an audit's range depends on it."""
    known = 1 <= need.employees <= book.max_employees
    if need.complexity is None and known and any(book.size_of(need.employees).audit_hours.values()):
        yield InputError("complexity", "required")


def outside(field: str, value: int, *, low: int, high: int) -> Iterator[InputError]:
    """Whether hundredths are below or above what a field allows."""
    if value < low:
        yield InputError(field, "below-min", number(low))
    elif value > high:
        yield InputError(field, "above-max", number(high))
