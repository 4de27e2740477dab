"""Break-even: from how many hours on one formula costs no more than another."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.advice.best import Advice
from calculator.advice.grid import Field, rows
from calculator.tariff.hours import HOUR


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two formulas side by side at so many hours a month."""

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
    """Each pair of formulas with hours, in the book's order."""
    single = [(formulas[0].code, field) for formulas, field in advice.fields if len(formulas) == 1]
    return tuple(
        [
            _break_even(code, other, [_Steps(field), _Steps(beside)])
            for place, (code, field) in enumerate(single)
            for other, beside in single[place + 1 :]
        ]
    )


class _Steps:
    """The lowest price of one formula for a number of hours; ask for hours in rising order."""

    def __init__(self, field: Field) -> None:
        self.hours = field.columns[0].hours
        self.least = list(next(rows(field)).nets)
        for place in range(len(self.least) - 2, -1, -1):
            self.least[place] = min(self.least[place], self.least[place + 1])
        self._place = 0

    @property
    def most(self) -> int:
        """The most whole hours it can give."""
        return self.hours[-1] // HOUR

    def starts(self) -> list[int]:
        """The whole hours at which its least price may change."""
        return [1] + [hours // HOUR + 1 for hours in self.hours]

    def at(self, hours: int) -> int:
        """Its lowest price for so many hours, no fewer than the last time."""
        while self.hours[self._place] < hours * HOUR:
            self._place += 1
        return self.least[self._place]


def _break_even(code: str, other: str, steps: Sequence[_Steps]) -> BreakEven:
    """The break-even of two formulas, compared at each hour where one price may change."""
    one, two = steps
    most = min(one.most, two.most)
    starts = sorted(set(one.starts() + two.starts()))
    crossings = [Crossing(at, one.at(at), two.at(at)) for at in starts if at <= most]
    first: Crossing | None = None
    always: Crossing | None = None
    for crossing in crossings:
        if crossing.net > crossing.other_net:
            always = None
            continue
        first, always = first or crossing, always or crossing
    return BreakEven(code, other, first, always)
