"""The line through the points of a chart: vertical where the price jumps, else straight."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

TOLERANCE = 5
"""Smallest units by which two rises may differ because of rounding."""


@dataclass(frozen=True, slots=True)
class Point:
    """A quantity, and its net month."""

    quantity: int
    net: int


def line_through(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points where the line bends, for points at even distances.

    The price jumps where its rise differs from the rises before and after it: there the line
    continues as before, then goes straight up or down.
    """
    rises = [after.net - before.net for before, after in pairwise(points)]
    line = [points[0]]
    for index, point in enumerate(points[1:]):
        if _is_jump(rises, index):
            line.append(Point(point.quantity, points[index].net + rises[index - 1]))
        line.append(point)
    inner = range(1, len(line) - 1)
    bends = [line[index] for index in inner if _bends(*line[index - 1 : index + 2])]
    return (line[0], *bends, *line[1:][-1:])


def _is_jump(rises: Sequence[int], index: int) -> bool:
    """Return whether the rise from a point to the next lies outside the rises before and after
    it."""
    if not 0 < index < len(rises) - 1:
        return False
    neighbours = (rises[index - 1], rises[index + 1])
    return not min(neighbours) - TOLERANCE <= rises[index] <= max(neighbours) + TOLERANCE


def _bends(before: Point, point: Point, after: Point) -> bool:
    rise = (point.net - before.net) * (after.quantity - point.quantity)
    return rise != (after.net - point.net) * (point.quantity - before.quantity)
