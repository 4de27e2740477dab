"""What can be asked about a need: each ask turns a request into plain values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from calculator import bounds
from calculator.advice import bought, cheapest, most_hours
from calculator.book import PriceBook
from calculator.estimate import Estimate, estimate
from calculator.gather import Gathering
from calculator.money import ONE
from calculator.need import InputError, InputErrors, Need, read_number, read_whole
from calculator.plain import plain_book, plain_bounds, plain_estimate, plain_need
from calculator.plain_advice import plain_bought, plain_cheapest, plain_step
from calculator.timeline import timeline

Request = Mapping[str, object]
Books = Sequence[PriceBook]
Plain = dict[str, object]


def ask_estimate(request: Request, books: Books) -> Plain:
    """What the need costs."""
    return plain_estimate(estimated(request, books))


def ask_timeline(request: Request, books: Books) -> Plain:
    """The same, month after month."""
    found = estimated(request, books)
    return {**plain_book(found.book), "steps": [plain_step(step) for step in timeline(found)]}


def ask_suggestion(request: Request, books: Books) -> Plain:
    """The usual rhythm of a company of that size, estimated."""
    gathering = Gathering(request, known=("need", "on"))
    book = gathering.book(books)
    need = gathering.need(book, check=_company_mistakes)
    gathering.done()
    size = book.size_of(need.employees)
    usual = replace(need, days=size.usual_days, days_per=size.usual_days_per)
    if errors := tuple(bounds.mistakes(usual, book)):
        raise InputErrors(errors)
    return {"need": plain_need(usual), "estimate": plain_estimate(estimate(usual, book))}


def ask_budget(request: Request, books: Books) -> Plain:
    """What a monthly net budget buys."""
    gathering = Gathering(request, known=("need", "on", "budget"))
    book = gathering.book(books)
    need = gathering.need(book, check=_advice_mistakes)
    budget = gathering.part("budget", _read_budget)
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


def estimated(request: Request, books: Books, *, known: Sequence[str] = ()) -> Estimate:
    """The estimate a request's need and day lead to. Raises InputErrors."""
    gathering = Gathering(request, known=("need", "on", *known))
    book = gathering.book(books)
    need = gathering.need(book, check=bounds.mistakes)
    gathering.done()
    return estimate(need, book)


def _company_mistakes(need: Need, book: PriceBook) -> Iterator[InputError]:
    """A suggestion is for a company that has not chosen."""
    yield from bounds.company_mistakes(need, book)
    if need.days:
        yield InputError("days", "already-chosen")
    if need.hours:
        yield InputError("hours", "already-chosen")


def _advice_mistakes(need: Need, book: PriceBook) -> Iterator[InputError]:
    """A choice is optional, but what is advised may bring an audit to price."""
    yield from bounds.company_mistakes(need, book)
    yield from bounds.choice_mistakes(need, book)
    if not need.audit_done:
        yield from bounds.complexity_mistakes(need, book)


def _read_budget(field: str, value: object) -> int:
    budget = read_number(field, value)
    if budget < 1:
        raise InputErrors([InputError(field, "below-min", "0.01")])
    return budget


def _read_hours(field: str, value: object, book: PriceBook | None) -> int:
    hours = read_whole(field, value)
    if book and (errors := tuple(bounds.outside(field, hours * ONE, low=ONE, high=most_hours(book) * ONE))):
        raise InputErrors(errors)
    return hours
