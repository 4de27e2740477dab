"""Single mechanisms at the edges that no need reaches by itself, each value worked by hand."""

import pytest

from calculator.tariff.adjustments import (
    Adjustment,
    AppliedAdjustment,
    Share,
    applied_adjustments,
    may_bind,
    shares,
)
from calculator.tariff.classes import Class, class_of
from calculator.tariff.quantities import UNIT, by_month
from calculator.tariff.tables import Table, missing
from tests.calculator.tariff.support import books


def worked(amounts: dict[str, int], *adjustments: tuple[int, str]) -> list[int]:
    """Return the amount of each adjustment, given as hundredths of a percent and what they are
    of."""
    entries = [
        Adjustment(code=str(place), percent=percent, of=tuple(of))
        for place, (percent, of) in enumerate(adjustments)
    ]
    lines = applied_adjustments(entries, lines=amounts, facts={}, months=0)
    return [share.amount for share in shares(lines, amounts)]


@pytest.mark.parametrize(
    ("amounts", "adjustments", "expected"),
    [
        ({"a": 5}, [(-5000, "a"), (-5000, "a")], [-3, -2]),  # 2.5 twice, of 5
        ({"a": 5}, [(10000, "a"), (-5000, "a"), (-5000, "a")], [5, -3, -2]),
        ({"a": 5000}, [(-9999, "a"), (-1, "a")], [-5000, 0]),  # 4999.5 and 0.5
        ({"a": 5000}, [(-1, "a"), (-9999, "a")], [-1, -4999]),
        ({"a": 5, "b": 5}, [(-5000, "a"), (-5000, "b"), (-5000, "ab")], [-3, -3, -4]),
        ({"a": 5, "b": 5}, [(-5000, "ab"), (-5000, "a"), (-5000, "b")], [-5, -3, -2]),
    ],
)
def test_reductions_take_at_most_what_there_is(
    amounts: dict[str, int], adjustments: list[tuple[int, str]], expected: list[int]
) -> None:
    """Of what they name together; supplements give nothing to take."""
    assert worked(amounts, *adjustments) == expected


def test_a_reduction_is_bound_by_those_alone_that_share_a_formula_with_it() -> None:
    """A supplement has no bound, and bounds nothing."""
    of_a, of_b, more = (
        Adjustment(code=code, percent=percent, of=of)
        for code, percent, of in (("x", -100, ("a",)), ("y", -100, ("b",)), ("z", 100, ("a",)))
    )
    terms = applied_adjustments([more, of_a, of_b, of_a], lines="ab", facts={}, months=0)
    one, two = AppliedAdjustment(of_a, ("a",)), AppliedAdjustment(of_b, ("b",))
    assert terms == (AppliedAdjustment(more), one, two, AppliedAdjustment(of_a, ("a",), (1,)))
    assert shares(terms, {"a": 100, "b": 300})[0] == Share(100, 100, None)


@pytest.mark.parametrize(
    ("percents", "pool", "binds"),
    [
        ((-8000,), 1, False),  # one alone leaves a fifth
        ((-5000, -3000), 4, True),  # 80 % of 4 is 3.2, and two roundings may take one more
        ((-5000, -3000), 5, False),  # 4 and one more
        ((-5000, -3000), 6, False),
        ((-1000, -2000), 1, True),  # 0.3 and one more
        ((-1000, -2000), 2, False),
        ((-5000, -5000), 10000, True),  # nothing is left, and they may round up
    ],
)
def test_a_pool_may_be_less_than_what_is_taken(
    percents: tuple[int, ...], pool: int, binds: bool
) -> None:
    """Each reduction takes half a unit more than its percentage at most."""
    entries = [Adjustment(code=str(percent), percent=percent, of=("a",)) for percent in percents]
    terms = applied_adjustments(entries, lines="a", facts={}, months=0)
    assert may_bind(len(terms) - 1, terms, pool=pool) is binds


def test_a_book_knows_each_of_its_facts_and_formulas() -> None:
    """By their codes."""
    (book,) = books("officers")
    assert [book.fact(fact.code) is fact for fact in book.facts] == [True] * 4
    assert [book.formula(one.code) is one for one in book.formulas] == [True] * 5


@pytest.mark.parametrize(
    ("cells", "bands", "expected"),
    [
        ({"few/a": 1, "many/a": 9, "few/b": 2, "many/b": 2}, {"sector": "b"}, ()),
        ({"few/a": 1, "many/a": 1, "few/b": 2, "many/b": 2}, {}, ("sector",)),
        ({"few/a": 1, "many/a": 2, "few/b": 1, "many/b": 2}, {}, ("size",)),
        ({"few/a": 1, "many/a": 2, "few/b": 1, "many/b": 1}, {"size": "few"}, ()),
    ],
)
def test_a_fact_that_makes_no_difference_is_not_missing(
    cells: dict[str, int], bands: dict[str, str], expected: tuple[str, ...]
) -> None:
    """By the cells that the known ones leave."""
    assert missing(Table(("size", "sector"), cells), bands) == expected


def test_a_value_is_in_the_last_class_that_has_begun() -> None:
    """Below the first one it counts as in that, for it is refused all the same."""
    classes = [Class("few", 1), Class("many", 5)]
    assert [class_of(value, classes) for value in (0, 1, 4, 5)] == ["few", "few", "few", "many"]


@pytest.mark.parametrize(
    ("period", "units"), [("month", 12), ("week", 52), ("quarter", 4), ("year", 1), ("once", 12)]
)
def test_twelve_units_a_period_are_so_many_a_month(period: str, units: int) -> None:
    """A year has 52 weeks, 12 months and 4 quarters; what comes once is not converted."""
    assert by_month(1200, period) == units * UNIT
