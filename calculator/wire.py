"""The only door for JavaScript: one JSON text in, one JSON text out."""

import json
from collections.abc import Sequence

from calculator import asks
from calculator.book import PriceBook
from calculator.need import InputError, InputErrors
from calculator.plain import plain_errors
from calculator.price_book import shipped_books
from calculator.request import read_request


def answer(text: str, books: Sequence[PriceBook] | None = None) -> str:
    """The answer to one request, by `books` or by those that ship. Never raises."""
    try:
        found = asks.reply(read_request(text), shipped_books() if books is None else books)
    except InputErrors as refused:
        found = plain_errors(refused.errors)
    except Exception:  # whatever it is, the page must get an answer without an amount
        found = plain_errors((InputError("request", "failed"),))
    return json.dumps(found, separators=(",", ":"))
