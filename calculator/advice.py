"""From a budget to what it buys, and from hours of a CIO to the cheapest formula: by searching
every option."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from calculator.book import PriceBook, Size
from calculator.money import ONE
from calculator.options import Option, options

FORMULAS = ("a-la-carte", "subscription", "combination")
"""In the order they are preferred at the same price: days of service need no audit first."""


@dataclass(frozen=True, slots=True)
class Bought:
    """What a budget buys: every undominated option within it, the most days first.

    Where there is none, `cheapest` is the option of least cost and `missing` what it wants on top.
    """

    options: tuple[Option, ...]
    cheapest: Option | None
    missing: int | None


@dataclass(frozen=True, slots=True)
class Loser:
    """A formula that does not win: the option it offers, None where it cannot cover the need, and
    why."""

    formula: str
    option: Option | None
    why: str
    dearer_by: int | None


@dataclass(frozen=True, slots=True)
class Crossing:
    """The two formulas side by side at so many hours a month."""

    hours: int
    a_la_carte: int
    subscription: int


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The winner, the losers, and where à la carte first and for good costs no more than the
    subscription."""

    winner: Option
    losers: tuple[Loser, ...]
    first_even: Crossing | None
    always_even: Crossing | None


def bought(budget: int, *, book: PriceBook, size: Size) -> Bought:
    """What a monthly net budget buys for a company of one size."""
    every = tuple(options(book, size))
    found = undominated(option for option in every if option.net <= budget)
    if found:
        return Bought(found, None, None)
    cheapest = min(every, key=lambda option: option.net)
    return Bought((), cheapest, cheapest.net - budget)


def undominated(within: Iterable[Option]) -> tuple[Option, ...]:
    """Those than which no other has as many days and hours, and more of one; given the most days
    first."""
    most_hours: dict[int, Option] = {}
    for option in within:
        held = most_hours.get(option.days)
        if held is None or option.hours > held.hours:
            most_hours[option.days] = option
    found: list[Option] = []
    for option in most_hours.values():
        if not found or option.hours > found[-1].hours:
            found.append(option)
    return tuple(found)


def cheapest(hours: int, *, book: PriceBook, size: Size) -> Cheapest:
    """The cheapest formula that covers so many hours of a CIO a month, within `most_hours`."""
    offered: dict[str, list[Option]] = {formula: [] for formula in FORMULAS}
    for option in options(book, size):
        offered[option.formula].append(option)
    best = {formula: covering(hours, some) for formula, some in offered.items()}
    winner = min((option for option in best.values() if option), key=lambda option: option.net)
    losers = tuple(
        _loser(formula, option, winner)
        for formula, option in best.items()
        if formula != winner.formula
    )
    crossings = tuple(_crossings(offered["a-la-carte"], offered["subscription"], book))
    return Cheapest(winner, losers, _first_even(crossings), _always_even(crossings))


def covering(hours: int, some: Iterable[Option]) -> Option | None:
    """Of some options the one that covers so many hours for least, and gives most at that price."""
    enough = (option for option in some if option.covers(hours))
    return min(
        enough, key=lambda option: (option.net, -option.covered[0], option.hours), default=None
    )


def most_hours(book: PriceBook) -> int:
    """The hours a month that the largest option covers, whole."""
    return (book.days["month"].high * book.hours_per_day // ONE + book.hours.high) // ONE


def _loser(formula: str, option: Option | None, winner: Option) -> Loser:
    if option is None:
        return Loser(formula, None, "cannot-cover", None)
    dearer_by = option.net - winner.net
    return Loser(formula, option, "dearer" if dearer_by else "same-price", dearer_by)


def _crossings(
    in_days: Iterable[Option], in_hours: Iterable[Option], book: PriceBook
) -> Iterator[Crossing]:
    """Both formulas at each number of hours that both can cover."""
    for hours in range(1, book.hours.high // ONE + 1):
        days, subscription = covering(hours, in_days), covering(hours, in_hours)
        if days and subscription:
            yield Crossing(hours, days.net, subscription.net)


def _first_even(crossings: tuple[Crossing, ...]) -> Crossing | None:
    """Where à la carte first costs no more."""
    return next((at for at in crossings if at.a_la_carte <= at.subscription), None)


def _always_even(crossings: tuple[Crossing, ...]) -> Crossing | None:
    """From where on à la carte never costs more again."""
    found = None
    for at in reversed(crossings):
        if at.a_la_carte > at.subscription:
            break
        found = at
    return found
