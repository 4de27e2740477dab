"""The door: any text in, one JSON text out, in bounded time."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import shipped, wire
from calculator.price_book import read_books
from calculator.shipped import shipped_books
from calculator.wire import answer
from tests.support.cases import BOOKS
from tests.support.firm import PRICES

BOOK = read_books(BOOKS)
NEED = {"employees": 25, "complexity": "low", "days": 1, "days_per": "week", "hours": 2}
DAY = "2026-11-23"


def ask(**request: object) -> Any:
    """The answer to a request by the books of the cases."""
    return json.loads(answer(json.dumps(request), BOOK))


def codes(found: Any) -> list[tuple[str, str]]:
    """Field and code of each mistake."""
    assert found["ok"] is False
    return [(error["field"], error["code"]) for error in found["errors"]]


def whole() -> Any:
    """One estimate with every block."""
    return ask(ask="estimate", need=NEED | {"hours": 0, "audit": True}, on=DAY)


def test_the_month_has_every_field_of_the_docstring() -> None:
    """Lines with their workings, and amounts as text."""
    assert whole()["monthly"] == {
        "lines": [
            {
                "code": "a-la-carte",
                "amount": "3900.00",
                "see": "a-la-carte",
                "working": {
                    "quantity": "1",
                    "unit": "day-per-week",
                    "times": "52",
                    "over": "12",
                    "counted": "4.33",
                    "rate": "900.00",
                    "per": "day",
                    "exact": "3900",
                    "rounded": False,
                },
            }
        ],
        "net": "3900.00",
        "vat": "819.00",
        "gross": "4719.00",
        "vat_working": {
            "quantity": "3900",
            "unit": "net",
            "times": "1",
            "over": "100",
            "counted": "39",
            "rate": "21",
            "per": "percent",
            "exact": "819",
            "rounded": False,
        },
    }


def test_the_audit_has_every_field_of_the_docstring() -> None:
    """Both ends with their workings."""
    assert whole()["one_off"] == {
        "required": False,
        "on_request": False,
        "see": "audit-wanted",
        "low": {
            "hours": "8",
            "net": "900.00",
            "vat": "189.00",
            "gross": "1089.00",
            "working": {
                "quantity": "8",
                "unit": "audit-hour",
                "times": "1",
                "over": "8",
                "counted": "1",
                "rate": "900.00",
                "per": "day",
                "exact": "900",
                "rounded": False,
            },
            "vat_working": {
                "quantity": "900",
                "unit": "net",
                "times": "1",
                "over": "100",
                "counted": "9",
                "rate": "21",
                "per": "percent",
                "exact": "189",
                "rounded": False,
            },
        },
        "high": {
            "hours": "12",
            "net": "1350.00",
            "vat": "283.50",
            "gross": "1633.50",
            "working": {
                "quantity": "12",
                "unit": "audit-hour",
                "times": "1",
                "over": "8",
                "counted": "1.5",
                "rate": "900.00",
                "per": "day",
                "exact": "1350",
                "rounded": False,
            },
            "vat_working": {
                "quantity": "1350",
                "unit": "net",
                "times": "1",
                "over": "100",
                "counted": "13.5",
                "rate": "21",
                "per": "percent",
                "exact": "283.5",
                "rounded": False,
            },
        },
    }


def test_the_year_and_the_rest_have_every_field_of_the_docstring() -> None:
    """And there is no other."""
    found = whole()
    assert found["year"] == {
        "net": "46800.00",
        "working": {
            "quantity": "12",
            "unit": "month",
            "times": "1",
            "over": "1",
            "counted": "12",
            "rate": "3900.00",
            "per": "month",
            "exact": "46800",
            "rounded": False,
        },
        "first_year": {"low": "47700.00", "high": "48150.00"},
        "full_time": {"cost": "143200.00", "percent": "32.7", "verdict": "less"},
        "see": "year",
    }
    rest = {name: found[name] for name in found if name not in ("monthly", "one_off", "year")}
    assert rest == {
        "ok": True,
        "book": "2026-01-01",
        "status": "illustrative",
        "currency": "EUR",
        "size": "small",
        "vat_percent": "21",
        "features": [
            {"code": "reachable", "see": "reachable"},
            {"code": "one-invoice", "see": "one-invoice"},
            {"code": "stop-any-time", "see": "stop-any-time"},
        ],
        "audit_suggested": False,
    }


def test_a_required_audit_and_a_subscription_name_their_own_rules() -> None:
    """Each line names the rule that it rests on."""
    found = ask(ask="estimate", need=NEED, on="2027-02-01")
    assert [line["see"] for line in found["monthly"]["lines"]] == [
        "a-la-carte",
        "subscription",
        "combination",
    ]
    assert found["one_off"]["see"] == "audit-required"
    assert [feature["see"] for feature in found["features"]][1] == "shared-hours"
    discount = found["monthly"]["lines"][2]["working"]
    assert (discount["unit"], discount["rate"], discount["per"], discount["over"]) == (
        "net",
        "-5",
        "percent",
        "100",
    )
    assert found["monthly"]["lines"][0]["working"]["exact"] == "4008.333333…"
    assert found["monthly"]["lines"][0]["working"]["rounded"] is True
    assert found["monthly"]["lines"][1]["working"]["unit"] == "hour-per-month"
    assert found["monthly"]["lines"][1]["working"]["per"] == "hour"


def test_a_book_tells_a_form_its_bounds() -> None:
    """Everything an input needs, as text."""
    assert ask(ask="book", on="2028-05-01") == {
        "ok": True,
        "book": "2028-03-01",
        "status": "confirmed",
        "currency": "EUR",
        "first_day": "2028-03-01",
        "last_day": "2028-12-31",
        "sizes": [
            {"size": "micro", "employees_from": "1"},
            {"size": "small", "employees_from": "5"},
            {"size": "large", "employees_from": "100"},
        ],
        "max_employees": "500",
        "audit_suggested_from": "5",
        "days_per_month": {"min": "2", "max": "10"},
        "days_per_week": {"min": "1", "max": "2"},
        "days_step": "1",
        "hours": {"min": "2", "max": "8"},
        "most_hours_wanted": "84",
    }
    assert ask(ask="book", on=DAY)["last_day"] is None


def test_an_option_says_what_it_is_costs_and_covers() -> None:
    """Lines, sum, VAT, hours of a CIO, and the audit it brings."""
    need = {"employees": 25, "complexity": "low", "audit": True, "days": 1, "days_per": "week"}
    found = ask(ask="budget", need=need, budget=1430, on=DAY)
    assert [(option["formula"], option["audit"]) for option in found["options"]] == [
        ("a-la-carte", "wanted"),
        ("combination", "required"),
        ("subscription", "required"),
    ]
    assert found["options"][1] == {
        "formula": "combination",
        "days": "1",
        "days_per": "month",
        "hours": "4",
        "covers": "12",
        "lines": [
            {"code": "a-la-carte", "amount": "900.00"},
            {"code": "subscription", "amount": "520.00"},
        ],
        "net": "1420.00",
        "vat": "298.20",
        "gross": "1718.20",
        "audit": "required",
        "left": "10.00",
    }
    assert (found["own"]["covers"], found["own"]["days_per"], found["own"]["left"]) == (
        "34.67",
        "week",
        "-2470.00",
    )
    assert (found["budget"], found["size"], found["book"]) == ("1430.00", "small", "2026-01-01")
    done = ask(ask="budget", need={"employees": 25, "audit_done": True}, budget=1430, on=DAY)
    assert {option["audit"] for option in done["options"]} == {None}
    assert done["one_off"] is None


def test_the_usual_rhythm_comes_with_what_is_known_of_the_company() -> None:
    """The suggestion is a need that can be asked again."""
    found = ask(
        ask="suggestion", need={"employees": 25, "complexity": "low", "audit": True}, on=DAY
    )
    assert found["need"] == {
        "employees": "25",
        "complexity": "low",
        "audit": True,
        "days": "2",
        "days_per": "month",
    }
    again = ask(ask="estimate", need=found["need"], on=DAY)
    assert {"ok": True, **found["estimate"]} == again
    assert codes(ask(ask="suggestion", need={"employees": 25, "audit": True}, on=DAY)) == [
        ("complexity", "required")
    ]


def test_without_books_those_that_ship_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the browser."""
    monkeypatch.setattr(shipped, "checkout", lambda: PRICES)
    shipped_books.cache_clear()
    assert answer(f'{{"ask":"book","on":"{DAY}"}}') == answer(
        f'{{"ask":"book","on":"{DAY}"}}', shipped_books()
    )


