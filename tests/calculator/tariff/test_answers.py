"""What else stands in an answer: workings, what a form needs, the usual choice, links,
conflicts."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculator.reading.book import read_book
from tests.calculator.tariff.random_books import Offer, offers, trial_settings
from tests.calculator.tariff.support import BOOKS, DAY, ask, errors_of
from tests.calculator.tariff.test_properties import books_of, estimate_of, in_cents, needs

TOGETHER = """status = "confirmed"
currency = "EUR"
vat = "none"

[fact.checked]
kind = "yes-no"

[formula.one]
billed = "month"
quantity = "flat"
rate = "10.00"
[formula.one.requires.check]
unless = "checked"

[formula.two]
billed = "month"
quantity = "flat"
rate = "20.00"
excludes = ["check"]

[formula.three]
billed = "month"
quantity = "flat"
rate = "0.01"
excludes = ["two"]

[formula.check]
billed = "once"
quantity = "flat"
rate = "5.00"

[adjustment.half]
less_percent = "50"
of = ["three"]

[adjustment.other-half]
less_percent = "50"
of = ["three"]
"""


def together(*codes: str, **facts: bool) -> Any:
    """Return the estimate of some formulas of the book above."""
    book = (read_book(TOGETHER, source="2026-01-01.toml"),)
    return estimate_of(book, {"facts": facts, "choose": dict.fromkeys(codes, True)})


@pytest.mark.parametrize(
    ("codes", "mistakes"),
    [
        (("two", "three"), ["choose.three excludes two"]),
        (("one", "two"), ["choose.two excludes one"]),
        (("two", "check"), ["choose.check excludes two"]),
        (("one", "three"), []),
    ],
)
def test_formulas_that_exclude_each_other_are_told_at_the_later_one(
    codes: tuple[str, ...], mistakes: list[str]
) -> None:
    """Also where one of them only came with what was chosen."""
    answer = together(*codes)
    assert errors_of(answer) == mistakes if mistakes else answer["ok"]


def test_what_is_done_meets_no_exclusion() -> None:
    """It is not brought in, and taken out where it was wanted."""
    assert together("one", "two", checked=True)["month"]["low"]["net"] == "30.00"
    assert together("two", "check", checked=True)["once"] is None


def test_reductions_take_no_more_than_there_is() -> None:
    """Two halves of a cent are a cent each; the last one takes what is left."""
    lines = together("three")["month"]["lines"]
    assert [(line["code"], line["low"]) for line in lines] == [
        ("three", "0.01"),
        ("half", "-0.01"),
        ("other-half", "0.00"),
    ]
    assert lines[2]["workings"][0]["most"] == "0.00"


@pytest.mark.parametrize(("code", "codes"), [("three", 0), ("four", 1)])
def test_the_least_month_fills_what_is_above_nothing(code: str, codes: int) -> None:
    """A cent is filled up to it, a month that reductions took wholly is not."""
    text = 'least_month = "1.00"\n' + TOGETHER
    text += '[formula.four]\nbilled = "month"\nquantity = "flat"\nrate = "0.01"\n'
    book = (read_book(text, source="2026-01-01.toml"),)
    estimate = estimate_of(book, {"choose": {code: True}})
    minimum = [line["low"] for line in estimate["month"]["lines"] if line["code"] == "minimum"]
    assert minimum == ["0.99"] * codes
    assert estimate["month"]["low"]["net"] == ("1.00" if codes else "0.00")


@trial_settings
@given(st.data(), offers())
def test_every_working_leads_to_its_amount(data: st.DataObject, offer: Offer) -> None:
    """From the text of the answer alone, within half a cent."""
    estimate = estimate_of(books_of(offer), data.draw(needs(offer)))
    assume(estimate["ok"])
    for block in (estimate["month"], estimate["once"]):
        for line in block["lines"] if block else ():
            ends = [end for end in (line["low"], line["high"]) if end is not None]
            workings = line["workings"]
            for end, working in zip(ends, workings if len(workings) == 2 else workings * 2):  # noqa: B905
                _leads_to(working, in_cents(end) or 0)


def _leads_to(working: dict[str, Any], amount: int) -> None:
    if working["kind"] == "minimum":
        exact = Fraction(working["least"]) - Fraction(working["net"])
    elif working["kind"] == "percent":
        exact = Fraction(working["base"]) * Fraction(working["percent"]) / 100
        exact = max(exact, -Fraction(working["most"])) if "most" in working else exact
    else:
        count = Fraction(working["quantity"]) * Fraction(working["times"])
        count /= Fraction(working["over"])
        assert abs(count - Fraction(working["counted"])) <= Fraction(1, 200)
        rates = [Fraction(part["rate"]) for part in working["parts"]]
        first = Fraction(working["parts"][0]["counted"]) if len(rates) > 1 else count
        exact = (first * rates[0] + (count - first) * rates[-1]) / Fraction(working["per"])
    assert abs(exact * 100 - amount) <= Fraction(1, 2)


def test_a_weeks_working_is_told_with_its_factors() -> None:
    """Of the day and of the trip that follows it."""
    need = {
        "facts": {"employees": "25", "far": True},
        "choose": {"a-la-carte": {"quantity": "1", "per": "week"}},
    }
    lines = ask("larger", {"ask": "estimate", "on": DAY, "need": need})["month"]["lines"]
    for line, rate in zip(lines, ("900.00", "45.00"), strict=True):
        (working,) = line["workings"]
        assert working == {
            "kind": "units",
            "quantity": "1",
            "period": "week",
            "times": "52",
            "over": "12",
            "counted": "4.33",
            "parts": [{"counted": "4.33", "rate": rate}],
            "per": "1",
            "exact": "3900" if rate == "900.00" else "195",
            "rounded": False,
        }
    assert [line["why"] for line in lines] == ["chosen", "follows"]
    assert lines[1]["by"] == "a-la-carte"


def test_a_form_is_told_everything_it_needs() -> None:
    """Facts and formulas in the book's order, with bounds, steps, kinds and what they need."""
    answer = ask("larger", {"ask": "book", "on": DAY})
    assert [fact["code"] for fact in answer["facts"]] == [
        "employees",
        "complexity",
        "audit_done",
        "far",
        "nonprofit",
        "customer",
    ]
    formulas = {formula["code"]: formula for formula in answer["formulas"]}
    assert list(formulas) == ["a-la-carte", "travel", "subscription", "workshop", "audit"]
    assert formulas["a-la-carte"]["quantity"] == {
        "kind": "chosen",
        "periods": [
            {"per": "month", "min": "1", "max": "13", "step": "0.5"},
            {"per": "week", "min": "0.5", "max": "3", "step": "0.5"},
        ],
    }
    assert formulas["travel"]["quantity"] == {"kind": "as", "of": "a-la-carte", "if": "far"}
    assert formulas["subscription"]["requires"] == [{"formula": "audit", "unless": "audit_done"}]
    assert formulas["audit"]["needs"] == ["employees", "complexity"]
    assert formulas["audit"]["suggested"] == {"fact": "employees", "from": "10"}
    assert answer["commitment"] == ["0", "6", "12"] and answer["least_month"] == "300.00"
    assert [kind["kind"] for kind in answer["vat"]["kinds"]] == ["belgian", "eu-company"]
    assert answer["hours"] == ["a-la-carte", "subscription"]


