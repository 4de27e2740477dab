"""Requests for advice: what a budget buys, and the cheapest formulas for some hours."""

from collections.abc import Mapping, Sequence
from functools import partial

from calculator.advice.best import Advice, Option
from calculator.advice.break_even import break_evens
from calculator.advice.fields import need_of, sets_of
from calculator.door.request_parser import RequestParser
from calculator.door.serialise_advice import (
    least_first_year,
    once_by_formulas,
    serialise_break_even,
    serialise_common_fields,
    serialise_loser,
    serialise_option,
)
from calculator.door.values import read_number, read_whole
from calculator.money import ONE, amount
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
from calculator.tariff.requirements import conflicts, entries_of
from calculator.typed_number import in_thousands, names_another, normalise_amount


def handle_budget(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """Return what a monthly net budget buys."""
    parser = RequestParser(request, fields=("need", "on", "budget"))
    book = parser.book(books)
    need = parser.need(book, check=_mistakes)
    budget = parser.field("budget", partial(_read_budget, book=book))
    parser.done()
    advice = Advice(need, book)
    purchase, own, once = advice.purchase(budget), _own(need, book), once_by_formulas(advice, need)

    def with_rest(option: Option) -> dict[str, object]:
        rest = amount(budget - option.net, book.decimals)
        return serialise_option(option, need, book, once) | {"left": rest}

    return serialise_common_fields(book, need, once) | {
        "budget": amount(budget, book.decimals),
        "options": [with_rest(option) for option in purchase.options],
        "cheapest": purchase.cheapest and with_rest(purchase.cheapest),
        "missing": None if purchase.missing is None else amount(purchase.missing, book.decimals),
        "own": own and with_rest(own),
    }


def handle_cheapest(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """Return the cheapest formulas for some hours a month."""
    parser = RequestParser(request, fields=("need", "on", "hours_wanted"))
    book = parser.book(books)
    need = parser.need(book, check=_mistakes)
    hours = parser.field("hours_wanted", read_whole)
    parser.done()
    advice = Advice(need, book)
    most_hours = advice.most_hours()
    if errors := outside("hours_wanted", hours * ONE, low=ONE, high=most_hours * ONE):
        raise InputErrors(errors)
    cheapest, own, once = advice.cheapest(hours), _own(need, book), once_by_formulas(advice, need)
    options = [cheapest.winner, *[loser.option for loser in cheapest.losers if loser.option]]
    return serialise_common_fields(book, need, once) | {
        "hours_wanted": str(hours),
        "most_hours_wanted": str(most_hours),
        "winner": serialise_option(cheapest.winner, need, book, once),
        "losers": [serialise_loser(loser, need, book, once) for loser in cheapest.losers],
        "least_first_year": least_first_year(options, once),
        "break_even": [serialise_break_even(pair, book) for pair in break_evens(advice)],
        "own": own
        and serialise_option(own, need, book, once) | {"covers_wanted": own.hours >= hours * HOUR},
    }


def _mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """Return the mistakes in a need: a choice is optional, but every possible advice must have a
    price."""
    if not with_hours(book.formulas):
        return [InputError("ask", "not-a-choice")]
    errors = fact_mistakes(need, book) + choice_mistakes(need, book) + month_mistakes(need, book)
    entries = entries_of(book.formulas, need)
    errors += [
        InputError(f"choose.{later}", "excludes", earlier) for later, earlier in conflicts(entries)
    ]
    formulas = [entry.formula for entry in entries]
    for formula_set in sets_of(book):
        formulas += [
            entry.formula
            for entry in entries_of(book.formulas, need_of(formula_set, need, book))
            if entry.formula not in formulas
        ]
    return errors + missing_facts(need, book, formulas=formulas)


def _read_budget(field: str, value: object, *, book: PriceBook) -> int:
    decimals = book.decimals
    digits = normalise_amount(value, book.currency, decimals) if isinstance(value, str) else value
    try:
        budget = read_number(field, digits, decimals)
    except InputErrors:
        if isinstance(digits, str) and names_another(digits, book.currency):
            raise InputErrors([InputError(field, "other-currency", book.currency)]) from None
        raise
    if decimals == 3 and in_thousands(str(digits), ","):  # a dinar's decimals, or a thousand
        raise InputErrors([InputError(field, "too-fine")])
    if budget < 1:
        raise InputErrors([InputError(field, "below-min", amount(1, decimals))])
    return budget


def _own(need: Need, book: PriceBook) -> Option | None:
    """Return the visitor's own choice of formulas with hours, None if there is none."""
    chosen = [formula for formula in with_hours(book.formulas) if formula.code in need.choose]
    if not chosen:
        return None
    picks = {formula.code: need.choose[formula.code] for formula in chosen}
    counts = [by_month(pick.quantity, pick.per) for pick in picks.values()]
    hours = sum([hours_of(count, one) for count, one in zip(counts, chosen, strict=True)])
    month = estimate(need, book).month
    assert month and month.low
    return Option(tuple(picks), picks, month.low.net, hours)
