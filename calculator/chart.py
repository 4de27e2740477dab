"""An estimate as SVG: what each number of days a month costs, with the visitor's choice on it.

Without style attributes and without words of its own: classes and `currentColor` for the theme,
texts from the caller. Places are whole numbers, so every Python draws the same bytes.
It is small enough for a telephone to show all of it in letters that can be read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from calculator.estimate import Estimate, in_days, monthly_lines
from calculator.money import ONE, amount, number, rounded

WIDTH, HEIGHT = 400, 300
LEFT, RIGHT, TOP, BOTTOM = 66, 388, 28, 252
TICKS = 5
"""No more steps than this on the scale of amounts."""

LABELS = ("title", "days", "cost", "choice", "full-time")
"""The texts a caller may pass."""


@dataclass(frozen=True, slots=True)
class Point:
    """Days a month and their net cost, in hundredths."""

    days: int
    net: int


@dataclass(frozen=True, slots=True)
class Curve:
    """What the picture shows, for a drawing and for the table beside it; `step` and `top` are its
    scale of amounts."""

    points: tuple[Point, ...]
    choice: Point | None
    full_time: int
    most_days: int
    step: int
    top: int


def curve(found: Estimate) -> Curve:
    """The cost of every number of days with the estimate's own hours, and the choice itself."""
    book, need = found.book, found.need
    days = book.days["month"]
    points = tuple(
        Point(some, _net(found, some)) for some in range(days.low, days.high + 1, book.days_step)
    )
    choice = None
    if found.monthly:
        a_month = rounded(*in_days(need.days, need.days_per, rate=ONE).exact)
        choice = Point(a_month, found.monthly.total.net)
    full_time = rounded(book.full_time_cost, 12)
    highest = max(full_time, *(point.net for point in (*points, choice or points[0])))
    return Curve(points, choice, full_time, days.high, *scale(highest))


def scale(highest: int) -> tuple[int, int]:
    """The distance of the amounts on the scale (1, 2 or 5 and zeros) and the last one: no step
    above the largest."""
    step = 1
    while step * TICKS < highest:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return step, -(-highest // step) * step


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
            *_day_scale(shown),
            *_cost(shown),
            *_full_time(shown, labels),
            *_choice(shown, labels),
            *_label(labels, "cost", LEFT, TOP - 10, "start"),
            *_label(labels, "days", RIGHT, HEIGHT - 8, "end"),
            "</svg>",
        )
    )


def _net(found: Estimate, days: int) -> int:
    lines = monthly_lines(
        found.book, size=found.size, days=days, days_per="month", hours=found.need.hours
    )
    return sum(line.amount for line in lines)


def _x(shown: Curve, days: int) -> int:
    return LEFT + (RIGHT - LEFT) * days // shown.most_days


def _y(shown: Curve, net: int) -> int:
    return BOTTOM - (BOTTOM - TOP) * net // shown.top


def _amount_scale(shown: Curve) -> Iterator[str]:
    for net in range(0, shown.top + 1, shown.step):
        y = _y(shown, net)
        yield f'<path class="chart-grid" d="M{LEFT} {y}H{RIGHT}" stroke-opacity="0.2"/>'
        yield _text(
            "chart-amount", number(net), LEFT - 8, y + 4, "end", f' data-amount="{amount(net)}"'
        )


def _day_scale(shown: Curve) -> Iterator[str]:
    for days in range(0, shown.most_days + 1, ONE):
        yield _text("chart-days", number(days), _x(shown, days), BOTTOM + 20, "middle")


def _cost(shown: Curve) -> Iterator[str]:
    places = " ".join(f"{_x(shown, point.days)},{_y(shown, point.net)}" for point in shown.points)
    yield f'<polyline class="chart-cost" points="{places}" stroke-width="2"/>'


def _full_time(shown: Curve, labels: Mapping[str, str]) -> Iterator[str]:
    y = _y(shown, shown.full_time)
    yield f'<path class="chart-full-time" d="M{LEFT} {y}H{RIGHT}" stroke-dasharray="6 4"/>'
    yield from _label(labels, "full-time", LEFT + 8, y - 6, "start")


def _choice(shown: Curve, labels: Mapping[str, str]) -> Iterator[str]:
    if not shown.choice:
        return
    x, y = _x(shown, shown.choice.days), _y(shown, shown.choice.net)
    yield f'<path class="chart-choice" d="M{LEFT} {y}H{x}V{BOTTOM}" stroke-dasharray="2 4"/>'
    yield f'<circle class="chart-choice" cx="{x}" cy="{y}" r="6" fill="currentColor"/>'
    anchor, beside = ("end", x - 10) if 2 * x > LEFT + RIGHT else ("start", x + 10)
    words = _free(x, y)
    net = amount(shown.choice.net)
    yield _text("chart-choice-amount", net, beside, words, anchor, f' data-amount="{net}"')
    yield from _label(labels, "choice", beside, words + 16, anchor)


def _free(x: int, y: int) -> int:
    """The height of the choice's words where the rising line leaves room for them, and the days'
    numbers too."""
    if 2 * x > LEFT + RIGHT:
        return BOTTOM - 28
    return y + 20 if y + 40 < BOTTOM else y - 96


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
