"""Advice as plain values: options with what comes once beside them, losers and break-even."""

from collections.abc import Mapping, Sequence

from calculator.advice.best import Advice, Loser, Option
from calculator.advice.break_even import BreakEven, Crossing
from calculator.advice.fields import need_of
from calculator.door.serialise import (
    plain_block,
    plain_book,
    plain_ends,
    plain_pick,
    plain_total,
    plain_vat,
)
from calculator.money import ONE, amount, number, rounded
from calculator.tariff.book import PriceBook
from calculator.tariff.estimate import MONTHS_A_YEAR, Block, estimate, first_year
from calculator.tariff.hours import HOUR
from calculator.tariff.need import Need
from calculator.tariff.vat import Total, kind_of

Once = Mapping[tuple[str, ...], Block | None]
"""What comes once with each set of formulas."""


def once_with(advice: Advice, need: Need) -> Once:
    """For each set of formulas what comes once with it."""
    return {
        tuple([formula.code for formula in formulas]): estimate(
            need_of(formulas, need, advice.book), advice.book
        ).once
        for formulas, _ in advice.fields
    }


def plain_common(book: PriceBook, need: Need, once: Once) -> dict[str, object]:
    """The book, the VAT, and for each set of formulas what comes once with it."""
    kind = kind_of(book.vat, need.facts)
    blocks = [
        {"formulas": list(codes), "block": plain_block(block, need, book)}
        for codes, block in once.items()
        if block
    ]
    return plain_book(book) | {"vat": kind and plain_vat(kind), "once": blocks}


def plain_option(option: Option, need: Need, book: PriceBook, once: Once) -> dict[str, object]:
    """An option with what it costs a month and in the first year."""
    kind = kind_of(book.vat, need.facts)
    total = Total(option.net, kind.percent if kind else 0)
    first = _first_year(option, once)
    return {
        "formulas": list(option.codes),
        "choose": {code: plain_pick(pick) for code, pick in option.picks.items()},
        "covers": number(rounded(option.hours * ONE, HOUR)),
        "first_year": plain_ends(first, book),
    } | (plain_total(total, book) or {})


def _first_year(option: Option, once: Once) -> tuple[int, int] | None:
    return first_year(MONTHS_A_YEAR * option.net, once.get(option.codes))


def least_first_year(options: Sequence[Option], once: Once) -> list[str] | None:
    """The formulas that cost least in the first year; None where ranges or what is on request leave
    that open."""
    years = [(option, _first_year(option, once)) for option in options]
    least = [year[0] if year else MONTHS_A_YEAR * option.net for option, year in years]
    for place, (option, year) in enumerate(years):
        if year and all(year[1] <= other for other in least[:place] + least[place + 1 :]):
            return list(option.codes)
    return None


def plain_loser(loser: Loser, need: Need, book: PriceBook, once: Once) -> dict[str, object]:
    """A set of formulas that does not win, and why."""
    return {
        "formulas": list(loser.codes),
        "option": loser.option and plain_option(loser.option, need, book, once),
        "why": _why(loser.dearer_by),
        "dearer_by": None if loser.dearer_by is None else amount(loser.dearer_by, book.decimals),
    }


def _why(dearer_by: int | None) -> str:
    if dearer_by is None:
        return "cannot-cover"
    return "dearer" if dearer_by else "same-price"


def plain_even(even: BreakEven, book: PriceBook) -> dict[str, object]:
    """From how many hours on one formula costs no more than another."""
    return {
        "formulas": [even.code, even.other],
        "first": even.first and _crossing(even.first, book),
        "always": even.always and _crossing(even.always, book),
    }


def _crossing(at: Crossing, book: PriceBook) -> dict[str, object]:
    nets = [amount(net, book.decimals) for net in (at.net, at.other_net)]
    return {"hours": str(at.hours), "net": nets}
