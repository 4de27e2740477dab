"""The price books that come with the calculator.

A checkout reads the folder that staff edit. In the wheel and in the browser another module stands
in this one's place, with the same books written out as Python (plugins/browser/shipped_books.py):
they read no file.
"""

from functools import lru_cache
from pathlib import Path

from calculator.offer.book import PriceBook
from calculator.offer.reading.files import read_books


@lru_cache(maxsize=1)
def shipped_books() -> tuple[PriceBook, ...]:
    """The books of the checkout, the oldest first; read once. Raises PriceBookError."""
    return read_books(checkout())


def checkout() -> Path:
    """The folder that staff edit."""
    return Path(__file__).resolve().parent.parent / "content" / "prices"
