"""The golden cases at the door; other runners ask the browser's Pythons."""

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from calculator.money import ONE, hundredths, number
from calculator.reading.files import read_books
from calculator.tariff.book import PriceBook, class_fact
from calculator.tariff.classes import Class, class_of
from calculator.tariff.quantities import Chosen, FromTable, Grid
from calculator.wire import answer
from tests.support.cases import BOOKS, Case, cases, lines, rules
from tests.support.facts import facts

CASES = cases()
BOOK = read_books(BOOKS)


def assert_holds(expected: Mapping[str, Any], answered: Mapping[str, Any]) -> None:
    """Assert every expected fact, and no other value for it."""
    assert {name: answered.get(name) for name in expected} == dict(expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_door_answers_as_worked_by_hand(case: Case) -> None:
    """Text in, text out."""
    assert_holds(case.expect, facts(json.loads(answer(case.text, BOOK))))


@pytest.mark.parametrize("ask", sorted({case.request["ask"] for case in CASES}))
def test_the_calculator_speaks_codes_and_numbers(ask: str) -> None:
    """Nothing in an answer is a sentence of any language: words are the theme's."""
    replies = [answer(case.text, BOOK) for case in CASES if case.request["ask"] == ask]
    assert replies and not [text for text in replies if re.search(r"\s", text)]


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
    replies = [json.loads(line) for line in lines()]
    assert [line["request"] for line in replies] == [case.text for case in CASES]
    assert all(line["answer"] == answer(line["request"], BOOK) for line in replies)


A = next(book for book in BOOK if book.id == "2026-01-01")
EMPLOYEES = A.fact("employees")
OF_A = [case for case in CASES if case.request["on"].startswith("2026-") and "need" in case.request]


def values_of(name: str) -> set[str]:
    """Return the values of one fact in all cases of book A."""
    every = [case.request["need"]["facts"] for case in OF_A]
    return {str(facts[name]) for facts in every if name in facts}


def picked(formula: str, per: str | None) -> set[str]:
    """Return how many of a formula all cases of book A choose, per some period."""
    chosen = [case.request["need"]["choose"] for case in OF_A]
    picks = [choose[formula] for choose in chosen if formula in choose]
    return {str(pick["quantity"]).replace(",", ".") for pick in picks if pick.get("per") == per}


@pytest.mark.parametrize("band", EMPLOYEES.classes, ids=lambda band: band.code)
def test_each_class_is_hit_from_both_sides(band: Class) -> None:
    """The last company of the smaller class, or one too small, and the first of this one."""
    assert {str(band.start - 1), str(band.start)} <= values_of("employees")


def test_the_largest_company_is_hit_from_both_sides() -> None:
    """The last that is priced and the first that is not."""
    assert {str(EMPLOYEES.high), str(EMPLOYEES.high + 1)} <= values_of("employees")


def test_the_suggested_audit_is_hit_from_both_sides() -> None:
    """The last company without the suggestion and the first with it."""
    suggested = A.formula("audit").suggested
    assert suggested
    suggestions = {
        str(case.request["need"]["facts"]["employees"]): case.expect["suggestions"]
        for case in OF_A
        if "suggestions" in case.expect and "audit" not in case.expect
    }
    assert suggestions[str(suggested.start - 1)] == [] and suggestions[str(suggested.start)] == [
        "audit"
    ]


def grids() -> list[tuple[str, str, str | None, Grid]]:
    """Return every period of every formula that is counted, and how its cases say it."""
    rows: list[tuple[str, str, str | None, Grid]] = []
    for formula in A.formulas:
        periods = formula.quantity.periods if isinstance(formula.quantity, Chosen) else {}
        for per, grid in periods.items():
            rows.append((formula.code, per, per if len(periods) > 1 else None, grid))
    return rows


@pytest.mark.parametrize(("code", "per", "fact", "grid"), grids())
def test_each_range_is_hit_from_both_sides(
    code: str, per: str, fact: str | None, grid: Grid
) -> None:
    """The first and the last quantity, and one step outside of each."""
    below = grid.low - grid.step or -grid.step
    ends = {number(value) for value in (below, grid.low, grid.high, grid.high + grid.step)}
    assert ends <= picked(code, fact) | picked(code, per)


def test_about_the_same_as_hiring_is_hit_from_both_sides() -> None:
    """Shares within half a percent of each end, on either side."""
    assert A.comparison
    percents = [case.expect.get("comparison", "").partition(" ")[0] for case in OF_A]
    shares = {hundredths(share) for share in percents if share}
    for end, outwards in (A.comparison.same.low, -1), (A.comparison.same.high, 1):
        beyond = [(share - end) * outwards for share in shares if abs(share - end) <= ONE // 2]
        assert min(beyond) <= 0 < max(beyond)


def test_the_hours_that_can_be_wanted_are_hit_from_both_sides() -> None:
    """None, the first, the last of the largest option, and one more."""
    cheapest = [case for case in CASES if case.request["ask"] == "cheapest"]
    most = json.loads(answer(next(case for case in cheapest if "winner" in case.expect).text, BOOK))
    largest = int(most["most_hours_wanted"])
    assert {"0", "1", str(largest), str(largest + 1)} <= {
        str(case.request["hours_wanted"]) for case in cheapest
    }


@pytest.mark.parametrize("book", BOOK, ids=lambda book: book.id)
def test_each_book_is_hit_on_both_sides_of_its_days(book: PriceBook) -> None:
    """The day before its first, its first, its last and the day after that."""
    days = {case.request["on"] for case in CASES}
    ends = [book.first_day - timedelta(days=1), book.first_day]
    ends += [book.last_day, book.last_day + timedelta(days=1)] if book.last_day else []
    assert {day.isoformat() for day in ends} <= days


def test_every_audit_range_is_asked_for() -> None:
    """Each cell of the table of book A."""
    quantity = A.formula("audit").quantity
    assert isinstance(quantity, FromTable) and class_fact(A) == EMPLOYEES
    priced = [case.request["need"]["facts"] for case in OF_A if "audit_low" in case.expect]
    hit = {
        f"{company['complexity']}/{class_of(int(company['employees']), EMPLOYEES.classes)}"
        for company in priced
    }
    assert {name for name, span in quantity.spans.cells.items() if span} <= hit


def test_every_page_that_a_book_names_is_named_by_an_answer() -> None:
    """So that a rule is never stated for nothing."""
    answers = [answer(case.text, BOOK) for case in CASES]
    codes = {page for text in answers for page in re.findall(r'"see": ?"([a-z-]+)"', text)}
    texts = [path.read_text("utf-8") for path in BOOKS.glob("*.toml")]
    pages = {
        page
        for text in texts
        for page in re.findall(r'^(?:page|year) = "(.*)"', text, re.MULTILINE)
    }
    assert codes == pages
