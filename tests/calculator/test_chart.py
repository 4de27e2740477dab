"""The picture of an estimate: exact places, no styles, no words of its own."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import pytest

from calculator.show.chart import BOTTOM, LABELS, LEFT, TOP, draw
from calculator.show.curve import Curve, curve, scale
from calculator.show.line import Point
from calculator.tariff.book import book_on
from calculator.tariff.estimate import estimate
from calculator.tariff.need import Need, Pick
from calculator.wire import answer
from tests.calculator.tariff.support import DAY, books

BOOKS = books("cio-pme")
RIGHT = 388
BOOK = book_on(BOOKS, date(2026, 11, 23))
SVG = "{http://www.w3.org/2000/svg}"
WEEK = {"a-la-carte": {"quantity": 1, "per": "week"}}
AUDIT = Need({"employees": 25, "complexity": "low"}, {"audit": Pick()})


def days(quantity: int, per: str = "month") -> Need:
    """Return the need of a small company that chooses days."""
    return Need({"employees": 25}, {"a-la-carte": Pick(quantity, per)})


NEED = days(100, "week")


def curve_of(need: Need = NEED) -> Curve:
    """Return the curve of a need."""
    result = curve(estimate(need, BOOK))
    assert result
    return result


def picture(need: Need = NEED, **labels: str) -> ET.Element:
    """Return the picture of a need, parsed."""
    return ET.fromstring(draw(curve_of(need), labels=labels))


def ask(firm: str = "cio-pme", **request: object) -> Any:
    """Return the answer to a chart's request."""
    return json.loads(answer(json.dumps({"ask": "chart", "on": DAY, **request}), books(firm)))


def company(employees: int = 25) -> dict[str, object]:
    """Return a need of a company that chooses a day a week."""
    return {"facts": {"employees": employees}, "choose": WEEK}


def test_the_curve_is_the_cost_of_every_half_day() -> None:
    """13 days of a small company at 900.00, the choice at 52 ÷ 12 days, and 143200.00 ÷ 12 for
    hiring."""
    drawing = curve_of()
    assert drawing.points == tuple(Point(some, some * 900) for some in range(100, 1301, 50))
    assert (drawing.formula.code, drawing.per) == ("a-la-carte", "month")
    assert drawing.choice == Point(433, 390000)
    assert drawing.comparison == 1193333
    assert (drawing.amounts.step, drawing.amounts.top) == (500000, 1500000)
    assert (drawing.quantities.step, drawing.quantities.top) == (100, 1300)


def test_the_curve_holds_what_else_is_chosen() -> None:
    """Ten hours beside every number of days."""
    picks = {"a-la-carte": Pick(100, "month"), "subscription": Pick(1000, "month")}
    drawing = curve_of(Need({"employees": 25, "audit_done": True}, picks))
    assert (drawing.points[0], drawing.choice) == (Point(100, 220000), Point(100, 220000))


def test_the_curve_is_of_what_is_chosen() -> None:
    """Of hours where only hours are; of the book's first formula where none with hours is."""
    hours = Need({"employees": 25, "audit_done": True}, {"subscription": Pick(1000, "month")})
    drawing = curve_of(hours)
    assert drawing.formula.code == "subscription" and len(drawing.points) == 16
    assert (drawing.points[0], drawing.choice) == (Point(100, 13000), Point(1000, 130000))
    assert (drawing.quantities.step, drawing.quantities.top) == (200, 1600)
    alone = curve_of(AUDIT)
    assert (alone.formula.code, alone.choice) == ("a-la-carte", None)
    assert "chart-choice" not in draw(alone, labels={})


def test_every_point_is_an_estimate() -> None:
    """Of the larger firm, with a trip a day, reductions and the least month."""
    facts = {"employees": 25, "audit_done": True, "far": True, "nonprofit": True}
    picked = {"subscription": {"quantity": 1}, "workshop": {"quantity": 2}}
    day = {"quantity": 1, "per": "month"}
    need = {"facts": facts, "choose": picked | {"a-la-carte": day}, "months": 12}
    points = ask("larger", need=need)["points"]
    assert len(points) == 25
    for point in points:
        day = {"quantity": point["quantity"], "per": "month"}
        choose = picked | {"a-la-carte": day}
        request = {"ask": "estimate", "on": DAY, "need": need | {"choose": choose}}
        reply = json.loads(answer(json.dumps(request), books("larger")))
        assert reply["month"]["low"]["net"] == point["net"]


