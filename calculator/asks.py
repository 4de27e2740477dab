"""What is asked of a need first: each ask turns a request into plain values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from calculator import bounds
from calculator.book import PriceBook
from calculator.estimate import Estimate, estimate
from calculator.gather import Gathering
from calculator.need import InputError, InputErrors, Need
from calculator.plain import plain_estimate, plain_need

Request = Mapping[str, object]
Books = Sequence[PriceBook]
Plain = dict[str, object]


def ask_estimate(request: Request, books: Books) -> Plain:
    """What the need costs."""
    return plain_estimate(estimated(request, books))


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
