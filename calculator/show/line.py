"""The line through the points of a picture: vertical where the price steps, else straight."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

NOISE = 5
"""Cents by which two rises may differ because of rounding."""


@dataclass(frozen=True, slots=True)
class Point:
    """A quantity, and the net month with it."""

    quantity: int
    net: int


def line_through(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points where the line bends, for points at even distances.

    The price steps where its rise differs from the rises before and after it: there the line
    continues as before, then goes straight up or down.
    """
    rises = [after.net - before.net for before, after in pairwise(points)]
    line = [points[0]]
    for place, point in enumerate(points[1:]):
        if _is_step(rises, place):
            line.append(Point(point.quantity, points[place].net + rises[place - 1]))
        line.append(point)
    inner = range(1, len(line) - 1)
    bends = [line[at] for at in inner if _bends(line[at - 1], line[at], line[at + 1])]
    return (line[0], *bends, *line[1:][-1:])


def _is_step(rises: Sequence[int], place: int) -> bool:
    """Whether the rise from a point to the next lies outside the rises before and after it."""
    if not 0 < place < len(rises) - 1:
        return False
    around = (rises[place - 1], rises[place + 1])
    return not min(around) - NOISE <= rises[place] <= max(around) + NOISE


def _bends(before: Point, at: Point, after: Point) -> bool:
    rise = (at.net - before.net) * (after.quantity - at.quantity)
    return rise != (after.net - at.net) * (at.quantity - before.quantity)
