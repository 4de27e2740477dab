"""The picture of an estimate: whole places, no styles, no words of its own."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.chart import BOTTOM, LABELS, LEFT, RIGHT, TOP, Point, curve, draw, scale
from calculator.estimate import estimate
from calculator.in_force import book_on
from calculator.need import Need
from calculator.price_book import read_books
from calculator.wire import answer
from tests.support.cases import BOOKS

BOOK = book_on(read_books(BOOKS), date(2026, 11, 23))
DAY = "2026-11-23"
NEED = Need(employees=25, days=100, days_per="week")
SVG = "{http://www.w3.org/2000/svg}"


def picture(need: Need = NEED, **labels: str) -> ET.Element:
    """The picture of a need, parsed."""
    return ET.fromstring(draw(curve(estimate(need, BOOK)), labels=labels))


def ask(**request: object) -> Any:
    """The answer to a chart's request."""
    return json.loads(answer(json.dumps({"ask": "chart", "on": DAY, **request}), read_books(BOOKS)))


def test_the_curve_is_the_cost_of_every_half_day() -> None:
    """13 days of a small company at 900.00, the choice at 52 ÷ 12 days, and 143200.00 ÷ 12 for
    hiring."""
    shown = curve(estimate(NEED, BOOK))
    assert shown.points == tuple(Point(days, days * 900) for days in range(100, 1301, 50))
    assert shown.choice == Point(433, 390000)
    assert shown.full_time == 1193333
    assert (shown.step, shown.top) == (500000, 1500000)


def test_the_curve_holds_the_chosen_hours() -> None:
    """As the choice does."""
    shown = curve(estimate(Need(employees=25, audit_done=True, hours=10), BOOK))
    assert shown.points[0] == Point(100, 220000)
    assert shown.choice == Point(0, 130000)


def test_an_audit_alone_is_no_point_of_the_curve() -> None:
    """There is no month to show."""
    shown = curve(estimate(Need(employees=25, complexity="low", audit=True), BOOK))
    assert shown.choice is None
    assert "chart-choice" not in draw(shown, labels={})


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
    found, top = scale(highest)
    assert found == step
    assert highest <= top < highest + step
    assert top % step == 0


def test_everything_stands_inside_the_frame() -> None:
    """The curve from the first to the last day, the choice on it."""
    root = picture()
    line = root.find(f"{SVG}polyline")
    assert line is not None
    places = [tuple(map(int, place.split(","))) for place in line.attrib["points"].split()]
    assert places[0] == (LEFT + (RIGHT - LEFT) // 13, 239)
    assert places[-1][0] == RIGHT
    assert all(LEFT <= x <= RIGHT and TOP <= y <= BOTTOM for x, y in places)
    circle = root.find(f"{SVG}circle")
    assert circle is not None
    assert (int(circle.attrib["cx"]), int(circle.attrib["cy"])) == (
        LEFT + 322 * 433 // 1300,
        BOTTOM - 224 * 390000 // 1500000,
    )


def test_the_numbers_can_be_set_in_any_language() -> None:
    """Each amount carries itself exactly; days go from none to the most."""
    texts = [
        (text.attrib["class"], text.text, text.get("data-amount"))
        for text in picture().iter(f"{SVG}text")
    ]
    assert [text for text in texts if text[0] == "chart-amount"] == [
        ("chart-amount", str(thousands * 5000), f"{thousands * 5000}.00") for thousands in range(4)
    ]
    assert [text[1] for text in texts if text[0] == "chart-days"] == [
        str(days) for days in range(14)
    ]
    assert ("chart-choice-amount", "3900.00", "3900.00") in texts


@pytest.mark.parametrize(
    "need",
    [
        NEED,
        Need(employees=25, days=1200, days_per="month"),
        Need(employees=25, complexity="low", audit=True),
    ],
)
def test_it_needs_no_style_and_speaks_no_word(need: Need) -> None:
    """A strict Content-Security-Policy holds, dark mode is the theme's, and so are words."""
    text = draw(curve(estimate(need, BOOK)), labels={})
    assert "style" not in text and "script" not in text and "href" not in text
    assert not re.search(r">[^<]*[^0-9.<][^<]*<", text)
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"none", "currentColor"}


