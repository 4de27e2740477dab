"""The golden cases by two of their runners; the third runs them inside the shipped Pyodide."""

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from calculator import bounds
from calculator.advice import most_hours
from calculator.book import PERIODS, PriceBook, Size
from calculator.estimate import estimate
from calculator.gather import book_of_day, read_day
from calculator.money import ONE, hundredths, number
from calculator.need import InputErrors, read_need
from calculator.plain import RULES, plain_errors, plain_estimate
from calculator.price_book import read_books
from calculator.wire import answer
from tests.support.cases import BOOKS, Case, cases, lines, rules
from tests.support.facts import facts

CHECKOUT = Path(__file__).parent.parent.parent
CASES = cases()
ESTIMATES = [
    case for case in CASES if case.request["ask"] == "estimate" and "on " not in str(case.expect)
]
BOOK = read_books(BOOKS)


def held(expected: Mapping[str, Any], found: Mapping[str, Any]) -> None:
    """Every expected fact, and no other value for it."""
    assert {name: found.get(name) for name in expected} == dict(expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_door_answers_as_worked_by_hand(case: Case) -> None:
    """Second runner: text in, text out."""
    held(case.expect, facts(json.loads(answer(case.text, BOOK))))


@pytest.mark.parametrize("case", ESTIMATES, ids=lambda case: case.name)
def test_the_estimate_is_as_worked_by_hand(case: Case) -> None:
    """First runner: the functions themselves, with the inputs as text."""
    held(case.expect, facts(estimated(case)))


def estimated(case: Case) -> Mapping[str, Any]:
    """The estimate of a case without the door."""
    book = book_of_day(BOOK, read_day("on", case.request["on"]))
    need = {
        name: value if isinstance(value, bool) else str(value)
        for name, value in case.request["need"].items()
    }
    try:
        return plain_estimate(
            estimate(read_need(need, check=lambda need: bounds.mistakes(need, book)), book)
        )
    except InputErrors as refused:
        return plain_errors(refused.errors)


@pytest.mark.parametrize("ask", sorted({case.request["ask"] for case in CASES}))
def test_the_calculator_speaks_codes_and_numbers(ask: str) -> None:
    """Nothing in an answer is a sentence of any language: words are the theme's."""
    told = [answer(case.text, BOOK) for case in CASES if case.request["ask"] == ask]
    assert told and not [text for text in told if re.search(r"\s", text)]


def test_every_rule_of_the_tariff_has_a_case() -> None:
    """A rule starts as a case."""
    assert set(rules()) == {rule for case in CASES for rule in case.rules}


def test_every_amount_is_worked_by_hand() -> None:
    """A case that expects anything but mistakes says how it was worked out."""
    assert [case.name for case in CASES if "errors" not in case.expect and not case.working] == []


def test_every_case_has_a_name_of_its_own() -> None:
    """Names lead from a failure to its lines."""
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_line_for_another_interpreter_is_a_request_and_its_answer() -> None:
    """The third runner gets the same cases."""
    told = [json.loads(line) for line in lines()]
    assert [line["request"] for line in told] == [case.text for case in CASES]
    assert all(line["answer"] == answer(line["request"], BOOK) for line in told)


A = next(book for book in BOOK if book.id == "2026-01-01")


def asked(name: str, per: str = "") -> set[str]:
    """The values of one input in all cases of book A."""
    needs = [
        case.request.get("need", {}) for case in CASES if case.request["on"].startswith("2026-")
    ]
    return {
        str(need[name]).replace(",", ".")
        for need in needs
        if name in need and per in ("", need.get("days_per"))
    }


def percents() -> set[str]:
    """The shares of a full-time CIO that cases of book A come to."""
    found = [
        case.expect.get("full_time", "") for case in CASES if case.request["on"].startswith("2026-")
    ]
    return {share.partition(" ")[0] for share in found}


@pytest.mark.parametrize("size", A.sizes, ids=lambda size: size.code)
def test_each_size_is_hit_from_both_sides(size: Size) -> None:
    """The last company of the smaller size, or one too small, and the first of this one."""
    assert {str(size.employees_from - 1), str(size.employees_from)} <= asked("employees")


def test_the_largest_company_is_hit_from_both_sides() -> None:
    """The last that is priced and the first that is not."""
    assert {str(A.max_employees), str(A.max_employees + 1)} <= asked("employees")


def test_the_suggested_audit_is_hit_from_both_sides() -> None:
    """The last company without the suggestion and the first with it."""
    said = {
        str(case.request["need"]["employees"]) for case in CASES if "audit_suggested" in case.expect
    }
    assert {str(A.audit_suggested_from - 1), str(A.audit_suggested_from)} <= said


@pytest.mark.parametrize("per", PERIODS)
def test_each_range_of_days_is_hit_from_both_sides(per: str) -> None:
    """The first and last rhythm, and one step outside of each."""
    days = A.days[per]
    outside = {
        number(days.low - A.days_step) if days.low > A.days_step else "-0.5",
        number(days.high + A.days_step),
    }
    assert outside | {number(days.low), number(days.high)} <= asked("days", per)


def test_the_range_of_hours_is_hit_from_both_sides() -> None:
    """None, the first, the last, and one more."""
    low, high = A.hours.low // ONE, A.hours.high // ONE
    assert {str(low - 1), str(low), str(high), str(high + 1)} <= asked("hours")


def test_about_the_same_as_hiring_is_hit_from_both_sides() -> None:
    """Shares within half a percent of each end, on either side."""
    shares = {hundredths(share) for share in percents() if share}
    for end, outwards in (A.same_percent.low, -1), (A.same_percent.high, 1):
        beyond = [(share - end) * outwards for share in shares if abs(share - end) <= ONE // 2]
        assert min(beyond) <= 0 < max(beyond)


def test_the_hours_that_can_be_wanted_are_hit_from_both_sides() -> None:
    """None, the first, the last of the largest option, and one more."""
    wanted = {
        str(case.request["hours_wanted"]) for case in CASES if case.request["ask"] == "cheapest"
    }
    assert {"0", "1", str(most_hours(A)), str(most_hours(A) + 1)} <= wanted


@pytest.mark.parametrize("book", BOOK, ids=lambda book: book.id)
def test_each_book_is_hit_on_both_sides_of_its_days(book: PriceBook) -> None:
    """The day before its first, its first, its last and the day after that."""
    days = {case.request["on"] for case in CASES}
    ends = [book.first_day - timedelta(days=1), book.first_day]
    ends += [book.last_day, book.last_day + timedelta(days=1)] if book.last_day else []
    assert {day.isoformat() for day in ends} <= days


def test_every_audit_range_is_asked_for() -> None:
    """Each cell of the table of book A."""
    asked = {
        (A.size_of(case.request["need"]["employees"]).code, case.request["need"]["complexity"])
        for case in CASES
        if "audit_low" in case.expect and case.request["on"].startswith("2026-")
    }
    cells = {
        (size.code, level) for size in A.sizes for level, hours in size.audit_hours.items() if hours
    }
    assert cells <= asked


def test_every_rule_that_an_answer_names_is_listed_and_no_other() -> None:
    """So that a page can be said to state it."""
    answers = [answer(case.text, read_books(BOOKS)) for case in cases()]
    named = {rule for text in answers for rule in re.findall(r'"see": ?"([a-z-]+)"', text)}
    assert named == set(RULES)
