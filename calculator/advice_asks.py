"""What is asked when one seeks advice: what a budget buys, the cheapest formula, the months to
come, the form's bounds."""

from collections.abc import Iterator

from calculator import bounds
from calculator.advice import bought, cheapest, most_hours
from calculator.asks import Books, Plain, Request, estimated
from calculator.book import PriceBook
from calculator.gather import Gathering
from calculator.money import ONE
from calculator.need import InputError, InputErrors, Need, read_number, read_whole
from calculator.plain import plain_book, plain_bounds
from calculator.plain_advice import plain_bought, plain_cheapest, plain_step
from calculator.timeline import timeline
from calculator.typed_number import names_another, plain_amount


def ask_timeline(request: Request, books: Books) -> Plain:
    """The same, month after month."""
    found = estimated(request, books)
    return {**plain_book(found.book), "steps": [plain_step(step) for step in timeline(found)]}


def ask_budget(request: Request, books: Books) -> Plain:
    """What a monthly net budget buys."""
    gathering = Gathering(request, known=("need", "on", "budget"))
    book = gathering.book(books)
    need = gathering.need(book, check=_advice_mistakes)
    budget = gathering.part("budget", lambda field, value: _read_budget(field, value, book))
    gathering.done()
    found = bought(budget, book=book, size=book.size_of(need.employees))
    return plain_bought(found, budget=budget, need=need, book=book)


def ask_cheapest(request: Request, books: Books) -> Plain:
    """The cheapest formula for some hours a month."""
    gathering = Gathering(request, known=("need", "on", "hours_wanted"))
    book = gathering.book(books)
    need = gathering.need(book, check=_advice_mistakes)
    hours = gathering.part("hours_wanted", lambda field, value: _read_hours(field, value, book))
    gathering.done()
    found = cheapest(hours, book=book, size=book.size_of(need.employees))
    return plain_cheapest(found, hours=hours, need=need, book=book)


def ask_book(request: Request, books: Books) -> Plain:
    """The book in force and its bounds, for a form."""
    gathering = Gathering(request, known=("on",))
    book = gathering.book(books)
    gathering.done()
    return {**plain_book(book), **plain_bounds(book), "most_hours_wanted": str(most_hours(book))}


def _advice_mistakes(need: Need, book: PriceBook) -> Iterator[InputError]:
    """A choice is optional, but what is advised may bring an audit to price."""
    yield from bounds.company_mistakes(need, book)
    yield from bounds.choice_mistakes(need, book)
    if not need.audit_done:
        yield from bounds.complexity_mistakes(need, book)


def _read_budget(field: str, value: object, book: PriceBook | None) -> int:
    currency = book.currency if book else ""
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


def _read_hours(field: str, value: object, book: PriceBook | None) -> int:
    hours = read_whole(field, value)
    if book and (
        errors := tuple(bounds.outside(field, hours * ONE, low=ONE, high=most_hours(book) * ONE))
    ):
        raise InputErrors(errors)
    return hours
