"""The price books of `content/prices/`; each text is read once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from calculator.mistake import Mistake, PriceBookError
from calculator.reading.book import read_book
from calculator.tariff.book import PriceBook, book_on
from calculator.tariff.refusal import InputErrors
from plugins.errors import ContentError
from plugins.reading.files import text_of

FOLDER = "prices"


def files_of(content: Path) -> list[tuple[Path, str]]:
    """Return every book's file, with its name for messages."""
    return [
        (path, f"{content.name}/{FOLDER}/{path.name}")
        for path in sorted((content / FOLDER).glob("*.toml"))
    ]


def read_file(path: Path, *, file: str) -> PriceBook:
    """Return the book in a file; ContentError lists its mistakes."""
    return read_text(text_of(path, file=file), file)


def read_books(content: Path) -> tuple[PriceBook, ...]:
    """Return every book, the oldest first; ContentError lists the mistakes of all."""
    books: list[PriceBook] = []
    mistakes: list[Mistake] = []
    for path, file in files_of(content):
        try:
            books.append(read_file(path, file=file))
        except ContentError as error:
            mistakes += error.mistakes
    if mistakes:
        raise ContentError(mistakes)
    return tuple(sorted(books, key=lambda book: book.first_day))


def in_force(books: Sequence[PriceBook], day: date) -> PriceBook | None:
    """Return the book in force on a day, None if there is none."""
    try:
        return book_on(books, day)
    except InputErrors:
        return None


def pages_of(book: PriceBook) -> tuple[str, ...]:
    """Return the pages of a book's rules in its order, without duplicates."""
    pages: list[str | None] = []
    for formula in book.formulas:
        pages += [formula.page, *(requirement.page for requirement in formula.requires)]
    pages += [entry.page for entry in book.adjustments]
    pages += [entry.page for entry in book.included]
    pages += [book.comparison.page if book.comparison else None, book.year_page]
    return tuple(dict.fromkeys(page for page in pages if page))


@lru_cache(maxsize=64)  # the rules, the texts, the tables and the form ask for the same few
def read_text(text: str, file: str) -> PriceBook:
    """Return the book in a text; ContentError lists its mistakes."""
    try:
        return read_book(text, source=file)
    except PriceBookError as error:  # the calculator does not know ContentError
        raise ContentError(error.mistakes) from error
