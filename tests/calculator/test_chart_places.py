"""In a picture the price is straight where it is, and steps where it steps; words stand beside what
they name, on nothing else."""

import re
from itertools import pairwise

import pytest

from calculator.reading.book import read_book
from calculator.show.chart import draw
from calculator.show.curve import Curve, curve
from calculator.show.line import Point, line_through
from calculator.tariff.book import PriceBook
from calculator.tariff.estimate import estimate
from calculator.tariff.need import Need, Pick
from tests.calculator.tariff.support import BOOKS, books

LETTER, LABELS = 7.2, {"cost": "par mois, hors TVA", "comparison": "un DSI à temps plein"}
WORDS = ("votre choix", "notre suggestion", "ce que vous regardez")
PLACE = r'x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)"'
CHOICE = re.compile(
    rf'<text class="chart-words" {PLACE}[^>]*><tspan[^>]*>([^<]*)</tspan>( ?)<tspan[^>]*>([^<]*)<'
)
COMPARED = re.compile(rf'chart-label-comparison" {PLACE}')
Box = tuple[float, float, float, float]


def tiered(firm: str) -> PriceBook:
    """Return a book with a rate from the fourth day on, whose days have hours, so that there is a
    picture of them."""
    source = BOOKS / firm / "2026-01-01.toml"
    text = source.read_text("utf-8").replace("[formula.day]\n", '[formula.day]\nhours = "8"\n')
    return read_book(text, source=source.as_posix())


def curve_of(book: PriceBook, need: Need) -> Curve:
    """Return the curve of a need."""
    result = curve(estimate(need, book))
    assert result
    return result


def boxes(svg: str) -> tuple[Box, Box | None]:
    """Return the room of the choice's words, and of the comparison's."""
    x, y, anchor, amount, in_a_row, label = CHOICE.findall(svg)[0]
    lengths = [len(amount), len(label)]
    wide = LETTER * (sum(lengths) + 1 if in_a_row else max(lengths))
    box = room(float(x), float(y), anchor, wide, lines=1 if in_a_row else 2)
    compared = COMPARED.findall(svg)
    if not compared:
        return box, None
    x, y, anchor = compared[0]
    return box, room(float(x), float(y), anchor, LETTER * len(LABELS["comparison"]), lines=1)


def room(x: float, y: float, anchor: str, wide: float, *, lines: int) -> Box:
    """Return left, top, right and bottom of words."""
    left = x - wide if anchor == "end" else x
    return left, y - 10, left + wide, y + 16 * (lines - 1) + 3


def line_of(svg: str) -> list[tuple[float, float]]:
    """Return the places of the price."""
    (places,) = re.findall('points="([^"]*)"', svg)
    pairs = [place.split(",") for place in places.split()]
    return [(float(x), float(y)) for x, y in pairs]


def heights(line: list[tuple[float, float]], left: float, right: float) -> list[float]:
    """Return how high the price is at both sides of words, and where it bends between."""
    inside = [y for x, y in line if left <= x <= right]
    for (x, y), (next_x, next_y) in pairwise(line):
        inside += [
            y + (next_y - y) * (side - x) / (next_x - x)
            for side in (left, right)
            if x <= side <= next_x and next_x > x
        ]
    return inside


def needs() -> list[tuple[PriceBook, Need]]:
    """Return every quantity of each formula of the firm, for few and many, and of the books with
    tiers."""
    firm, needs_of_firm = books("cio-pme")[0], []
    for code in ("a-la-carte", "subscription"):
        per, grid = firm.formula(code).first_period
        for employees in (8, 250):
            facts = {"employees": employees, "audit_done": True}
            some = range(grid.low, grid.high + 1, grid.step)
            needs_of_firm += [(firm, Need(facts, {code: Pick(one, per)})) for one in some]
    for book in map(tiered, ("one-whole", "one-parts")):
        needs_of_firm += [
            (book, Need({}, {"day": Pick(some, "month")})) for some in range(100, 1601, 50)
        ]
    return needs_of_firm


@pytest.mark.parametrize("wide", [False, True])
def test_words_stand_beside_their_point_and_on_nothing_else(wide: bool) -> None:
    """At every quantity: not on the price, not on each other, not on the dotted lines, inside the
    frame; and no farther from the point than the line makes them."""
    for at, (book, need) in enumerate(needs()):
        labels = {**LABELS, "choice": WORDS[at % 3]}
        curved = curve_of(book, need)
        svg = draw(curved, labels=labels, wide=wide)
        (left, top, right, bottom), compared = boxes(svg)
        x, y = (float(place) for place in re.findall(r'c[xy]="([\d.]+)"', svg))
        case = (book.id, need, svg)
        assert left >= 66 and right <= (800 if wide else 400) and top >= 0 and bottom < 252, case
        across = heights(line_of(svg), left, right)
        assert all(not top <= height <= bottom for height in across), case
        assert bottom < y or not left <= x <= right, case
        assert min(abs(x - left), abs(x - right)) <= 26.01 or left < x < right, case
        assert min(abs(y - top), abs(y - bottom)) <= 40, case
        if compared:
            assert not meets((left, top, right, bottom), compared), case
            assert not (compared[0] <= x and compared[1] <= y <= compared[3]), case
            assert all(
                not compared[1] <= height <= compared[3]
                for height in heights(line_of(svg), compared[0], compared[2])
            ), case


def meets(one: Box, other: Box) -> bool:
    """Return whether two rooms have something in common."""
    across = one[0] <= other[2] and other[0] <= one[2]
    return across and one[1] <= other[3] and other[1] <= one[3]


def test_a_price_that_steps_is_drawn_with_a_step() -> None:
    """700.00 a day up to 3.5 days; from the fourth on all of them cost 650.00: 2600.00 instead of
    2800.00."""
    steps = curve_of(tiered("one-whole"), Need({}, {"day": Pick(200, "month")})).line
    assert steps == (
        Point(100, 70000),
        Point(400, 280000),
        Point(400, 260000),
        Point(1600, 1040000),
    )
    bends = curve_of(tiered("one-parts"), Need({}, {"day": Pick(200, "month")})).line
    assert bends == (Point(100, 70000), Point(300, 210000), Point(1600, 1055000))


@pytest.mark.parametrize(
    ("nets", "line"),
    [
        ([5], [(0, 5)]),
        ([5, 9], [(0, 5), (1, 9)]),
        ([500, 1000, 1501, 2000], [(0, 500), (1, 1000), (2, 1501), (3, 2000)]),  # a cent is no step
        ([300, 300, 300, 360, 480], [(0, 300), (2, 300), (3, 360), (4, 480)]),  # a least month
        ([100, 200, 500, 600], [(0, 100), (2, 300), (2, 500), (3, 600)]),
    ],
)
def test_the_line_of_some_points(nets: list[int], line: list[tuple[int, int]]) -> None:
    """One point, two, rounded ones, a bend between two points, and a step upwards."""
    points = [Point(place, net) for place, net in enumerate(nets)]
    assert [(point.quantity, point.net) for point in line_through(points)] == line
