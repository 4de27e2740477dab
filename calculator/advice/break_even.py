"""Break-even: from how many hours on one formula costs no more than another."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.advice.best import Advice
from calculator.advice.grid import Field, rows
from calculator.tariff.hours import HOUR


@dataclass(frozen=True, slots=True)
class Crossing:
    """The net prices of two formulas for the same number of hours a month."""

    hours: int
    net: int
    other_net: int


@dataclass(frozen=True, slots=True)
class BreakEven:
    """From how many hours on `code` costs no more than `other`: for the first time, and always."""

    code: str
    other: str
    first: Crossing | None
    always: Crossing | None


def break_evens(advice: Advice) -> tuple[BreakEven, ...]:
    """Return each pair of formulas with hours, in the book's order."""
    single = [(formulas[0].code, field) for formulas, field in advice.fields if len(formulas) == 1]
    return tuple(
        [
            _break_even(code, other, [_Steps(field), _Steps(other_field)])
            for index, (code, field) in enumerate(single, 1)
            for other, other_field in single[index:]
        ]
    )


class _Steps:
    """The lowest prices of one formula by number of hours."""

    def __init__(self, field: Field) -> None:
        self.hours = field.columns[0].hours
        self.prices = list(next(rows(field)).nets)
        for index in range(len(self.prices) - 2, -1, -1):
            self.prices[index] = min(self.prices[index], self.prices[index + 1])
        self._index = 0

    @property
    def max_hours(self) -> int:
        """Return the most whole hours that the formula can cover."""
        return self.hours[-1] // HOUR

    def starts(self) -> list[int]:
        """Return the whole hours at which the lowest price may change."""
        return [1] + [hours // HOUR + 1 for hours in self.hours]

    def price(self, hours: int) -> int:
        """Return the lowest price for so many hours; each call must be for no fewer than the last
        one."""
        while self.hours[self._index] < hours * HOUR:
            self._index += 1
        return self.prices[self._index]


def _break_even(code: str, other: str, steps: Sequence[_Steps]) -> BreakEven:
    """Return the break-even of two formulas, compared at each hour where one price may change."""
    one, two = steps
    max_hours = min(one.max_hours, two.max_hours)
    starts = sorted(set(one.starts() + two.starts()))
    crossings = [
        Crossing(hours, one.price(hours), two.price(hours))
        for hours in starts
        if hours <= max_hours
    ]
    first: Crossing | None = None
    always: Crossing | None = None
    for crossing in crossings:
        if crossing.net > crossing.other_net:
            always = None
            continue
        first, always = first or crossing, always or crossing
    return BreakEven(code, other, first, always)
