"""Requests at the door: any text gets an answer, in bounded time."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import wire
from calculator.wire import answer
from tests.calculator.tariff.support import DAY
from tests.calculator.tariff.support import books as books_of

BOOK = books_of("cio-pme")
EMPLOYEES_REQUIRED = ("facts.employees", "required")
DAYS = {"a-la-carte": {"quantity": 1, "per": "week"}}
NEED: dict[str, Any] = {
    "facts": {"employees": 25, "complexity": "low"},
    "choose": {**DAYS, "subscription": {"quantity": 2}},
    "months": 0,
}


def ask(**request: object) -> Any:
    """Return the answer to a request by the books of the cases."""
    return json.loads(answer(json.dumps(request), BOOK))


def codes(reply: Any) -> list[tuple[str, str]]:
    """Return field and code of each mistake."""
    assert reply["ok"] is False
    return [(error["field"], error["code"]) for error in reply["errors"]]


def company(employees: object, **more: object) -> dict[str, Any]:
    """Return the need of a company that chooses a day a week."""
    return {"facts": {"employees": employees, **more}, "choose": DAYS}


def test_numbers_may_be_numbers_or_text() -> None:
    """The same answer to the byte."""
    as_text = json.loads(json.dumps(NEED), parse_int=str)
    requests = [
        json.dumps({"ask": "estimate", "need": need, "on": DAY}) for need in (NEED, as_text)
    ]
    assert answer(requests[0], BOOK) == answer(requests[1], BOOK)
    assert '"ok":true' in answer(requests[0].replace('"quantity": 1,', '"quantity": 1.50,'), BOOK)


@pytest.mark.parametrize(
    ("text", "field", "code"),
    [
        ("", "request", "not-json"),
        ("{", "request", "not-json"),
        ("\ud800", "request", "not-json"),
        ("{} {}", "request", "not-json"),
        ("[]", "request", "not-an-object"),
        ("null", "request", "not-an-object"),
        ("1" * 4000, "request", "not-an-object"),
        ('"estimate"', "request", "not-an-object"),
        ("NaN", "request", "not-json"),
        ('{"ask":"estimate","on":Infinity}', "request", "not-json"),
        ("[" * 4000, "request", "too-deep"),
        ('{"a":' * 65, "request", "too-deep"),
        ('{"a":' * 64, "request", "not-json"),
        (" " * 4001, "request", "too-long"),
        ("x" * 10_000_000, "request", "too-long"),
        ('{"ask":"book","ask":"book"}', "request", "twice-the-same-name"),
        ('{"ask":"estimate","need":{"days":1,"days":1}}', "request", "twice-the-same-name"),
        ("{}", "ask", "required"),
        ('{"ask":"price"}', "ask", "not-a-choice"),
        ('{"ask":["estimate"]}', "ask", "not-a-choice"),
        ('{"ask":null}', "ask", "not-a-choice"),
    ],
)
def test_a_text_that_is_no_request_gets_an_answer(text: str, field: str, code: str) -> None:
    """By its own code, and in milliseconds; the bar leaves room for a busy machine."""
    started = time.perf_counter()
    assert codes(json.loads(answer(text, BOOK))) == [(field, code)]
    assert time.perf_counter() - started < 5


def test_what_is_no_text_gets_an_answer() -> None:
    """Whatever JavaScript hands over."""
    for value in (None, 1, b"{}", [], {}):
        assert codes(json.loads(answer(value, BOOK))) == [("request", "not-text")]


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (None, [("need", "not-an-object")]),
        ("x", [("need", "not-an-object")]),
        ([], [("need", "not-an-object")]),
        ({}, [("choose", "nothing-chosen")]),
        ({"facts": [], "choose": DAYS}, [("facts", "not-an-object"), EMPLOYEES_REQUIRED]),
        ({"facts": {"employees": 5}, "choose": 1}, [("choose", "not-an-object")]),
        ({"choose": DAYS}, [EMPLOYEES_REQUIRED]),
        (company("\ud800"), [("facts.employees", "not-a-number")]),
        (company("9" * 3000), [("facts.employees", "too-long")]),
        (company({"a": 1}), [("facts.employees", "not-a-number")]),
        (company(25, **{"\ud800": 1}), [("facts.\ud800", "unknown-field")]),
        (company(25) | {"months": -1}, [("months", "below-min")]),
        (company(25) | {"months": "1.5"}, [("months", "not-whole")]),
        (company(25) | {"size": "small"}, [("size", "unknown-field")]),
    ],
)
def test_a_hostile_need_is_refused_at_its_field(
    need: object, expected: list[tuple[str, str]]
) -> None:
    """Nothing else happens."""
    assert codes(ask(ask="estimate", need=need, on=DAY)) == expected


def test_huge_json_numbers_are_never_computed_with() -> None:
    """Thousands of digits, exponents, fractions."""
    for digits in ("9" * 3500, "1e999999", "-" + "9" * 3500, "1." + "9" * 3500):
        days = '"a-la-carte":{"quantity":1,"per":"week"}'
        need = f'{{"facts":{{"employees":{digits}}},"choose":{{{days}}}}}'
        text = f'{{"ask":"estimate","need":{need},"on":"{DAY}"}}'
        assert [field for field, _ in codes(json.loads(answer(text, BOOK)))] == ["facts.employees"]


def test_all_mistakes_of_a_request_come_at_once() -> None:
    """Unknown names first, then day, need and the rest; without a day nothing else is read."""
    reply = ask(ask="budget", need=company(0), on="today", budget="much", extra=1)
    assert codes(reply) == [("extra", "unknown-field"), ("on", "not-a-day")]
    need = {"facts": {"employees": 0}, "choose": {"subscription": {"quantity": 17}}}
    assert codes(ask(ask="cheapest", need=need, on=DAY, hours_wanted=2.5)) == [
        ("facts.employees", "below-min"),
        ("choose.subscription.quantity", "above-max"),
        ("facts.complexity", "required"),
        ("hours_wanted", "not-whole"),
    ]
    assert codes(ask(ask="cheapest", need={}, on=DAY)) == [
        EMPLOYEES_REQUIRED,
        ("facts.complexity", "required"),
        ("hours_wanted", "required"),
    ]
    assert codes(ask(ask="book")) == [("on", "required")]
    assert codes(ask(ask="open-link", link=5)) == [("on", "required"), ("link", "damaged")]


def test_what_should_not_happen_gets_no_amount(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is an answer too."""
    monkeypatch.setitem(wire.HANDLERS, "estimate", lambda request, books: 1 / 0)
    assert ask(ask="estimate") == {"ok": False, "errors": [{"field": "request", "code": "failed"}]}


