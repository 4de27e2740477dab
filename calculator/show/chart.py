"""An estimate as SVG: what each quantity of a formula costs, with the visitor's choice on it.

Without style attributes and without words of its own: classes and `currentColor` for the theme,
texts from the caller. Places are whole numbers, so every Python draws the same bytes.
It is small enough for a telephone to show all of it in letters that can be read.
"""

from collections.abc import Iterator, Mapping

from calculator.money import amount, number
from calculator.show.curve import Curve

WIDTH, HEIGHT = 400, 300
LEFT, RIGHT, TOP, BOTTOM = 66, 388, 28, 252

LINE, WORDS = 16, 120
"""The height of a line of words, and how wide the choice's own may be."""

LABELS = ("title", "quantity", "cost", "choice", "comparison")
"""The texts a caller may pass."""


def draw(shown: Curve, *, labels: Mapping[str, str]) -> str:
    """The picture. `labels` are texts by the names in LABELS, each left out where missing."""
    return "".join(
        (
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH}'
                f' {HEIGHT}" role="img" fill="none" stroke="currentColor" font-size="13">'
            ),
            f"<title>{_escaped(labels['title'])}</title>" if "title" in labels else "",
            *_amount_scale(shown),
            *_quantity_scale(shown),
            *_cost(shown),
            *_comparison(shown, labels),
            *_choice(shown, labels),
            *_label(labels, "cost", LEFT, TOP - 10, "start"),
            *_label(labels, "quantity", RIGHT, HEIGHT - 8, "end"),
            "</svg>",
        )
    )


def _x(shown: Curve, quantity: int) -> int:
    return LEFT + (RIGHT - LEFT) * quantity // shown.quantities.top


def _y(shown: Curve, net: int) -> int:
    return BOTTOM - (BOTTOM - TOP) * net // shown.amounts.top


def _amount_scale(shown: Curve) -> Iterator[str]:
    for net in range(0, shown.amounts.top + 1, shown.amounts.step):
        y = _y(shown, net)
        yield f'<path class="chart-grid" d="M{LEFT} {y}H{RIGHT}" stroke-opacity="0.2"/>'
        short, whole = number(net, shown.decimals), amount(net, shown.decimals)
        yield _text("chart-amount", short, LEFT - 8, y + 4, "end", f' data-amount="{whole}"')


def _quantity_scale(shown: Curve) -> Iterator[str]:
    for quantity in range(0, shown.quantities.top + 1, shown.quantities.step):
        x = _x(shown, quantity)
        yield _text("chart-quantity", number(quantity), x, BOTTOM + 20, "middle")


def _cost(shown: Curve) -> Iterator[str]:
    places = " ".join(
        f"{_x(shown, point.quantity)},{_y(shown, point.net)}" for point in shown.points
    )
    yield f'<polyline class="chart-cost" points="{places}" stroke-width="2"/>'


def _comparison(shown: Curve, labels: Mapping[str, str]) -> Iterator[str]:
    if shown.comparison is None:
        return
    y = _y(shown, shown.comparison)
    yield f'<path class="chart-comparison" d="M{LEFT} {y}H{RIGHT}" stroke-dasharray="6 4"/>'
    yield from _label(labels, "comparison", LEFT + 8, y - 6, "start")


def _choice(shown: Curve, labels: Mapping[str, str]) -> Iterator[str]:
    if not shown.choice:
        return
    x, y = _x(shown, shown.choice.quantity), _y(shown, shown.choice.net)
    yield f'<path class="chart-choice" d="M{LEFT} {y}H{x}V{BOTTOM}" stroke-dasharray="2 4"/>'
    yield f'<circle class="chart-choice" cx="{x}" cy="{y}" r="6" fill="currentColor"/>'
    anchor, beside = ("end", x - 10) if 2 * x > LEFT + RIGHT else ("start", x + 10)
    words = _free(shown, x, y)
    net = amount(shown.choice.net, shown.decimals)
    yield _text("chart-choice-amount", net, beside, words, anchor, f' data-amount="{net}"')
    yield from _label(labels, "choice", beside, words + LINE, anchor)


def _free(shown: Curve, x: int, y: int) -> int:
    """The height of the choice's two lines of words: below the cost beside it where they have
    room, else above it."""
    heights = [y, *_heights_beside(shown, x)]
    below, above = max(heights) + 20, min(heights) - LINE - 10
    return below if below + LINE + 4 < BOTTOM else above


def _heights_beside(shown: Curve, x: int) -> list[int]:
    """How high the cost runs where the words stand: right of the choice, left of it in the right
    half."""
    start, end = (x - WORDS, x) if 2 * x > LEFT + RIGHT else (x, x + WORDS)
    places = [(_x(shown, point.quantity), _y(shown, point.net)) for point in shown.points]
    return [height for place, height in places if start <= place <= end]


def _label(labels: Mapping[str, str], name: str, x: int, y: int, anchor: str) -> Iterator[str]:
    if name in labels:
        yield _text(f"chart-label chart-label-{name}", _escaped(labels[name]), x, y, anchor)


def _text(kind: str, content: str, x: int, y: int, anchor: str, more: str = "") -> str:
    return (
        f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}" fill="currentColor"'
        f' stroke="none"{more}>{content}</text>'
    )


def _escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