def test_numbers_may_be_numbers_or_text() -> None:
    """The same answer to the byte."""
    as_text = {
        name: str(value) if isinstance(value, int) else value for name, value in NEED.items()
    }
    requests = [
        json.dumps({"ask": "estimate", "need": need, "on": DAY}) for need in (NEED, as_text)
    ]
    assert answer(requests[0], BOOK) == answer(requests[1], BOOK)
    assert '"ok":true' in answer(requests[0].replace('"days": 1,', '"days": 1.50,'), BOOK)


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
        ('{"a":' * 9, "request", "too-deep"),
        ('{"a":' * 8, "request", "not-json"),
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
        assert codes(json.loads(answer(value, BOOK))) == [("request", "not-text")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (None, [("need", "not-an-object")]),
        ("x", [("need", "not-an-object")]),
        ([], [("need", "not-an-object")]),
        ({}, [("employees", "required"), ("days", "nothing-chosen")]),
        ({"employees": "\ud800", "hours": 1, "audit_done": True}, [("employees", "not-a-number")]),
        ({"employees": "9" * 3000, "hours": 1, "audit_done": True}, [("employees", "too-long")]),
        ({"employees": {"a": 1}, "hours": 1, "audit_done": True}, [("employees", "not-a-number")]),
        (
            {"employees": 25, "\ud800": 1, "days": 1, "days_per": "week"},
            [("\ud800", "unknown-field")],
        ),
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
        need = f'{{"employees":{digits},"days":1,"days_per":"week"}}'
        text = f'{{"ask":"estimate","need":{need},"on":"{DAY}"}}'
        assert [field for field, _ in codes(json.loads(answer(text, BOOK)))] == ["employees"]


def test_all_mistakes_of_a_request_come_at_once() -> None:
    """Unknown names first, then day, need and the rest."""
    found = ask(ask="budget", need={"employees": 0}, on="today", budget="much", extra=1)
    assert codes(found) == [
        ("extra", "unknown-field"),
        ("on", "not-a-day"),
        ("budget", "not-a-number"),
    ]
    found = ask(ask="cheapest", need={"employees": 0, "hours": 17}, on=DAY, hours_wanted=2.5)
    assert codes(found) == [
        ("employees", "below-min"),
        ("hours", "above-max"),
        ("hours_wanted", "not-whole"),
    ]
    assert codes(ask(ask="cheapest", need={}, on="x")) == [
        ("on", "not-a-day"),
        ("employees", "required"),
        ("hours_wanted", "required"),
    ]
    assert codes(ask(ask="book")) == [("on", "required")]
    assert codes(ask(ask="open-link", link=5)) == [("on", "required"), ("link", "damaged")]


def test_what_should_not_happen_gets_no_amount(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is an answer too."""
    monkeypatch.setitem(wire.ASKS, "estimate", lambda request, books: 1 / 0)
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


@given(
    st.fixed_dictionaries(
        {"ask": st.sampled_from(sorted(wire.ASKS)) | JSON},
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
                        "employees": JSON,
                        "complexity": JSON,
                        "days": JSON,
                        "days_per": JSON,
                        "hours": JSON,
                        "audit": JSON,
                    },
                )
            ),
        },
    )
)
def test_any_request_gets_an_answer_that_is_meant(request: dict[str, object]) -> None:
    """Known codes only, and never "failed"."""
    found = json.loads(answer(json.dumps(request), BOOK))
    assert found["ok"] or all(error["code"] != "failed" for error in found["errors"])