def test_the_usual_choice_of_a_class_is_estimated() -> None:
    """For a company that has not chosen a month; what it wants once stands beside it."""
    need = {"facts": {"employees": "60"}}
    answer = ask("cio-pme", {"ask": "suggestion", "on": DAY, "need": need})
    assert answer["need"]["choose"] == {"a-la-carte": {"quantity": "1", "per": "week"}}
    assert answer["estimate"]["month"]["low"]["net"] == "4333.33"
    once = {"facts": {"employees": "60", "complexity": "low"}, "choose": {"audit": True}}
    answer = ask("cio-pme", {"ask": "suggestion", "on": DAY, "need": once})
    assert list(answer["need"]["choose"]) == ["a-la-carte", "audit"]
    assert answer["estimate"]["month"]["low"]["net"] == "4333.33" and answer["estimate"]["once"]
    chosen = need | {"choose": {"subscription": {"quantity": "1"}}}
    for other, mistakes in (
        (chosen, ["choose.subscription already-chosen"]),
        ({}, ["facts.employees required"]),
    ):
        answer = ask("cio-pme", {"ask": "suggestion", "on": DAY, "need": other})
        assert errors_of(answer) == mistakes
    assert errors_of(ask("officers", {"ask": "suggestion", "on": DAY, "need": {}})) == [
        "ask not-a-choice"
    ]


