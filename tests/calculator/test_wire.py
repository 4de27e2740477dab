"""The door: any text in, one JSON text out, in bounded time."""

import json
from typing import Any

import pytest

from calculator import shipped
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
    """Its low end with its workings."""
    found = whole()["one_off"]
    del found["high"]  # the next test's
    assert found == {
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
    }


def test_the_high_end_of_the_audit_has_the_same_fields() -> None:
    """With its own hours and amounts."""
    assert whole()["one_off"]["high"] == {
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
