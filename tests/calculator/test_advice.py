"""Budget to options and hours to the cheapest formula, beside the golden cases."""

from dataclasses import replace
from datetime import date

from calculator.advice import Crossing, bought, cheapest, covering, most_hours, undominated
from calculator.book import Range
from calculator.in_force import book_on
from calculator.need import Need
from calculator.options import Option, days_of, hours_of, options, own_option
from calculator.price_book import read_books
from tests.support.cases import BOOKS

BOOK = book_on(read_books(BOOKS), date(2026, 11, 23))
C = read_books(BOOKS)[-1]
MICRO, SMALL = BOOK.sizes[:2]


def option(days: int, hours: int) -> Option:
    """An option of which only days and hours matter."""
    return Option(days, "month", hours, 0, (0, 1))


def test_the_grid_is_every_pair_but_nothing() -> None:
    """None or 1 to 13 in half days, none or 1 to 16 hours: 26 × 17 − 1."""
    assert days_of(BOOK) == (*range(1300, 99, -50), 0)
    assert hours_of(BOOK) == (0, *range(1, 17))
    every = list(options(BOOK, SMALL))
    assert len(every) == len({(some.days, some.hours) for some in every}) == 26 * 17 - 1
    assert (every[0].days, every[0].hours, every[-1].days, every[-1].hours) == (1300, 0, 0, 16)
    assert days_of(C) == (1000, 900, 800, 700, 600, 500, 400, 300, 200, 0)
    assert hours_of(C) == (0, 2, 3, 4, 5, 6, 7, 8)


def test_an_option_is_priced_as_an_estimate_and_covers_its_hours() -> None:
    """1.5 days and 3 hours of a small company."""
    found = next(some for some in options(BOOK, SMALL) if (some.days, some.hours) == (150, 3))
    assert (found.net, found.formula, found.days_per) == (174000, "combination", "month")
    assert found.covers(15) and not found.covers(16)


def test_the_own_choice_covers_its_exact_hours() -> None:
    """3 days a week are 104 hours a month exactly; one a week 34.666…"""
    full = own_option(Need(employees=25, days=300, days_per="week"), BOOK)
    assert full and full.covers(104) and not full.covers(105)
    week = own_option(Need(employees=25, days=100, days_per="week", hours=2), BOOK)
    assert week and week.covers(36) and not week.covers(37)
    assert (week.net, week.hours, week.days_per) == (416000, 2, "week")
    hours = own_option(Need(employees=25, hours=2), BOOK)
    assert hours and (hours.covers(2), hours.covers(3), hours.formula, hours.days_per) == (
        True,
        False,
        "subscription",
        "month",
    )
    assert own_option(Need(employees=25, audit=True), BOOK) is None


def test_an_option_is_dominated_by_one_with_more_of_something_and_less_of_nothing() -> None:
    """The most days first, and of the same days the most hours."""
    given = [
        option(300, 0),
        option(300, 2),
        option(200, 2),
        option(200, 1),
        option(100, 5),
        option(0, 5),
        option(0, 6),
    ]
    assert [(some.days, some.hours) for some in undominated(given)] == [(300, 2), (100, 5), (0, 6)]
    assert undominated([]) == ()


def test_of_equal_prices_days_of_service_win_and_say_so() -> None:
    """A subscription hour at an eighth of a day: at eight hours both cost the same."""
    size = replace(MICRO, hour_rate=10000)
    found = cheapest(8, book=BOOK, size=size)
    assert found.winner.formula == "a-la-carte"
    assert [(loser.formula, loser.why, loser.dearer_by) for loser in found.losers] == [
        ("subscription", "same-price", 0),
        ("combination", "dearer", 10000),
    ]
    assert found.first_even == Crossing(8, 80000, 80000)
    assert found.always_even == Crossing(16, 160000, 160000)


def test_there_may_be_no_break_even() -> None:
    """Where hours are always cheaper, or where days are from the first."""
    never = cheapest(8, book=BOOK, size=replace(MICRO, hour_rate=4999))
    assert (never.first_even, never.always_even) == (None, None)
    always = cheapest(8, book=BOOK, size=replace(MICRO, hour_rate=80000))
    assert always.first_even == always.always_even == Crossing(1, 80000, 80000)