LINK = "v=2&book=2026-01-01&on=2026-11-23&f.employees=25&c.a-la-carte=1&c.a-la-carte.per=month"


def open_link(link: str, on: str = "2027-02-01") -> Any:
    """Return what a link opens as, by the books of the tariff."""
    return ask("cio-pme", {"ask": "open-link", "on": on, "link": link})


def test_an_old_link_is_worked_out_then_and_today() -> None:
    """900.00 by its own book, 925.00 by the one in force."""
    answer = open_link(LINK)
    assert answer["then"]["month"]["low"]["net"] == "900.00"
    assert answer["today"]["month"]["low"]["net"] == "925.00"
    assert answer["same_book"] is False
    assert answer["changes"][0] == {
        "block": "month",
        "code": "a-la-carte",
        "then": {"low": "900.00", "high": "900.00"},
        "today": {"low": "925.00", "high": "925.00"},
        "by": {"low": "25.00", "high": "25.00"},
    }
    assert [change["code"] for change in answer["changes"]] == [
        "a-la-carte",
        "net",
        "vat",
        "gross",
        "net",
    ]
    assert errors_of(open_link(LINK, on="2029-01-01")["today"]) == ["on expired 2028-12-31"]


@pytest.mark.parametrize(
    ("link", "mistake"),
    [
        (LINK.replace("v=2", "v=3"), "link newer-version 2"),
        (LINK.replace("v=2", "v=1"), "link damaged"),
        (LINK.replace("2026-01-01", "2025-01-01"), "link unknown-book 2025-01-01"),
        (LINK.replace("2026-11-23", "2025-11-23"), "link damaged"),
        (LINK + "&rate=1", "link damaged"),
        (LINK + "&f.employees=25", "link damaged"),
        (LINK.replace("=25", "=025"), "link damaged"),
        (LINK.replace("=25", "=0"), "link damaged"),
        (LINK.replace("per=month", "per=year"), "link damaged"),
        (LINK.replace("&c.a-la-carte.per=month", ""), "link damaged"),
        (LINK.replace("c.a-la-carte=1", "c.a-la-carte=yes"), "link damaged"),
        (LINK[:-1], "link damaged"),
        ("", "link damaged"),
        ("x" * 3000, "link damaged"),
    ],
)
def test_a_link_that_nobody_wrote_is_damaged(link: str, mistake: str) -> None:
    """Nothing in a link can change a price."""
    assert errors_of(open_link(link)) == [mistake]


def test_a_link_holds_what_was_chosen_and_no_price() -> None:
    """Readable, and in the book's order."""
    need = {
        "facts": {"customer": "belgian", "employees": 25, "far": True, "nonprofit": False},
        "choose": {
            "workshop": {"quantity": "3,0"},
            "a-la-carte": {"quantity": 1.5, "per": "month"},
        },
        "months": 12,
    }
    answer = ask("larger", json.loads(json.dumps({"ask": "link", "on": DAY, "need": need})))
    assert answer["link"] == (
        "v=2&book=2026-01-01&on=2026-11-23&f.employees=25&f.far=yes&f.customer=belgian"
        "&c.a-la-carte=1.5&c.a-la-carte.per=month&c.workshop=3&months=12"
    )


def test_a_link_from_another_currency_tells_no_difference() -> None:
    """Each amount in its own currency's decimals, and nothing taken from one for the other."""
    text = (BOOKS / "one-whole" / "2026-01-01.toml").read_text("utf-8")
    yen = text.replace('"EUR"', '"JPY"').replace('0.00"', '000"')
    both = (read_book(text, source="2026-01-01.toml"), read_book(yen, source="2027-01-01.toml"))
    need = {"facts": {}, "choose": {"day": {"quantity": "2", "per": "month"}}}
    link = ask(both, {"ask": "link", "on": "2026-11-23", "need": need})["link"]
    open_link = ask(both, {"ask": "open-link", "on": "2027-02-01", "link": link})
    assert (open_link["then"]["currency"], open_link["today"]["currency"]) == ("EUR", "JPY")
    [line] = [change for change in open_link["changes"] if change["code"] == "day"]
    assert line["then"] == {"low": "1400.00", "high": "1400.00"}
    assert line["today"] == {"low": "140000", "high": "140000"}
    assert line["by"] is None
