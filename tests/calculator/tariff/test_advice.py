"""What a budget buys and which formula is cheapest, held against every combination one by one."""

import json
from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from calculator.advice.best import Advice, Option
from calculator.advice.break_even import break_evens
from calculator.door.read_need import read_need
from calculator.door.serialise import serialise_need
from calculator.tariff.book import PriceBook
from calculator.tariff.estimate import estimate
from calculator.tariff.hours import HOUR, combination_count, hours_of, with_hours
from calculator.tariff.need import Need, Pick
from calculator.tariff.quantities import by_month
from calculator.tariff.refusal import InputErrors
from tests.calculator.tariff.random_books import Offer, offers, trial_settings
from tests.calculator.tariff.support import ask
from tests.calculator.tariff.test_properties import DAY, books_of, needs

Combination = tuple[int, ...]
MOST = 150
"""Combinations of a book that is searched here one by one."""


class Every:
    """The month and the hours of every combination that nothing excludes, each by its estimate."""

    def __init__(self, need: Need, book: PriceBook) -> None:
        self.formulas = with_hours(book.formulas)
        self.net: dict[Combination, int] = {}
        self.hours: dict[Combination, int] = {}
        undominated = {
            code: pick
            for code, pick in need.choose.items()
            if code not in [formula.code for formula in self.formulas]
        }
        for combination in product(*(self._values(place) for place in range(len(self.formulas)))):
            picks = undominated | self._picks(combination)
            try:
                month = estimate(Need(need.facts, picks, need.months), book).month
            except InputErrors:
                continue
            if any(combination) and month and month.low:
                self.net[combination] = month.low.net
                self.hours[combination] = sum(
                    hours_of(by_month(count, formula.first_period[0]), formula)
                    for count, formula in zip(combination, self.formulas, strict=True)
                )

    def _values(self, place: int) -> list[int]:
        grid = self.formulas[place].first_period[1]
        return [0, *range(grid.low, grid.high + 1, grid.step)]

    def _picks(self, combination: Combination) -> dict[str, Pick]:
        return {
            formula.code: Pick(count, formula.first_period[0])
            for count, formula in zip(combination, self.formulas, strict=True)
            if count
        }

    def of(self, option: Option) -> Combination:
        """Return an option as a combination."""
        return tuple(
            option.picks[formula.code].quantity if formula.code in option.picks else 0
            for formula in self.formulas
        )

    def sets(self) -> set[tuple[bool, ...]]:
        """Return every set of formulas that has a combination."""
        return {tuple(map(bool, combination)) for combination in self.net}


def searched(data: st.DataObject, offer: Offer) -> tuple[Need, PriceBook, Every]:
    """Return a need of a book, and all its combinations."""
    (book,) = books_of(offer)
    assume(with_hours(book.formulas) and combination_count(book.formulas) <= MOST)
    need, errors = read_need(data.draw(needs(offer)), book)
    assert not errors
    return need, book, Every(need, book)


@trial_settings
@given(st.data(), offers(hours=True))
def test_a_budget_buys_all_that_is_undominated_within_it(data: st.DataObject, offer: Offer) -> None:
    """Against the definition, pair by pair; without any, the cheapest and what is missing."""
    need, book, every = searched(data, offer)
    budget = data.draw(st.sampled_from(sorted(every.net.values()) or [1]) | st.integers(1, 10**6))
    purchase = Advice(need, book).purchase(budget)
    within = [one for one, net in every.net.items() if net <= budget]
    undominated = [
        one
        for one in within
        if not any(
            other != one and all(more >= less for more, less in zip(other, one, strict=True))
            for other in within
        )
    ]
    assert [every.of(option) for option in purchase.options] == sorted(undominated, reverse=True)
    assert all(option.net == every.net[every.of(option)] for option in purchase.options)
    if every.net and not undominated:
        assert purchase.cheapest and purchase.cheapest.net == min(every.net.values())
        assert purchase.missing == purchase.cheapest.net - budget > 0


@trial_settings
@given(st.data(), offers(hours=True))
def test_the_winner_is_never_dearer_than_what_covers_the_same(
    data: st.DataObject, offer: Offer
) -> None:
    """Every set of formulas that nothing excludes has its best option, or cannot cover the
    hours."""
    need, book, every = searched(data, offer)
    advice = Advice(need, book)
    assert advice.most_hours() == max(every.hours.values(), default=0) // HOUR
    assume(advice.most_hours())
    hours = data.draw(st.integers(1, advice.most_hours()))
    cheapest = advice.cheapest(hours)
    covering = {one: net for one, net in every.net.items() if every.hours[one] >= hours * HOUR}
    assert cheapest.winner.net == min(covering.values()) == covering[every.of(cheapest.winner)]
    options = {cheapest.winner.codes: cheapest.winner.net}
    options |= {loser.codes: loser.option and loser.option.net for loser in cheapest.losers}
    assert len(options) == len(every.sets())
    for codes, net in options.items():
        own = [
            cost
            for one, cost in covering.items()
            if tuple(f.code for f, count in zip(every.formulas, one, strict=True) if count) == codes
        ]
        assert net == min(own, default=None)


