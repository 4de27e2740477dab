"""The price books that come with the calculator.

A checkout reads the folder that staff edit. In the wheel and in the browser another module stands
in this one's place, with the same books written out as Python (plugins/browser/shipped_books.py):
they read no file.
"""

from functools import lru_cache
from pathlib import Path

from calculator.reading.files import read_books
from calculator.tariff.book import PriceBook


@lru_cache(maxsize=1)
def shipped_books() -> tuple[PriceBook, ...]:
    """The books of the checkout, the oldest first; read once. Raises PriceBookError."""
    return read_books(checkout())


def checkout() -> Path:
    """The folder that staff edit."""
    return Path(__file__).resolve().parent.parent / "content" / "prices"
