"""The new engine answers today's golden cases and random needs as today's engine does, to the cent.

Goes with today's engine.
"""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import price_book, wire
from calculator.offer.reading.book import read_book
from tests.calculator.offer.as_before import (
    amounts,
    new_amounts,
    new_book,
    new_option,
    new_request,
    option,
)
from tests.calculator.offer.random_books import tried
from tests.calculator.offer.support import ask
from tests.support.cases import BOOKS, Case, cases

OLD = price_book.read_books(BOOKS)
NEW = tuple(
    read_book(new_book(path.read_text("utf-8")), source=path.name)
    for path in sorted(BOOKS.glob("*.toml"))
)
CASES = [case for case in cases() if case.request["ask"] in ("estimate", "budget", "cheapest")]


def both(request: Any) -> tuple[Any, Any]:
    """What both engines answer."""
    return json.loads(wire.answer(json.dumps(request), OLD)), ask(NEW, new_request(request))


def same(old: Any, new: Any) -> None:
    """Both refuse, or every amount is the same."""
    assert old["ok"] == new["ok"], new
    if not old["ok"]:
        return
    if "monthly" in old:
        assert new_amounts(new) == amounts(old)
    elif "budget" in old:
        assert list(map(new_option, new["options"])) == list(map(option, old["options"]))
        assert new["missing"] == old["missing"]
        for name in ("cheapest", "own"):
            assert new_option(new[name]) == option(old[name])
    else:
        _same_cheapest(old, new)


def _same_cheapest(old: Any, new: Any) -> None:
    for name in ("winner", "own"):
        assert new_option(new[name]) == option(old[name])
    assert [(new_option(one["option"]), one["why"], one["dearer_by"]) for one in new["losers"]] == [
        (option(one["option"]), one["why"], one["dearer_by"]) for one in old["losers"]
    ]
    (even,) = new["break_even"]
    for name, found in old["break_even"].items():
        prices = found and {
            "hours": found["hours"],
            "net": [found["a_la_carte"], found["subscription"]],
        }
        assert even[name] == prices


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_golden_case_is_answered_as_before(case: Case) -> None:
    """Amounts, options and break-even; a request that is not answered stays so."""
    need = case.request.get("need")
    if not isinstance(need, dict):
        pytest.fail("each of these cases has a need")
    same(*both(case.request))


@tried
@given(st.data(), st.sampled_from(["2026-11-23", "2027-06-01", "2028-05-01"]))
def test_a_random_need_is_answered_as_before(data: st.DataObject, on: str) -> None:
    """Within the bounds and a little beyond."""
    draw = data.draw
    need: dict[str, Any] = {
        "employees": draw(st.sampled_from([1, 4, 5, 9, 10, 49, 50, 99, 100, 249, 250, 500, 501])),
        "complexity": draw(st.sampled_from(["low", "medium", "high"])),
        "audit_done": draw(st.booleans()),
        "audit": draw(st.booleans()),
    }
    if draw(st.booleans()):
        need["days"] = draw(st.sampled_from(["0.5", "1", "1,5", "2", "3", "7", "13", "14"]))
        need["days_per"] = draw(st.sampled_from(["month", "week"]))
    if draw(st.booleans()):
        need["hours"] = draw(st.integers(0, 17))
    asked = draw(
        st.sampled_from(
            [
                {"ask": "estimate"},
                {"ask": "budget", "budget": draw(st.integers(1, 20_000))},
                {"ask": "cheapest", "hours_wanted": draw(st.integers(1, 120))},
            ]
        )
    )
    same(*both(asked | {"on": on, "need": need}))