@trial_settings
@given(st.data(), offers(hours=True))
def test_the_first_year_of_an_option_is_that_of_its_estimate(
    data: st.DataObject, offer: Offer
) -> None:
    """And the set that is said to cost least then costs no more than any other can."""
    need, book, _ = searched(data, offer)
    assume(Advice(need, book).most_hours())
    plain = serialise_need(need)
    request = {"ask": "cheapest", "on": DAY, "need": plain, "hours_wanted": "1"}
    answer = ask((book,), request)
    assume(answer["ok"])  # two of what is chosen may exclude each other
    options = [answer["winner"], *(one["option"] for one in answer["losers"] if one["option"])]
    years = {}
    for option in options:
        others = {c: pick for c, pick in plain["choose"].items() if not book.formula(c).hours}
        looked = plain | {"choose": others | option["choose"]}
        year = ask((book,), {"ask": "estimate", "on": DAY, "need": looked})["year"]
        assert option["first_year"] == year["first_year"]
        ends = year["first_year"] or {"low": year["net"], "high": "Infinity"}
        years[tuple(option["formulas"])] = Decimal(ends["low"]), Decimal(ends["high"])
    sure = [
        codes
        for codes, (_, high) in years.items()
        if all(high <= low for other, (low, _) in years.items() if other != codes)
        and high.is_finite()
    ]
    assert answer["least_first_year"] == (list(sure[0]) if sure else None)


@trial_settings
@given(st.data(), offers(hours=True))
def test_break_even_is_where_the_definition_says(data: st.DataObject, offer: Offer) -> None:
    """Hour by hour, for each pair of single formulas."""
    need, book, every = searched(data, offer)
    for result in break_evens(Advice(need, book)):
        codes = [formula.code for formula in every.formulas]
        places = codes.index(result.code), codes.index(result.other)
        prices = [_least(place, every) for place in places]
        most = min(len(one) for one in prices)
        even = [prices[0][at] <= prices[1][at] for at in range(1, most)]
        first = even.index(True) + 1 if True in even else None
        assert (result.first and result.first.hours) == first
        always = None
        for at in range(len(even), 0, -1):
            if not even[at - 1]:
                break
            always = at
        assert (result.always is None) == (always is None)
        if result.always and always:
            assert result.always.hours == always
            assert result.always.net == prices[0][always]
            assert result.always.other_net == prices[1][always]


def _least(place: int, every: Every) -> list[int]:
    """Return the least that one formula alone asks for so many hours, from none to the most."""
    alone = {
        one: net
        for one, net in every.net.items()
        if one[place] and not any(one[:place] + one[place + 1 :])
    }
    most = max(every.hours[one] for one in alone) // HOUR
    return [
        min(net for one, net in alone.items() if every.hours[one] >= hours * HOUR)
        for hours in range(most + 1)
    ]


def advised(question: str, book: str = "larger", **more: object) -> Any:
    """Return what is advised to a company of 25 people that commits to nothing."""
    need = {"facts": {"employees": "25", "complexity": "low"}}
    return ask(book, json.loads(json.dumps({"ask": question, "on": DAY, "need": need} | more)))


def test_a_budget_is_read_as_people_type_it() -> None:
    """In the book's currency, and above nothing."""
    assert advised("budget", budget="€ 3.000,00")["budget"] == "3000.00"
    for budget, code in (
        ("3000 $", "other-currency"),
        ("0", "below-min"),
        ("much", "not-a-number"),
    ):
        assert advised("budget", budget=budget)["errors"][0]["code"] == code
    assert advised("budget")["errors"] == [{"field": "budget", "code": "required"}]


def test_what_no_combination_covers_is_refused() -> None:
    """13 days and 16 hours are the most."""
    assert advised("cheapest", hours_wanted="120")["winner"]["net"] == "13780.00"
    assert advised("cheapest", hours_wanted="121")["errors"] == [
        {"field": "hours_wanted", "code": "above-max", "limit": "120"}
    ]


def test_advice_tells_what_comes_once_with_each_set() -> None:
    """A subscription brings the audit, days do not."""
    answer = advised("budget", budget="3000")
    assert [
        (one["formulas"], one["block"]["low"]["net"], one["block"]["high"]["net"])
        for one in answer["once"]
    ] == [
        (["subscription"], "900.00", "1350.00"),
        (["a-la-carte", "subscription"], "900.00", "1350.00"),
    ]


def test_a_book_without_hours_advises_nothing() -> None:
    """There is nothing to compare."""
    answer = ask("one-whole", {"ask": "budget", "on": DAY, "need": {}, "budget": "100"})
    assert answer["errors"] == [{"field": "ask", "code": "not-a-choice"}]
