"""The price books that come with the calculator.

A checkout reads the folder that staff edit. The wheel and the browser read no file: there another
module replaces this one, with the same books as Python code (plugins/browser/shipped_books.py).
"""

from functools import lru_cache
from pathlib import Path

from calculator.reading.files import read_books
from calculator.tariff.book import PriceBook


@lru_cache(maxsize=1)
def shipped_books() -> tuple[PriceBook, ...]:
    """Return the books of the checkout, the oldest first, read once. Raises PriceBookError."""
    return read_books(checkout())


def checkout() -> Path:
    """Return the folder that staff edit."""
    return Path(__file__).resolve().parent.parent / "content" / "prices"
