"""What can be asked: each ask turns a request into plain values."""

from collections.abc import Callable, Mapping, Sequence

from calculator import bounds
from calculator.book import PriceBook
from calculator.estimate import estimate
from calculator.gather import Gathering
from calculator.need import InputError, InputErrors
from calculator.plain import plain_estimate

Request = Mapping[str, object]
Books = Sequence[PriceBook]
Plain = dict[str, object]


def reply(request: Request, books: Books) -> Plain:
    """The answer to a request. Raises InputErrors with every mistake."""
    name = request.get("ask")
    ask = _ASKS.get(name) if isinstance(name, str) else None
    if ask is None:
        raise InputErrors([InputError("ask", "not-a-choice" if "ask" in request else "required")])
    return {"ok": True, **ask(request, books)}


def _estimate(request: Request, books: Books) -> Plain:
    gathering = Gathering(request, known=("need", "on"))
    book = gathering.book(books)
    need = gathering.need(book, check=bounds.mistakes)
    gathering.done()
    return plain_estimate(estimate(need, book))


_ASKS: Mapping[str, Callable[[Request, Books], Plain]] = {
    "estimate": _estimate,
}