def test_of_equal_prices_more_hours_win_within_a_formula() -> None:
    """When an hour costs as much as half a day, the half day gives more."""
    size = replace(MICRO, hour_rate=40000)
    loser = next(
        loser
        for loser in cheapest(9, book=BOOK, size=size).losers
        if loser.formula == "combination"
    )
    assert loser.option and (loser.option.days, loser.option.hours, loser.option.net) == (
        100,
        1,
        120000,
    )
    loser = next(
        loser
        for loser in cheapest(10, book=BOOK, size=size).losers
        if loser.formula == "combination"
    )
    assert loser.option and (loser.option.days, loser.option.hours, loser.option.net) == (
        150,
        1,
        160000,
    )


def test_a_book_may_offer_no_single_hour() -> None:
    """Book C begins with two hours and two whole days: what is covered may be more than was
    wanted."""
    found = cheapest(1, book=C, size=C.sizes[1])
    assert (found.winner.days, found.winner.hours, found.winner.net) == (0, 2, 24000)


def test_the_most_hours_are_those_of_the_largest_option() -> None:
    """13 × 8 + 16, and 10 × 7.6 + 8."""
    assert (most_hours(BOOK), most_hours(C)) == (120, 84)


def test_a_budget_to_the_cent_is_enough() -> None:
    """Nothing is missing then, and one cent less is."""
    exact = bought(11500, book=BOOK, size=MICRO)
    assert [(some.days, some.hours) for some in exact.options] == [(0, 1)]
    assert (exact.cheapest, exact.missing) == (None, None)
    less = bought(11499, book=BOOK, size=MICRO)
    assert less.cheapest and (less.options, less.cheapest.hours, less.missing) == ((), 1, 1)
    far = bought(5000, book=BOOK, size=MICRO)
    assert far.cheapest and (far.cheapest.hours, far.missing) == (1, 6500)


def test_a_formula_may_cost_several_times_the_winner() -> None:
    """One hour: 115.00 by subscription, 800.00 by days, 915.00 by both."""
    found = cheapest(1, book=BOOK, size=MICRO)
    assert (found.winner.formula, found.winner.net) == ("subscription", 11500)
    assert [(loser.formula, loser.dearer_by) for loser in found.losers] == [
        ("a-la-carte", 68500),
        ("combination", 80000),
    ]


def test_a_discount_lost_with_the_days_leaves_a_dominated_option_out() -> None:
    """At 90 % off, a day and 16 hours are 241.00; without days, 250.00 are two hours."""
    book = replace(BOOK, discount_percent=9000)
    found = bought(25000, book=book, size=replace(MICRO, day_rate=81000, hour_rate=10000))
    assert [(some.days, some.hours) for some in found.options] == [
        (250, 4),
        (200, 8),
        (150, 12),
        (100, 16),
    ]


def test_of_equal_prices_more_hours_of_subscription_may_give_more() -> None:
    """Half a day of 3.5 hours costs as much as four of subscription: 2 d + 1 h cover 15 hours, 1.5
    d + 5 h 15.5."""
    book = replace(BOOK, hours_per_day=700, hours=Range(100, 500))
    some = covering(
        15,
        (
            some
            for some in options(book, replace(MICRO, hour_rate=10000))
            if some.formula == "combination"
        ),
    )
    assert some and (some.days, some.hours, some.net, some.covered) == (150, 5, 170000, (1550, 1))


def test_no_break_even_is_sought_where_days_cannot_reach() -> None:
    """One day a month is eight hours; a subscription goes up to sixteen."""
    book = replace(BOOK, days={**BOOK.days, "month": Range(100, 100)})
    found = cheapest(9, book=book, size=MICRO)
    assert found.first_even == Crossing(7, 80000, 80500)
    assert found.always_even == Crossing(7, 80000, 80500)


def test_the_grid_begins_at_the_books_first_day_whatever_its_step() -> None:
    """Even in steps of a hundredth of a day."""
    book = replace(BOOK, days_step=1, days={**BOOK.days, "month": Range(100, 103)})
    assert days_of(book) == (103, 102, 101, 100, 0)
