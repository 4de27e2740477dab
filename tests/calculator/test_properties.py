"""What must hold for every company, choice and book: the tariff's properties."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from calculator.advice import FORMULAS, bought, cheapest, most_hours
from calculator.book import COMPLEXITIES, PriceBook, Range, Size
from calculator.bounds import mistakes
from calculator.estimate import Estimate, estimate
from calculator.link import Shared, read_link, write_link
from calculator.money import amount, hundredths
from calculator.need import Need
from calculator.options import options
from calculator.plain import plain_need
from calculator.price_book import read_books
from calculator.timeline import timeline
from calculator.wire import answer
from tests.support.cases import BOOKS

A, B, C = read_books(BOOKS)


@st.composite
def books(draw: st.DrawFn, *, discount: bool = True) -> PriceBook:
    """A book of the same sizes and ranges as A, its rates rising with size."""
    days = sorted(draw(st.lists(st.integers(1, 500_000), min_size=4, max_size=4)))
    hours = sorted(draw(st.lists(st.integers(1, 80_000), min_size=4, max_size=4)))
    sizes = tuple(
        replace(size, day_rate=day, hour_rate=hour)
        for size, day, hour in zip(A.sizes, days, hours, strict=True)
    )
    return replace(
        A,
        sizes=sizes,
        vat_percent=draw(st.integers(0, 10_000)),
        hours_per_day=draw(st.sampled_from([800, 760, 750, 333])),
        discount_percent=draw(st.integers(0, 10_000)) if discount else 0,
        full_time_cost=draw(st.integers(1, 10**9)),
    )


needs = st.builds(
    Need,
    employees=st.sampled_from([1, 9, 10, 49, 50, 249, 250, 10_000]) | st.integers(1, 10_000),
    complexity=st.sampled_from(COMPLEXITIES),
    audit_done=st.booleans(),
    audit=st.booleans(),
    days=st.integers(0, 26).map(lambda halves: halves * 50),
    days_per=st.sampled_from(["month", "week"]),
    hours=st.integers(0, 16),
)


def priced(need: Need, book: PriceBook) -> Estimate:
    """The estimate of a need that has one."""
    assume(not any(mistakes(need, book)))
    return estimate(need, book)


def never_less(change: Callable[[Need], Need]) -> Callable[..., None]:
    """A property: the changed need costs no less in any part, without a discount that could make
    it."""

    @given(needs, books(discount=False))
    def holds(need: Need, book: PriceBook) -> None:
        before, after = priced(need, book), priced(change(need), book)
        if before.monthly and after.monthly:
            assert after.monthly.total.net >= before.monthly.total.net
            assert after.monthly.total.gross >= before.monthly.total.gross
        for end in ("low", "high"):
            old, new = (getattr(found.one_off, end, None) for found in (before, after))
            if old and new:
                assert new.total.gross >= old.total.gross

    return holds


test_more_days_never_cost_less = never_less(lambda need: replace(need, days=need.days + 50))
test_more_hours_never_cost_less = never_less(lambda need: replace(need, hours=need.hours + 1))
test_one_more_employee_never_costs_less = never_less(
    lambda need: replace(need, employees=need.employees + 1)
)
test_a_larger_company_never_pays_less = never_less(
    lambda need: replace(need, employees=min(10_000, need.employees * 30))
)


@given(needs, books())
def test_a_larger_company_never_pays_less_with_a_discount_either(
    need: Need, book: PriceBook
) -> None:
    """For the same choice the discount grows less than what it is taken from, but for a cent of
    rounding."""
    small, large = priced(need, book), priced(replace(need, employees=10_000), book)
    if small.monthly and large.monthly:
        assert large.monthly.total.net >= small.monthly.total.net - 1


def text_cents(text: str) -> int:
    """An amount of the wire in cents, read apart from the calculator."""
    whole, _, part = text.partition(".")
    return int(whole + part)


@given(needs, books())
def test_displayed_lines_sum_to_the_displayed_total(need: Need, book: PriceBook) -> None:
    """As text, with VAT, for the month, the audit and the year."""
    priced(need, book)
    request = {"ask": "estimate", "need": plain_need(need), "on": "2026-11-23"}
    found: Any = json.loads(answer(json.dumps(request), [book]))
    month, one_off, year = found["monthly"], found["one_off"], found["year"]
    for block in (month, *(one_off[end] for end in ("low", "high") if one_off and end in one_off)):
        if block:
            assert text_cents(block["net"]) + text_cents(block["vat"]) == text_cents(block["gross"])
    if month:
        assert sum(text_cents(line["amount"]) for line in month["lines"]) == text_cents(
            month["net"]
        )
        assert text_cents(year["net"]) == 12 * text_cents(month["net"])
    if month and one_off and not one_off["on_request"]:
        for end in ("low", "high"):
            assert text_cents(year["first_year"][end]) == text_cents(year["net"]) + text_cents(
                one_off[end]["net"]
            )


@given(needs, books())
def test_low_is_never_above_high(need: Need, book: PriceBook) -> None:
    """Of the audit, of the first year, of each step of the timeline."""
    found = priced(need, book)
    if found.one_off and found.one_off.low and found.one_off.high:
        assert found.one_off.low.total.gross <= found.one_off.high.total.gross
    if found.year and found.year.first_low is not None and found.year.first_high is not None:
        assert found.year.net.amount <= found.year.first_low <= found.year.first_high
    for step in timeline(found):
        assert step.net is None or step.net[0] <= step.net[1]
        assert step.total is None or step.total[0] <= step.total[1]


@given(needs, books())
def test_every_working_leads_to_its_amount(need: Need, book: PriceBook) -> None:
    """From the text of the wire alone: quantity × times ÷ over × rate, within half a cent."""
    priced(need, book)
    request = {"ask": "estimate", "need": plain_need(need), "on": "2026-11-23"}
    found: Any = json.loads(answer(json.dumps(request), [book]))
    for line in found["monthly"]["lines"] if found["monthly"] else ():
        working = {
            name: hundredths(line["working"][name])
            for name in ("quantity", "times", "over", "rate")
        }
        exact = working["quantity"] * working["times"] * working["rate"]
        over = working["over"] * 100
        assert abs(2 * (exact - text_cents(line["amount"]) * over)) <= over
        assert line["working"]["rounded"] is (exact % over != 0)


@given(needs, st.sampled_from([A, B]), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_share_link_round_trips_exactly_and_prices_the_same(
    need: Need, book: PriceBook, on: date
) -> None:
    """And holds no price that could be changed."""
    found = priced(need, book)
    shared = Shared(need, on, book.id)
    assert read_link(write_link(shared)) == shared
    assert estimate(read_link(write_link(shared)).need, book) == found
    assert not any(
        amount(rate) in write_link(shared)
        for size in book.sizes
        for rate in (size.day_rate, size.hour_rate)
    )


@given(st.integers(1, 30_000_00), books(), st.integers(0, 3))
def test_a_budget_buys_all_that_is_undominated_within_it(
    budget: int, book: PriceBook, which: int
) -> None:
    """Against the definition, pair by pair."""
    size = book.sizes[which]
    found = bought(budget, book=book, size=size)
    within = [option for option in options(book, size) if option.net <= budget]
    kept = [
        option
        for option in within
        if not any(
            o != option and o.days >= option.days and o.hours >= option.hours for o in within
        )
    ]
    assert list(found.options) == kept
    if found.options:
        larger = [
            option
            for option in options(book, size)
            if any(
                option != o and option.days >= o.days and option.hours >= o.hours
                for o in found.options
            )
        ]
        assert all(option.net > budget for option in larger)
    else:
        assert found.cheapest and found.cheapest.net == min(
            option.net for option in options(book, size)
        )
        assert found.missing == found.cheapest.net - budget > 0


@given(st.data(), books(), st.integers(0, 3))
def test_the_recommendation_is_never_dearer_than_what_covers_the_same(
    data: st.DataObject, book: PriceBook, which: int
) -> None:
    """Every option of the grid looked at, whatever its formula."""
    size = book.sizes[which]
    hours = data.draw(st.integers(1, most_hours(book)))
    found = cheapest(hours, book=book, size=size)
    covering = [option for option in options(book, size) if option.covers(hours)]
    assert found.winner.net == min(option.net for option in covering)
    assert found.winner.covers(hours)
    for loser in found.losers:
        same = [option.net for option in covering if option.formula == loser.formula]
        assert (loser.option.net if loser.option else None) == min(same, default=None)
    assert {found.winner.formula, *(loser.formula for loser in found.losers)} == set(FORMULAS)


@given(books(), st.integers(0, 3))
def test_from_the_last_break_even_on_days_never_cost_more(book: PriceBook, which: int) -> None:
    """And before the first one always more."""
    size = book.sizes[which]
    found = cheapest(1, book=book, size=size)
    days = {hours: cheapest_of("a-la-carte", hours, book, size) for hours in range(1, 17)}
    subscription = {hours: hours * size.hour_rate for hours in range(1, 17)}
    first = found.first_even.hours if found.first_even else 17
    always = found.always_even.hours if found.always_even else 17
    assert all(days[hours] > subscription[hours] for hours in range(1, first))
    assert all(days[hours] <= subscription[hours] for hours in range(always, 17))
    assert first == 17 or days[first] <= subscription[first]
    assert always in (1, 17) or days[always - 1] > subscription[always - 1]


def cheapest_of(formula: str, hours: int, book: PriceBook, size: Size) -> int:
    """The least that a formula asks for some hours."""
    return min(
        option.net
        for option in options(book, size)
        if option.formula == formula and option.covers(hours)
    )


@given(needs)
def test_the_plain_need_is_read_back_as_it_is(need: Need) -> None:
    """What the page shows is what it would send."""
    priced(need, A)
    request = {"ask": "link", "need": plain_need(need), "on": "2026-11-23"}
    assert read_link(json.loads(answer(json.dumps(request), [A]))["link"]).need == need


def test_the_properties_are_of_books_whose_rates_rise() -> None:
    """Those that the tariff shows."""
    for book in (A, B, C):
        assert list(book.sizes) == sorted(
            book.sizes, key=lambda size: (size.day_rate, size.hour_rate)
        )
        assert isinstance(book.hours, Range)
