"""An estimate as SVG: the price of each quantity of a formula, and the visitor's choice.

It has no style attributes and no words of its own: the theme styles its classes and `currentColor`,
the caller gives the texts. Coordinates are whole hundredths, so that every Python draws the same
bytes. The narrow picture is readable on a telephone; the wide one has twice its width.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from calculator.money import amount, number
from calculator.show.curve import Curve
from calculator.show.line import Point
from calculator.show.places import (
    APART,
    UNIT,
    Box,
    Spot,
    Surroundings,
    along_line,
    beside_point,
    box_of,
    free_spots,
)

NARROW, WIDE, HEIGHT = 400, 800, 300
LEFT, MARGIN, TOP, BOTTOM = 66, 12, 28, 252

LABELS = ("title", "quantity", "cost", "choice", "comparison")
"""The names of the texts that a caller may pass."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The curve to draw, its texts, and the picture's width; coordinates are in hundredths."""

    shown: Curve
    labels: Mapping[str, str]
    width: int

    @property
    def right(self) -> int:
        """The x coordinate of the largest quantity."""
        return (self.width - MARGIN) * UNIT

    def x(self, quantity: int) -> int:
        """The x coordinate of a quantity."""
        return LEFT * UNIT + (self.right - LEFT * UNIT) * quantity // self.shown.quantities.top

    def y(self, net: int) -> int:
        """The y coordinate of an amount."""
        return BOTTOM * UNIT - (BOTTOM - TOP) * UNIT * net // self.shown.amounts.top

    def place(self, point: Point) -> tuple[int, int]:
        """The coordinates of a point."""
        return self.x(point.quantity), self.y(point.net)


def draw(shown: Curve, *, labels: Mapping[str, str], wide: bool = False) -> str:
    """The picture as SVG. `labels` are texts by the names in LABELS; each of them is optional."""
    plot = Plot(shown, labels, WIDE if wide else NARROW)
    return "".join(
        (
            (
                '<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="100%"'
                f' viewBox="0 0 {plot.width} {HEIGHT}" preserveAspectRatio="xMinYMin" role="img"'
                ' fill="none" stroke="currentColor" font-size="13">'
            ),
            f"<title>{_escaped(labels['title'])}</title>" if "title" in labels else "",
            *_scales(plot),
            *_lines(plot),
            *_words(plot),
            "</svg>",
        )
    )


def _scales(plot: Plot) -> Iterator[str]:
    amounts, quantities = plot.shown.amounts, plot.shown.quantities
    for net in range(0, amounts.top + 1, amounts.step):
        y = plot.y(net)
        lines = f"M{LEFT} {_at(y)}H{_at(plot.right)}"
        yield f'<path class="chart-grid" d="{lines}" stroke-opacity="0.2"/>'
        spot = Spot((LEFT - 8) * UNIT, y + 4 * UNIT, is_end=True)
        short, whole = [write(net, plot.shown.decimals) for write in (number, amount)]
        yield _text("chart-amount", short, spot, f' data-amount="{whole}"')
    for quantity in range(0, quantities.top + 1, quantities.step):
        spot = Spot(plot.x(quantity), (BOTTOM + 20) * UNIT)
        yield _text("chart-quantity", number(quantity), spot, anchor="middle")


def _lines(plot: Plot) -> Iterator[str]:
    """The lines of the price, the comparison and the choice, below all words."""
    shown = plot.shown
    points = " ".join([f"{_at(x)},{_at(y)}" for x, y in map(plot.place, shown.line)])
    yield f'<polyline class="chart-cost" points="{points}" stroke-width="2"/>'
    if shown.comparison is not None:
        line = f"M{LEFT} {_at(plot.y(shown.comparison))}H{_at(plot.right)}"
        yield f'<path class="chart-comparison" d="{line}" stroke-dasharray="6 4"/>'
    if shown.choice:
        x, y = [_at(place) for place in plot.place(shown.choice)]
        line = f"M{LEFT} {y}H{x}V{BOTTOM}"
        yield f'<path class="chart-choice" d="{line}" stroke-dasharray="2 4"/>'
        yield f'<circle class="chart-choice" cx="{x}" cy="{y}" r="6" fill="currentColor"/>'