def test_what_cannot_be_priced_is_not_drawn() -> None:
    """Nothing instead of a picture: no formula has hours, or nobody said how many people."""
    nothing = {"svg": None, "formula": None, "per": None, "choice": None, "comparison": None}
    reply = ask("larger", need={"facts": {}, "choose": {"workshop": {"quantity": 2}}})
    assert reply["ok"] and {name: reply[name] for name in nothing} == nothing
    assert reply["points"] == []


def test_another_firm_draws_its_own_quantities() -> None:
    """Visits a month, though they are chosen by the quarter; it compares with nothing."""
    facts = {"users": 30, "sector": "health", "reviewed": True}
    choose = {"helpline": True, "visit": {"quantity": 5, "per": "quarter"}}
    reply = ask("officers", need={"facts": facts, "choose": choose})
    assert (reply["formula"], reply["per"], reply["comparison"]) == ("visit", "month", None)
    assert reply["choice"] == {"quantity": "1.67", "net": "931.00"}
    assert [point["quantity"] for point in reply["points"]] == [str(n) for n in range(1, 9)]
    assert reply["points"][0]["net"] == "627.00"  # (480.00 + 180.00) − 5 %
    assert "chart-comparison" not in reply["svg"]


@pytest.mark.parametrize(
    ("highest", "step"),
    [
        (5, 1),
        (6, 2),
        (11, 5),
        (26, 10),
        (51, 20),
        (500000, 100000),
        (500001, 200000),
        (2500001, 1000000),
    ],
)
def test_the_scale_goes_in_ones_twos_and_fives(highest: int, step: int) -> None:
    """At most five steps, and as few as hold the largest amount."""
    steps = scale(highest, steps=5)
    top = steps.top
    assert steps.step == step
    assert highest <= top < highest + step
    assert top % step == 0


def test_everything_stands_inside_the_frame() -> None:
    """One straight line from the first to the last day, the choice on it."""
    root = picture()
    line = root.find(f"{SVG}polyline")
    assert line is not None
    first, last = (tuple(map(float, one.split(","))) for one in line.attrib["points"].split())
    assert first == (LEFT + 24.76, BOTTOM - 13.44)  # 322 ÷ 13, 224 × 900 ÷ 15000
    assert last == (RIGHT, BOTTOM - 174.72)
    circle = root.find(f"{SVG}circle")
    assert circle is not None
    x, y = float(circle.attrib["cx"]), float(circle.attrib["cy"])
    assert (x, y) == (LEFT + 107.25, BOTTOM - 58.24)  # 322 × 4.33 ÷ 13, 224 × 3900 ÷ 15000
    assert y > TOP and abs((x - first[0]) / (last[0] - first[0]) - 3.33 / 12) < 0.001


def test_a_wide_picture_is_as_high() -> None:
    """And its line as straight."""
    root = ET.fromstring(draw(curve_of(), labels={}, wide=True))
    line = root.find(f"{SVG}polyline")
    assert line is not None and root.attrib["viewBox"] == "0 0 800 300"
    assert line.attrib["points"].split()[-1] == f"788,{BOTTOM - 174.72:.2f}"


def test_the_numbers_can_be_set_in_any_language() -> None:
    """Each amount carries itself exactly; days go from none to the most."""
    texts = [
        (text.attrib["class"], text.text, text.get("data-amount"))
        for kind in ("text", "tspan")
        for text in picture().iter(f"{SVG}{kind}")
    ]
    assert [text for text in texts if text[0] == "chart-amount"] == [
        ("chart-amount", str(thousands * 5000), f"{thousands * 5000}.00") for thousands in range(4)
    ]
    assert [text[1] for text in texts if text[0] == "chart-quantity"] == [
        str(days) for days in range(14)
    ]
    assert ("chart-choice-amount", "3900.00", "3900.00") in texts


@pytest.mark.parametrize(
    "need",
    [
        NEED,
        days(1200),
        AUDIT,
    ],
)
def test_it_needs_no_style_and_speaks_no_word(need: Need) -> None:
    """A strict Content-Security-Policy holds, dark mode is the theme's, and so are words."""
    text = draw(curve_of(need), labels={})
    assert "style" not in text and "script" not in text and "href" not in text
    assert not re.search(r">[^<]*[^0-9.<][^<]*<", text)
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"none", "currentColor"}


def test_labels_are_the_callers_words_and_only_words() -> None:
    """Whatever they hold is text; each stands once."""
    hostile = "</text><script>alert(1)</script> & \" '"
    root = picture(**dict.fromkeys(LABELS, hostile))
    assert [element.text for element in root.iter() if element.text == hostile] == [hostile] * len(
        LABELS
    )
    assert root.findtext(f"{SVG}title") == hostile
    assert not list(root.iter(f"{SVG}script"))
