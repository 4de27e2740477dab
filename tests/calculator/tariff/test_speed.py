"""Advice takes at most so many estimates: 60 for book P, 150 for a book at the limit."""

import json
import time
from typing import Any

import pytest

from calculator.reading.book import read_book
from calculator.tariff.book import PriceBook
from calculator.tariff.hours import MAX_COMBINATIONS, combination_count
from calculator.wire import answer
from tests.calculator.tariff.support import DAY, books

FORMULA = """
[formula.h{number}]
billed = "month"
quantity = "chosen"
hours = "{hours}"
rate_by = "trade"
[formula.h{number}.rate]
shop = "{rate}.00"
factory = "{rate}.50"
[formula.h{number}.chosen.month]
from = "1"
to = "26"
step = "1"
"""
AROUND = """status = "confirmed"
currency = "EUR"
least_month = "300.00"
commitment = ["0", "12"]
vat = "none"
[fact.trade]
kind = "choice"
choices = ["shop", "factory"]
[fact.good]
kind = "yes-no"
[formula.trip]
billed = "month"
quantity = "as"
as = "h1"
rate = "45.00"
[adjustment.both]
less_percent = "10"
of = ["h1", "h2"]
with = ["h1", "h2"]
[adjustment.good]
less_percent = "5"
of = ["h1", "h3"]
if = "good"
[adjustment.loyal]
less_percent = "5"
of = ["h1", "h2", "h3"]
months_from = "12"
"""


def text_at_the_limit() -> str:
    """Return a book of three formulas with hours, nearly as many combinations as there may be, and
    three reductions."""
    formulas = ((1, 8, 900), (2, 1, 130), (3, 4, 480))
    return AROUND + "".join(
        FORMULA.format(number=number, hours=hours, rate=rate) for number, hours, rate in formulas
    )


def at_the_limit() -> tuple[PriceBook, ...]:
    """Return that book, read."""
    book = read_book(text_at_the_limit(), source="2026-01-01.toml")
    assert combination_count(book.formulas) == 27**3 - 1 > MAX_COMBINATIONS * 0.98
    return (book,)


LIMIT: dict[str, Any] = {
    "facts": {"trade": "shop", "good": True},
    "choose": {f"h{number}": {"quantity": "3"} for number in (1, 2, 3)},
    "months": "12",
}
LARGER: dict[str, Any] = {
    "facts": {"employees": "25", "complexity": "low", "far": True, "nonprofit": True},
    "choose": {"a-la-carte": {"quantity": "2", "per": "month"}, "workshop": {"quantity": "3"}},
    "months": "12",
}


def seconds(request: dict[str, Any], by: tuple[PriceBook, ...], *, times: int) -> float:
    """Return what an answer takes of this process at best, whatever else the machine does."""
    text, best = json.dumps(request | {"on": DAY}), 60.0
    for _ in range(times):
        start = time.process_time()
        reply = answer(text, by)
        best = min(best, time.process_time() - start)
        assert reply.startswith('{"ok":true')
    return best


@pytest.mark.parametrize(
    "question",
    [
        {"ask": "budget", "budget": "9000"},
        {"ask": "budget", "budget": "1"},
        {"ask": "cheapest", "hours_wanted": "40"},
    ],
    ids=lambda question: " ".join(question.values()),
)
@pytest.mark.parametrize(("name", "most"), [("P", 60), ("limit", 150)])
def test_advice_takes_no_more_than_so_many_estimates(
    question: dict[str, str], name: str, most: int
) -> None:
    """Of the same need, by the same book."""
    by, need = (books("larger"), LARGER) if name == "P" else (at_the_limit(), LIMIT)
    estimate = seconds({"ask": "estimate", "need": need}, by, times=30)
    assert seconds(question | {"need": need}, by, times=3) <= most * estimate