def _words(plot: Plot) -> Iterator[str]:
    cost = Spot(LEFT * UNIT, (TOP - 10) * UNIT)
    yield from _label(plot, "cost", cost)
    yield from _label(plot, "quantity", Spot(plot.right, (HEIGHT - 8) * UNIT, is_end=True))
    boxes = [box_of(cost, (plot.labels.get("cost", ""),))]
    if plot.shown.choice:
        spot = _choice_spot(plot, plot.shown.choice, boxes)
        yield _choice(plot, spot, amount(plot.shown.choice.net, plot.shown.decimals))
        boxes += _room(plot, plot.shown.choice, spot)
    if plot.shown.comparison is not None:
        spots = [*_comparison_spots(plot, boxes), *_ends(plot)]
        yield from _label(plot, "comparison", spots[0])


def _choice_spot(plot: Plot, choice: Point, others: Sequence[Box]) -> Spot:
    """The nearest free spot that leaves room for the words of the comparison, else the nearest."""
    compared = plot.shown.comparison
    level = [] if compared is None else [_across(plot.y(compared), plot.right)]
    around, first = _around(plot, [*others, *level]), None
    for spot in free_spots(beside_point(*plot.place(choice)), _choice_words(plot, choice), around):
        first = first or spot
        boxes = [*others, *_room(plot, choice, spot)]
        if compared is None or [*_comparison_spots(plot, boxes)]:
            return spot
    return first or next(beside_point(*plot.place(choice)))


def _comparison_spots(plot: Plot, boxes: Sequence[Box]) -> Iterator[Spot]:
    name = (plot.labels.get("comparison", ""),)
    return free_spots(_ends(plot), name, _around(plot, boxes))


def _ends(plot: Plot) -> tuple[Spot, ...]:
    return along_line((LEFT + 8) * UNIT, plot.right, plot.y(plot.shown.comparison or 0))


def _choice_words(plot: Plot, choice: Point) -> tuple[str, str]:
    """The words beside the choice: its amount, about as long as in any language, and its label."""
    return f"{amount(choice.net, plot.shown.decimals)} EUR", plot.labels.get("choice", "")


def _room(plot: Plot, choice: Point, spot: Spot) -> tuple[Box, ...]:
    """The boxes of a choice: its words, its dot, and its dotted lines."""
    x, y = plot.place(choice)
    dot = Box(x - 7 * UNIT, y - 7 * UNIT, x + 7 * UNIT, y + 7 * UNIT)
    upright = Box(x - APART, y, x + APART, BOTTOM * UNIT)
    return box_of(spot, _choice_words(plot, choice)), dot, _across(y, x), upright


def _around(plot: Plot, boxes: Sequence[Box]) -> Surroundings:
    frame = Box((LEFT + 2) * UNIT, 4 * UNIT, (plot.width - 2) * UNIT, (BOTTOM - 1) * UNIT)
    return Surroundings(frame, [plot.place(point) for point in plot.shown.line], boxes)


def _across(y: int, right: int) -> Box:
    """The box of a horizontal line."""
    return Box(LEFT * UNIT, y - APART, right, y + APART)


def _choice(plot: Plot, spot: Spot, net: str) -> str:
    """The amount and the label of the choice, one below the other or in a row."""
    parts = f'<tspan class="chart-choice-amount" data-amount="{net}">{net}</tspan>'
    if "choice" in plot.labels:
        below = "" if spot.in_a_row else f' x="{_at(spot.x)}" dy="16"'
        label = _escaped(plot.labels["choice"])
        parts += " " if spot.in_a_row else ""
        parts += f'<tspan class="chart-label chart-label-choice"{below}>{label}</tspan>'
    return _text("chart-words", parts, spot)


def _label(plot: Plot, name: str, spot: Spot) -> Iterator[str]:
    if name in plot.labels:
        kind = f"chart-label chart-label-{name}"
        yield _text(kind, _escaped(plot.labels[name]), spot)


def _text(kind: str, content: str, spot: Spot, more: str = "", anchor: str = "") -> str:
    anchor = anchor or ("end" if spot.is_end else "start")
    return (
        f'<text class="{kind}" x="{_at(spot.x)}" y="{_at(spot.y)}" text-anchor="{anchor}"'
        f' fill="currentColor" stroke="none"{more}>{content}</text>'
    )


def _at(place: int) -> str:
    """A coordinate as SVG writes it: "123.45" for 12345."""
    return number(place)


def _escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
