"""What the functions promise beside the golden cases: they refuse, keep parts apart, and
explain."""

from dataclasses import is_dataclass, replace
from datetime import date
from importlib import import_module
from inspect import Parameter, isfunction, signature
from pkgutil import iter_modules
from types import FunctionType

import pytest

import calculator
from calculator.book import Range
from calculator.bounds import mistakes
from calculator.difference import difference
from calculator.estimate import estimate, in_hours, verdict
from calculator.features import audit_suggested
from calculator.in_force import book_on
from calculator.need import InputErrors, Need
from calculator.price_book import read_books
from calculator.timeline import timeline
from calculator.working import Working
from tests.support.cases import BOOKS

BOOK = book_on(read_books(BOOKS), date(2026, 11, 23))
NEED = Need(employees=25, days=100, days_per="week")


def test_a_need_out_of_bounds_is_never_priced() -> None:
    """Even one that nobody read."""
    for wrong in (
        {"employees": 0},
        {"employees": 10001},
        {"days": 30},
        {"days": 350},
        {"hours": 17},
        {"days": 0},
    ):
        with pytest.raises(InputErrors):
            estimate(replace(NEED, audit_done=True, **wrong), BOOK)


def test_days_of_no_period_are_one_mistake() -> None:
    """No range to hold them against."""
    assert [error.code for error in mistakes(replace(NEED, days_per=None), BOOK)] == ["required"]


def test_the_complexity_of_an_impossible_company_is_not_asked_for() -> None:
    """Its size is the mistake."""
    for employees in (0, 10001):
        found = list(mistakes(Need(employees=employees, hours=1), BOOK))
        assert [error.field for error in found] == ["employees"]
    for employees in (1, 249):
        found = list(mistakes(Need(employees=employees, hours=1), BOOK))
        assert [error.field for error in found] == ["complexity"]


def test_an_estimate_keeps_what_it_answers() -> None:
    """Need, book and size."""
    found = estimate(NEED, BOOK)
    assert (found.need, found.book, found.size) == (NEED, BOOK, BOOK.sizes[1])


MODULES = [
    import_module(f"calculator.{found.name}")
    for found in iter_modules(calculator.__path__)
    if found.name != "__main__"
]
OURS = [
    value
    for module in MODULES
    for value in vars(module).values()
    if getattr(value, "__module__", "") == module.__name__
]


@pytest.mark.parametrize("kind", [*filter(is_dataclass, OURS)], ids=lambda kind: kind.__name__)
def test_nothing_that_was_computed_can_be_changed(kind: type) -> None:
    """Frozen, and without room for more."""
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)


@pytest.mark.parametrize(
    "function", [*filter(isfunction, OURS)], ids=lambda function: function.__qualname__
)
def test_a_third_argument_is_always_named(function: FunctionType) -> None:
    """Days and hours, net and budget are never mixed up by those outside a module."""
    kinds = [parameter.kind for parameter in signature(function).parameters.values()]
    unnamed = [
        kind
        for kind in kinds
        if kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
    ]
    assert function.__name__.startswith("_") or len(unnamed) <= 2


def test_hours_and_their_rate_are_never_mixed_up() -> None:
    """The rate is named too."""
    with pytest.raises(TypeError):
        in_hours(2, 11500)  # type: ignore[misc]


def test_a_working_is_the_amount() -> None:
    """Quantity × times ÷ over × rate, rounded once."""
    working = Working(200, "day-per-week", 100_000, "day", times=5200, over=1200)
    assert working.exact == (200 * 5200 * 100_000, 1200 * 100)
    assert working.amount == 866_667


@pytest.mark.parametrize(
    ("percent", "told"),
    [
        (0, "less"),
        (9490, "less"),
        (9500, "same"),
        (10500, "same"),
        (10510, "more"),
        (99999, "more"),
    ],
)
def test_the_verdict_never_claims_a_saving_that_is_not_there(percent: int, told: str) -> None:
    """By the percentage that is shown."""
    assert verdict(percent, Range(9500, 10500)) == told


@pytest.mark.parametrize(
    ("need", "suggested"),
    [
        (Need(employees=9, hours=1, audit_done=True), False),
        (Need(employees=10, days=100, days_per="month"), True),
        (Need(employees=10, days=100, days_per="month", audit=True), False),
        (Need(employees=10, days=100, days_per="month", audit_done=True), False),
        (Need(employees=10, hours=1), False),
    ],
)
def test_an_audit_is_suggested_only_where_none_is_and_none_was(need: Need, suggested: bool) -> None:
    """From ten employees on."""
    assert audit_suggested(need, BOOK) is suggested


def test_the_first_year_ends_where_the_timeline_ends() -> None:
    """Two ways to the same sums."""
    found = estimate(
        Need(employees=25, complexity="high", days=150, days_per="week", hours=3), BOOK
    )
    assert found.year
    assert timeline(found)[-1].total == (found.year.first_low, found.year.first_high)
    assert [step.month for step in timeline(found)] == list(range(13))


def test_an_audit_alone_is_a_timeline_of_one_step() -> None:
    """And on request of one unknown."""
    (step,) = timeline(estimate(Need(employees=25, complexity="low", audit=True), BOOK))
    assert (step.month, step.code, step.net, step.total) == (
        0,
        "audit",
        (90000, 135000),
        (90000, 135000),
    )
    (step,) = timeline(estimate(Need(employees=250, audit=True), BOOK))
    assert (step.net, step.total) == (None, None)


def test_a_difference_knows_what_it_does_not_know() -> None:
    """An audit on request on one side has no change."""
    large = estimate(Need(employees=250, complexity="high", audit=True), BOOK)
    small = estimate(Need(employees=25, complexity="high", audit=True), BOOK)
    assert [
        (change.code, change.then, change.today, change.by) for change in difference(large, small)
    ] == [
        ("audit-low", None, 180000, None),
        ("audit-high", None, 270000, None),
    ]
    assert [change.by for change in difference(small, small)] == [0, 0]