@given(st.text(max_size=200) | st.binary(max_size=50))
def test_any_text_gets_an_answer(text: Any) -> None:
    """Never an exception."""
    assert json.loads(answer(text, BOOK))["ok"] is False


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["1,5", "week", "month", DAY]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=3,
)


NAMES = ("employees", "complexity", "audit_done", "a-la-carte", "subscription", "audit")
PARTS = st.dictionaries(
    st.sampled_from(NAMES),
    JSON | st.fixed_dictionaries({}, optional={"quantity": JSON, "per": JSON}),
    max_size=3,
)


@given(
    st.fixed_dictionaries(
        {"ask": st.sampled_from(sorted(wire.HANDLERS)) | JSON},
        optional={
            "on": st.just(DAY) | JSON,
            "budget": JSON,
            "hours_wanted": JSON,
            "link": JSON,
            "labels": JSON,
            "extra": JSON,
            "need": (
                JSON
                | st.fixed_dictionaries(
                    {},
                    optional={
                        "facts": JSON | PARTS,
                        "choose": JSON | PARTS,
                        "months": JSON,
                    },
                )
            ),
        },
    )
)
def test_any_request_gets_an_answer_that_is_meant(request: dict[str, object]) -> None:
    """Known codes only, and never "failed"."""
    reply = json.loads(answer(json.dumps(request), BOOK))
    assert reply["ok"] or all(error["code"] != "failed" for error in reply["errors"])