def test_a_late_choice_has_its_text_on_the_left() -> None:
    """So that it is not cut off."""
    anchors = [
        text.attrib["text-anchor"]
        for days in (650, 700)
        for text in picture(Need(employees=25, days=days, days_per="month")).iter(f"{SVG}text")
        if text.attrib["class"] == "chart-choice-amount"
    ]
    assert anchors == ["start", "end"]


@pytest.mark.parametrize(("days", "above"), [(100, True), (200, True), (400, False), (1200, False)])
def test_a_low_choice_has_its_text_above(days: int, above: bool) -> None:
    """So that it does not lie on the numbers of the days."""
    root = picture(Need(employees=25, days=days, days_per="month"), choice="your choice")
    places = {
        text.attrib["class"].split()[-1]: int(text.attrib["y"]) for text in root.iter(f"{SVG}text")
    }
    assert places["chart-label-choice"] == places["chart-choice-amount"] + 16 < BOTTOM - 3
    circle = root.find(f"{SVG}circle")
    assert circle is not None
    assert (places["chart-choice-amount"] < int(circle.attrib["cy"])) is above


def test_labels_are_the_callers_words_and_only_words() -> None:
    """Whatever they hold is text; each stands once."""
    hostile = "</text><script>alert(1)</script> & \" '"
    root = picture(**dict.fromkeys(LABELS, hostile))
    assert [element.text for element in root.iter() if element.text == hostile] == [hostile] * len(
        LABELS
    )
    assert root.findtext(f"{SVG}title") == hostile
    assert not list(root.iter(f"{SVG}script"))


def test_the_door_gives_the_picture_and_its_points() -> None:
    """A table can say the same."""
    need = {"employees": 25, "days": 1, "days_per": "week"}
    found = ask(need=need, labels={"title": "Kosten\u00a0"})
    assert "<title>Kosten\u00a0</title>" in found["svg"]
    assert (found["points"][0], found["points"][-1]) == (
        {"days": "1", "net": "900.00"},
        {"days": "13", "net": "11700.00"},
    )
    assert (found["choice"], found["full_time"]) == ({"days": "4.33", "net": "3900.00"}, "11933.33")
    assert ask(need={"employees": 25, "complexity": "low", "audit": True})["choice"] is None


@pytest.mark.parametrize(
    ("labels", "field", "code"),
    [
        ({"titel": "x"}, "labels.titel", "unknown-field"),
        ({"title": 5}, "labels.title", "not-a-label"),
        ({"title": "x" * 81}, "labels.title", "not-a-label"),
        ({"title": "\x00"}, "labels.title", "not-a-label"),
        ({"title": "\ud800"}, "labels.title", "not-a-label"),
        ({"title": None}, "labels.title", "not-a-label"),
        ([], "labels", "not-an-object"),
        (None, "labels", "not-an-object"),
        ({"x" * 99: ""}, "labels." + "x" * 40, "unknown-field"),
    ],
)
def test_labels_that_cannot_stand_are_refused(labels: object, field: str, code: str) -> None:
    """Together with every other mistake."""
    found = ask(need={"employees": 0, "days": 1, "days_per": "week"}, labels=labels)
    assert [(error["field"], error["code"]) for error in found["errors"]] == [
        ("employees", "below-min"),
        (field, code),
    ]


def test_eighty_characters_stand() -> None:
    """The longest label."""
    assert ask(need={"employees": 25, "days": 1, "days_per": "week"}, labels={"cost": "x" * 80})[
        "ok"
    ]


@given(st.text(max_size=80))
def test_every_label_makes_a_picture_or_a_mistake(label: str) -> None:
    """Never a broken one."""
    found = ask(need={"employees": 25, "days": 1, "days_per": "week"}, labels={"title": label})
    if found["ok"]:
        assert (ET.fromstring(found["svg"]).findtext(f"{SVG}title") or "").replace(
            "\r", "\n"
        ) == label
    else:
        assert found["errors"] == [{"field": "labels.title", "code": "not-a-label"}]
