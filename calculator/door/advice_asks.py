"""What is asked when one seeks advice: what a budget buys, and the cheapest formulas for some
hours."""

from collections.abc import Mapping, Sequence
from functools import partial

from calculator.advice.best import Advice, Loser, Option
from calculator.advice.break_even import BreakEven, Crossing, break_evens
from calculator.advice.fields import need_of, sets_of
from calculator.door.gather import Gathering
from calculator.door.plain import plain_block, plain_book, plain_pick, plain_total
from calculator.door.values import read_number, read_whole
from calculator.money import ONE, amount, number, rounded
from calculator.tariff.book import PriceBook
from calculator.tariff.bounds import (
    choice_mistakes,
    fact_mistakes,
    missing_facts,
    month_mistakes,
    outside,
)
from calculator.tariff.estimate import estimate
from calculator.tariff.hours import HOUR, hours_of, with_hours
from calculator.tariff.need import Need
from calculator.tariff.quantities import by_month
from calculator.tariff.refusal import InputError, InputErrors
from calculator.tariff.requirements import conflicts, lineup
from calculator.tariff.vat import Total, kind_of
from calculator.typed_number import names_another, plain_amount


def ask_budget(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """What a monthly net budget buys."""
    gathering = Gathering(request, known=("need", "on", "budget"))
    book = gathering.book(books)
    need = gathering.need(book, check=_mistakes)
    budget = gathering.part("budget", partial(_read_budget, currency=book.currency))
    gathering.done()
    advice = Advice(need, book)
    found, own = advice.bought(budget), _own(need, book)

    def within(option: Option) -> dict[str, object]:
        return _option(option, need, book) | {"left": amount(budget - option.net)}

    return _common(advice, need) | {
        "budget": amount(budget),
        "options": [within(option) for option in found.options],
        "cheapest": found.cheapest and within(found.cheapest),
        "missing": None if found.missing is None else amount(found.missing),
        "own": own and within(own),
    }


def ask_cheapest(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """The cheapest formulas for some hours a month."""
    gathering = Gathering(request, known=("need", "on", "hours_wanted"))
    book = gathering.book(books)
    need = gathering.need(book, check=_mistakes)
    hours = gathering.part("hours_wanted", read_whole)
    gathering.done()
    advice = Advice(need, book)
    most = advice.most_hours()
    if errors := outside("hours_wanted", hours * ONE, low=ONE, high=most * ONE):
        raise InputErrors(errors)
    found, own = advice.cheapest(hours), _own(need, book)
    return _common(advice, need) | {
        "hours_wanted": str(hours),
        "most_hours_wanted": str(most),
        "winner": _option(found.winner, need, book),
        "losers": [_loser(loser, need, book) for loser in found.losers],
        "break_even": [_even(one) for one in break_evens(advice)],
        "own": own and _option(own, need, book) | {"covers_wanted": own.hours >= hours * HOUR},
    }


def _mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """A choice is optional, but whatever may be advised must be priced."""
    if not with_hours(book.formulas):
        return [InputError("ask", "not-a-choice")]
    found = fact_mistakes(need, book) + choice_mistakes(need, book) + month_mistakes(need, book)
    entries = lineup(book.formulas, need)
    found += [
        InputError(f"choose.{later}", "excludes", earlier) for later, earlier in conflicts(entries)
    ]
    formulas = [entry.formula for entry in entries]
    for some in sets_of(book):
        formulas += [
            entry.formula
            for entry in lineup(book.formulas, need_of(some, need, book))
            if entry.formula not in formulas
        ]
    return found + missing_facts(need, book, formulas=formulas)


def _read_budget(field: str, value: object, *, currency: str) -> int:
    plain = plain_amount(value, currency) if isinstance(value, str) else value
    try:
        budget = read_number(field, plain)
    except InputErrors:
        if isinstance(plain, str) and names_another(plain, currency):
            raise InputErrors([InputError(field, "other-currency", currency)]) from None
        raise
    if budget < 1:
        raise InputErrors([InputError(field, "below-min", "0.01")])
    return budget


def _own(need: Need, book: PriceBook) -> Option | None:
    """The visitor's own choice of formulas with hours, None where there is none."""
    chosen = [formula for formula in with_hours(book.formulas) if formula.code in need.choose]
    if not chosen:
        return None
    picks = {formula.code: need.choose[formula.code] for formula in chosen}
    counts = [by_month(pick.quantity, pick.per) for pick in picks.values()]
    hours = sum([hours_of(count, one) for count, one in zip(counts, chosen, strict=True)])
    month = estimate(need, book).month
    assert month and month.low
    return Option(tuple(picks), picks, month.low.net, hours)


def _common(advice: Advice, need: Need) -> dict[str, object]:
    """The book, and for each set of formulas what comes once with it."""
    once = []
    for formulas, _ in advice.fields:
        block = estimate(need_of(formulas, need, advice.book), advice.book).once
        if block:
            codes = [formula.code for formula in formulas]
            once.append({"formulas": codes, "block": plain_block(block, need)})
    return plain_book(advice.book) | {"once": once}


def _option(option: Option, need: Need, book: PriceBook) -> dict[str, object]:
    kind = kind_of(book.vat, need.facts)
    total = Total(option.net, kind.percent if kind else 0)
    return {
        "formulas": list(option.codes),
        "choose": {code: plain_pick(pick) for code, pick in option.picks.items()},
        "covers": number(rounded(option.hours * ONE, HOUR)),
    } | (plain_total(total) or {})


def _loser(loser: Loser, need: Need, book: PriceBook) -> dict[str, object]:
    return {
        "formulas": list(loser.codes),
        "option": loser.option and _option(loser.option, need, book),
        "why": _why(loser.dearer_by),
        "dearer_by": None if loser.dearer_by is None else amount(loser.dearer_by),
    }


def _why(dearer_by: int | None) -> str:
    if dearer_by is None:
        return "cannot-cover"
    return "dearer" if dearer_by else "same-price"


def _even(found: BreakEven) -> dict[str, object]:
    return {
        "formulas": [found.code, found.other],
        "first": found.first and _crossing(found.first),
        "always": found.always and _crossing(found.always),
    }


def _crossing(at: Crossing) -> dict[str, object]:
    return {"hours": str(at.hours), "net": [amount(at.net), amount(at.other_net)]}
