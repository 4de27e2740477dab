"""Where the words of a chart stand: near what they name, without covering anything else.

Coordinates are hundredths of a picture's unit; y grows downwards.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

UNIT = 100
LETTER, LINE, ASCENT, DESCENT = 7 * UNIT + 20, 16 * UNIT, 10 * UNIT, 4 * UNIT
"""The width of a letter; the height of a line of words, and of letters above and below the
baseline."""

GAP = 3 * UNIT
"""The gap between words and lines."""

ROW_OFFSETS = ((18 * UNIT, 7 * UNIT), (18 * UNIT, 13 * UNIT), (26 * UNIT, 2 * UNIT))
MAX_DISTANCE, DISTANCE_STEP = 140 * UNIT, 4 * UNIT
Line = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in a picture."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "Box") -> bool:
        """Return whether two rectangles overlap."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom

    def holds(self, other: "Box") -> bool:
        """Return whether another rectangle is within this one."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for words: the start of their first baseline, or its end if `is_end`.

    Two lines of words stand one below the other, or in a row.
    """

    x: int
    y: int
    is_end: bool = False
    in_a_row: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The frame that words must stay in, and the line and boxes that they must not cover."""

    frame: Box
    line: Line
    boxes: Sequence[Box]

    def have_room(self, box: Box) -> bool:
        """Return whether words may fill a box."""
        with_gap = Box(box.left - GAP, box.top - GAP, box.right + GAP, box.bottom + GAP)
        if not self.frame.holds(box) or any(box.meets(other) for other in self.boxes):
            return False
        return not _crosses(self.line, with_gap)


def box_of(spot: Spot, words: Sequence[str]) -> Box:
    """Return the box that words fill at a spot."""
    lengths = [len(word) * LETTER for word in words]
    width = sum(lengths) + LETTER if spot.in_a_row else max(lengths)
    more_lines = 0 if spot.in_a_row else len(words) - 1
    left = spot.x - width if spot.is_end else spot.x
    return Box(left, spot.y - ASCENT, left + width, spot.y + more_lines * LINE + DESCENT)


def free_spots(spots: Iterable[Spot], words: Sequence[str], around: Surroundings) -> Iterator[Spot]:
    """Return the spots with room for some words, in the given order."""
    return (spot for spot in spots if around.have_room(box_of(spot, words)))


def beside_point(x: int, y: int) -> Iterator[Spot]:
    """Yield spots for two lines of words beside a point, the nearest first.

    Those below to the right and above to the left come first, because no rising line runs there;
    then those in a row, then the same farther away.
    """
    side, below, above = 12 * UNIT, 18 * UNIT, -LINE - 7 * UNIT
    for distance in range(0, MAX_DISTANCE, DISTANCE_STEP):
        yield Spot(x + side, y + below + distance)
        yield Spot(x - side, y + above - distance, is_end=True)
        if not distance:
            for right, down in ROW_OFFSETS:
                yield Spot(x + right, y + down, in_a_row=True)
        yield Spot(x + side, y + above - distance)
        yield Spot(x - side, y + below + distance, is_end=True)
        yield Spot(x - side, y + above - distance)


def along_line(left: int, right: int, y: int) -> tuple[Spot, ...]:
    """Return spots for words at a horizontal line: above or below it, at either end."""
    above, below = y - 6 * UNIT, y + 14 * UNIT
    return (
        Spot(left, above),
        Spot(right, above, is_end=True),
        Spot(left, below),
        Spot(right, below, is_end=True),
    )


def _crosses(line: Line, box: Box) -> bool:
    """Return whether a line from left to right crosses a box."""
    for (x, y), (next_x, next_y) in pairwise(line):
        if next_x < box.left or x > box.right:
            continue
        heights = [y, next_y]
        if next_x > x:
            ends = (max(x, box.left), min(next_x, box.right))
            heights = [y + (next_y - y) * (end - x) // (next_x - x) for end in ends]
        if min(heights) <= box.bottom and max(heights) >= box.top:
            return True
    return False
