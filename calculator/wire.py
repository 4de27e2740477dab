"""The only door for JavaScript: one JSON text in, one JSON text out."""

import json
from collections.abc import Callable, Mapping, Sequence

from calculator import asks, share_asks
from calculator.book import PriceBook
from calculator.need import InputError, InputErrors
from calculator.plain import plain_errors
from calculator.price_book import shipped_books
from calculator.request import read_request

ASKS: Mapping[str, Callable[..., dict[str, object]]] = {
    "estimate": asks.ask_estimate,
    "suggestion": asks.ask_suggestion,
    "budget": asks.ask_budget,
    "cheapest": asks.ask_cheapest,
    "timeline": asks.ask_timeline,
    "book": asks.ask_book,
    "chart": share_asks.ask_chart,
    "link": share_asks.ask_link,
    "open-link": share_asks.ask_open_link,
}


def answer(text: str, books: Sequence[PriceBook] | None = None) -> str:
    """The answer to one request, by `books` or by those that ship. Never raises."""
    try:
        request = read_request(text)
        found = {"ok": True, **_ask(request)(request, shipped_books() if books is None else books)}
    except InputErrors as refused:
        found = plain_errors(refused.errors)
    except Exception:  # whatever went wrong, the page gets an answer, and no amount
        found = plain_errors((InputError("request", "failed"),))
    return json.dumps(found, separators=(",", ":"))


def _ask(request: Mapping[str, object]) -> Callable[..., dict[str, object]]:
    if "ask" not in request:
        raise InputErrors([InputError("ask", "required")])
    name = request["ask"]
    if not isinstance(name, str) or name not in ASKS:
        raise InputErrors([InputError("ask", "not-a-choice")])
    return ASKS[name]
