"""A picture is asked for with labels, and comes with its points."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.calculator.test_chart import SVG, ask, company


def test_the_door_gives_the_picture_and_its_points() -> None:
    """A table can say the same."""
    reply = ask(need=company(), labels={"title": "Kosten\u00a0"})
    assert "<title>Kosten\u00a0</title>" in reply["svg"]
    assert (reply["points"][0], reply["points"][-1]) == (
        {"quantity": "1", "net": "900.00"},
        {"quantity": "13", "net": "11700.00"},
    )
    assert reply["choice"] == {"quantity": "4.33", "net": "3900.00"}
    assert (reply["comparison"], reply["formula"]) == ("11933.33", "a-la-carte")


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
    reply = ask(need=company(0), labels=labels)
    assert [(error["field"], error["code"]) for error in reply["errors"]] == [
        ("facts.employees", "below-min"),
        (field, code),
    ]


def test_a_picture_is_wide_where_it_is_asked_for() -> None:
    """True or false, nothing else."""
    assert 'viewBox="0 0 800 300"' in ask(need=company(), wide=True)["svg"]
    assert ask(need=company(), wide=False) == ask(need=company())
    (error,) = ask(need=company(), wide="yes")["errors"]
    assert (error["field"], error["code"]) == ("wide", "not-a-boolean")


def test_eighty_characters_stand() -> None:
    """The longest label."""
    assert ask(need=company(), labels={"cost": "x" * 80})["ok"]


@given(st.text(max_size=80))
def test_every_label_makes_a_picture_or_a_mistake(label: str) -> None:
    """Never a broken one."""
    reply = ask(need=company(), labels={"title": label})
    if reply["ok"]:
        assert (ET.fromstring(reply["svg"]).findtext(f"{SVG}title") or "").replace(
            "\r", "\n"
        ) == label
    else:
        assert reply["errors"] == [{"field": "labels.title", "code": "not-a-label"}]
