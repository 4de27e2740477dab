"""Advice as plain values: options with their one-off costs, losers and break-even."""

from collections.abc import Mapping, Sequence

from calculator.advice.best import Advice, Loser, Option
from calculator.advice.break_even import BreakEven, Crossing
from calculator.advice.fields import need_of
from calculator.door.serialise import (
    serialise_block,
    serialise_ends,
    serialise_heading,
    serialise_pick,
    serialise_total,
    serialise_vat,
)
from calculator.money import ONE, amount, number, rounded
from calculator.tariff.book import PriceBook
from calculator.tariff.estimate import MONTHS_A_YEAR, Block, estimate, first_year
from calculator.tariff.hours import HOUR
from calculator.tariff.need import Need
from calculator.tariff.vat import Total, kind_of

Once = Mapping[tuple[str, ...], Block | None]
"""The one-off costs by set of formulas."""


def once_by_formulas(advice: Advice, need: Need) -> Once:
    """Return the one-off costs of each set of formulas."""
    return {
        tuple([formula.code for formula in formulas]): estimate(
            need_of(formulas, need, advice.book), advice.book
        ).once
        for formulas, _ in advice.fields
    }


def serialise_common_fields(book: PriceBook, need: Need, once: Once) -> dict[str, object]:
    """Return the book, the VAT, and the one-off costs of each set of formulas."""
    kind = kind_of(book.vat, need.facts)
    blocks = [
        {"formulas": list(codes), "block": serialise_block(block, need, book)}
        for codes, block in once.items()
        if block
    ]
    return serialise_heading(book) | {"vat": kind and serialise_vat(kind), "once": blocks}


def serialise_option(option: Option, need: Need, book: PriceBook, once: Once) -> dict[str, object]:
    """Return an option with its cost a month and in the first year."""
    kind = kind_of(book.vat, need.facts)
    total = Total(option.net, kind.percent if kind else 0)
    first = _first_year(option, once)
    return {
        "formulas": list(option.codes),
        "choose": {code: serialise_pick(pick) for code, pick in option.picks.items()},
        "covers": number(rounded(option.hours * ONE, HOUR)),
        "first_year": serialise_ends(first, book),
    } | (serialise_total(total, book) or {})


def _first_year(option: Option, once: Once) -> tuple[int, int] | None:
    return first_year(MONTHS_A_YEAR * option.net, once.get(option.codes))


def least_first_year(options: Sequence[Option], once: Once) -> list[str] | None:
    """Return the formulas with the cheapest first year; None if ranges or a line on request leave
    that open."""
    years = [(option, _first_year(option, once)) for option in options]
    lows = [year[0] if year else MONTHS_A_YEAR * option.net for option, year in years]
    for index, (option, year) in enumerate(years):
        if year and all(year[1] <= low for low in lows[:index] + lows[index + 1 :]):
            return list(option.codes)
    return None


def serialise_loser(loser: Loser, need: Need, book: PriceBook, once: Once) -> dict[str, object]:
    """Return a set of formulas that does not win, and why."""
    return {
        "formulas": list(loser.codes),
        "option": loser.option and serialise_option(loser.option, need, book, once),
        "why": _why(loser.dearer_by),
        "dearer_by": None if loser.dearer_by is None else amount(loser.dearer_by, book.decimals),
    }


def _why(dearer_by: int | None) -> str:
    if dearer_by is None:
        return "cannot-cover"
    return "dearer" if dearer_by else "same-price"


def serialise_break_even(break_even: BreakEven, book: PriceBook) -> dict[str, object]:
    """Return from how many hours on one formula costs no more than another."""
    return {
        "formulas": [break_even.code, break_even.other],
        "first": break_even.first and _crossing(break_even.first, book),
        "always": break_even.always and _crossing(break_even.always, book),
    }


def _crossing(crossing: Crossing, book: PriceBook) -> dict[str, object]:
    nets = [amount(net, book.decimals) for net in (crossing.net, crossing.other_net)]
    return {"hours": str(crossing.hours), "net": nets}
