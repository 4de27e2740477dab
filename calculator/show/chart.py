"""An estimate as SVG: the price of each quantity of a formula, and the visitor's choice.

It has no style attributes and no words of its own: the theme styles its classes and `currentColor`,
the caller passes the texts. Coordinates are whole hundredths, so that every Python draws the same
bytes. The narrow chart is readable on a telephone; the wide one has twice its width.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from calculator.money import amount, number
from calculator.show.curve import Curve
from calculator.show.line import Point
from calculator.show.places import (
    GAP,
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

    curve: Curve
    labels: Mapping[str, str]
    width: int

    @property
    def right(self) -> int:
        """Return the x coordinate of the largest quantity."""
        return (self.width - MARGIN) * UNIT

    def x(self, quantity: int) -> int:
        """Return the x coordinate of a quantity."""
        return LEFT * UNIT + (self.right - LEFT * UNIT) * quantity // self.curve.quantities.top

    def y(self, net: int) -> int:
        """Return the y coordinate of an amount."""
        return BOTTOM * UNIT - (BOTTOM - TOP) * UNIT * net // self.curve.amounts.top

    def place(self, point: Point) -> tuple[int, int]:
        """Return the coordinates of a point."""
        return self.x(point.quantity), self.y(point.net)


def draw(curve: Curve, *, labels: Mapping[str, str], wide: bool = False) -> str:
    """Return the picture as SVG. `labels` are texts by the names in LABELS, each optional."""
    plot = Plot(curve, labels, WIDE if wide else NARROW)
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
    amounts, quantities = plot.curve.amounts, plot.curve.quantities
    for net in range(0, amounts.top + 1, amounts.step):
        y = plot.y(net)
        lines = f"M{LEFT} {_svg(y)}H{_svg(plot.right)}"
        yield f'<path class="chart-grid" d="{lines}" stroke-opacity="0.2"/>'
        spot = Spot((LEFT - 8) * UNIT, y + 4 * UNIT, is_end=True)
        short, whole = [write(net, plot.curve.decimals) for write in (number, amount)]
        yield _text("chart-amount", short, spot, f' data-amount="{whole}"')
    for quantity in range(0, quantities.top + 1, quantities.step):
        spot = Spot(plot.x(quantity), (BOTTOM + 20) * UNIT)
        yield _text("chart-quantity", number(quantity), spot, anchor="middle")


def _lines(plot: Plot) -> Iterator[str]:
    """Yield the lines of price, comparison and choice; words come after them, on top."""
    curve = plot.curve
    points = " ".join([f"{_svg(x)},{_svg(y)}" for x, y in map(plot.place, curve.line)])
    yield f'<polyline class="chart-cost" points="{points}" stroke-width="2"/>'
    if curve.comparison is not None:
        line = f"M{LEFT} {_svg(plot.y(curve.comparison))}H{_svg(plot.right)}"
        yield f'<path class="chart-comparison" d="{line}" stroke-dasharray="6 4"/>'
    if curve.choice:
        x, y = map(_svg, plot.place(curve.choice))
        line = f"M{LEFT} {y}H{x}V{BOTTOM}"
        yield f'<path class="chart-choice" d="{line}" stroke-dasharray="2 4"/>'
        yield f'<circle class="chart-choice" cx="{x}" cy="{y}" r="6" fill="currentColor"/>'


def _words(plot: Plot) -> Iterator[str]:
    cost = Spot(LEFT * UNIT, (TOP - 10) * UNIT)
    yield from _label(plot, "cost", cost)
    yield from _label(plot, "quantity", Spot(plot.right, (HEIGHT - 8) * UNIT, is_end=True))
    boxes = [box_of(cost, (plot.labels.get("cost", ""),))]
    if plot.curve.choice:
        spot = _choice_spot(plot, plot.curve.choice, boxes)
        yield _choice(plot, spot, amount(plot.curve.choice.net, plot.curve.decimals))
        boxes += _choice_boxes(plot, plot.curve.choice, spot)
    if plot.curve.comparison is not None:
        spots = [*_comparison_spots(plot, boxes), *_ends(plot)]
        yield from _label(plot, "comparison", spots[0])


def _choice_spot(plot: Plot, choice: Point, others: Sequence[Box]) -> Spot:
    """Return the nearest free spot with room for the comparison's words, else the nearest."""
    comparison = plot.curve.comparison
    line = [] if comparison is None else [_horizontal(plot.y(comparison), plot.right)]
    surroundings, first = _surroundings(plot, [*others, *line]), None
    spots = [*beside_point(*plot.place(choice))]
    for spot in free_spots(spots, _choice_words(plot, choice), surroundings):
        first = first or spot
        boxes = [*others, *_choice_boxes(plot, choice, spot)]
        if comparison is None or [*_comparison_spots(plot, boxes)]:
            return spot
    return first or spots[0]


def _comparison_spots(plot: Plot, boxes: Sequence[Box]) -> Iterator[Spot]:
    name = (plot.labels.get("comparison", ""),)
    return free_spots(_ends(plot), name, _surroundings(plot, boxes))


def _ends(plot: Plot) -> tuple[Spot, ...]:
    return along_line((LEFT + 8) * UNIT, plot.right, plot.y(plot.curve.comparison or 0))


def _choice_words(plot: Plot, choice: Point) -> tuple[str, str]:
    """Return the choice's words: its amount, about as long as in any language, and its label."""
    return f"{amount(choice.net, plot.curve.decimals)} EUR", plot.labels.get("choice", "")


def _choice_boxes(plot: Plot, choice: Point, spot: Spot) -> tuple[Box, ...]:
    """Return the boxes of a choice: its words, its dot, and its dotted lines."""
    x, y = plot.place(choice)
    dot = Box(x - 7 * UNIT, y - 7 * UNIT, x + 7 * UNIT, y + 7 * UNIT)
    upright = Box(x - GAP, y, x + GAP, BOTTOM * UNIT)
    return box_of(spot, _choice_words(plot, choice)), dot, _horizontal(y, x), upright


def _surroundings(plot: Plot, boxes: Sequence[Box]) -> Surroundings:
    frame = Box((LEFT + 2) * UNIT, 4 * UNIT, (plot.width - 2) * UNIT, (BOTTOM - 1) * UNIT)
    return Surroundings(frame, [plot.place(point) for point in plot.curve.line], boxes)


def _horizontal(y: int, right: int) -> Box:
    """Return the box of a horizontal line."""
    return Box(LEFT * UNIT, y - GAP, right, y + GAP)


def _choice(plot: Plot, spot: Spot, net: str) -> str:
    """Return the amount and the label of the choice, on two lines or in a row."""
    parts = f'<tspan class="chart-choice-amount" data-amount="{net}">{net}</tspan>'
    if "choice" in plot.labels:
        below = "" if spot.in_a_row else f' x="{_svg(spot.x)}" dy="16"'
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
        f'<text class="{kind}" x="{_svg(spot.x)}" y="{_svg(spot.y)}" text-anchor="{anchor}"'
        f' fill="currentColor" stroke="none"{more}>{content}</text>'
    )


def _svg(coordinate: int) -> str:
    """Return a coordinate as SVG writes it: "123.45" for 12345."""
    return number(coordinate)


def _escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
