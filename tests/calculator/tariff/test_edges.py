"""What lies exactly on an edge: a least month that is reached, one term alone, a tier not begun."""

from calculator.reading.book import read_book
from tests.calculator.tariff.support import DAY, ask, told
from tests.calculator.tariff.test_answers import TOGETHER
from tests.calculator.tariff.test_properties import estimated


def test_a_month_that_is_the_least_one_needs_no_filling() -> None:
    """To the cent."""
    for least, lines in (("20.00", ["two"]), ("20.01", ["two", "minimum"])):
        book = (read_book(f'least_month = "{least}"\n{TOGETHER}', source="2026-01-01.toml"),)
        found = estimated(book, {"choose": {"two": True}})
        assert [line["code"] for line in found["month"]["lines"]] == lines


def test_one_term_is_enough_to_commit_to() -> None:
    """None or twelve months: twelve bind, six are not offered."""
    book = (read_book(f'commitment = ["0", "12"]\n{TOGETHER}', source="2026-01-01.toml"),)
    asked = {"choose": {"two": True}}
    assert estimated(book, asked | {"months": "12"})["assumptions"] == []
    assert told(estimated(book, asked | {"months": "6"})) == ["months not-a-choice"]


def test_a_tier_that_is_not_begun_has_no_part() -> None:
    """Two trainings of which the third costs less are one part."""
    asked = {"ask": "estimate", "on": DAY, "need": {"choose": {"training": {"quantity": 2}}}}
    (line,) = ask("officers", asked)["once"]["lines"]
    assert line["workings"][0]["parts"] == [{"counted": "2", "rate": "600.00"}]
