"""Advice as plain values, field by field as the docstring of calculator.wire tells."""

from calculator.advice import Bought, Cheapest, Crossing, Loser
from calculator.book import PriceBook
from calculator.estimate import audit, monthly_lines, total
from calculator.money import amount, number, rounded
from calculator.need import Need
from calculator.options import Option, own_option
from calculator.plain import plain_book, plain_one_off, plain_total
from calculator.timeline import Range, Step

Plain = dict[str, object]


def plain_bought(found: Bought, *, budget: int, need: Need, book: PriceBook) -> Plain:
    """What a budget buys."""
    own = own_option(need, book)
    return {
        **_common(need, book),
        "budget": amount(budget),
        "options": [_within(option, budget, need, book) for option in found.options],
        "cheapest": found.cheapest and _within(found.cheapest, budget, need, book),
        "missing": None if found.missing is None else amount(found.missing),
        "own": own and _within(own, budget, need, book),
    }


def plain_cheapest(found: Cheapest, *, hours: int, need: Need, book: PriceBook) -> Plain:
    """The cheapest formula for some hours."""
    own = own_option(need, book)
    return {
        **_common(need, book),
        "hours_wanted": str(hours),
        "winner": plain_option(found.winner, need=need, book=book),
        "losers": [_loser(loser, need, book) for loser in found.losers],
        "break_even": {
            "first": _crossing(found.first_even),
            "always": _crossing(found.always_even),
        },
        "own": own
        and plain_option(own, need=need, book=book) | {"covers_wanted": own.covers(hours)},
    }


def plain_step(step: Step) -> Plain:
    """One step of the timeline."""
    return {
        "month": step.month,
        "code": step.code,
        "net": _range(step.net),
        "total": _range(step.total),
    }


def plain_option(option: Option, *, need: Need, book: PriceBook) -> Plain:
    """What an option is, costs and covers, and the audit it brings."""
    size = book.size_of(need.employees)
    lines = monthly_lines(
        book, size=size, days=option.days, days_per=option.days_per, hours=option.hours
    )
    wanted = "wanted" if need.audit else None
    return {
        "formula": option.formula,
        "days": number(option.days),
        "days_per": option.days_per,
        "hours": str(option.hours),
        "covers": number(rounded(*option.covered)),
        "lines": [{"code": line.code, "amount": amount(line.amount)} for line in lines],
        **plain_total(total(option.net, book)),
        "audit": None if need.audit_done else "required" if option.hours else wanted,
    }


def _common(need: Need, book: PriceBook) -> Plain:
    """The book, the size, and the audit that comes with options that ask for one."""
    size = book.size_of(need.employees)
    block = (
        None
        if need.audit_done
        else audit(book, size=size, complexity=need.complexity, required=True)
    )
    return {**plain_book(book), "size": size.code, "one_off": block and plain_one_off(block)}


def _within(option: Option, budget: int, need: Need, book: PriceBook) -> Plain:
    return plain_option(option, need=need, book=book) | {"left": amount(budget - option.net)}


def _loser(loser: Loser, need: Need, book: PriceBook) -> Plain:
    return {
        "formula": loser.formula,
        "option": loser.option and plain_option(loser.option, need=need, book=book),
        "why": loser.why,
        "dearer_by": None if loser.dearer_by is None else amount(loser.dearer_by),
    }


def _crossing(at: Crossing | None) -> Plain | None:
    if at is None:
        return None
    return {
        "hours": str(at.hours),
        "a_la_carte": amount(at.a_la_carte),
        "subscription": amount(at.subscription),
    }


def _range(ends: Range) -> Plain | None:
    return ends and {"low": amount(ends[0]), "high": amount(ends[1])}
