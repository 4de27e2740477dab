"""Price books: read from their files, and picked by day."""

from __future__ import annotations

import json
from functools import lru_cache, partial
from os.path import dirname, join
from typing import TYPE_CHECKING

from calculator.book import PriceBook, PriceBookError
from calculator.book_table import book_of
from calculator.mistake import Mistake, say
from calculator.table import Table

if TYPE_CHECKING:  # the browser's library goes without pathlib and tomllib
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from pathlib import Path

SHIPPED = "prices.json"
"""What `bundled` makes is looked for under this name beside this module."""


class NoBookError(LookupError):
    """No book is in force on a day; `next_day` is when the next one begins, if any."""

    def __init__(self, day: date, *, next_day: date | None) -> None:
        super().__init__(f"no price book is in force on {day}; add one to the prices folder")
        self.next_day = next_day


class ExpiredError(LookupError):
    """The last book has ended; `last_day` is when."""

    def __init__(self, day: date, *, last_day: date) -> None:
        super().__init__(f"the prices ended on {last_day}, before {day}; add a newer price book")
        self.last_day = last_day


def book_on(books: Sequence[PriceBook], day: date) -> PriceBook:
    """The book in force on `day`: never the nearest one.

    Raises NoBookError before the first book and in a gap, ExpiredError after the last.
    """
    begun = [book for book in books if book.first_day <= day]
    book = max(begun, key=lambda book: book.first_day, default=None)
    if book and book.covers(day):
        return book
    next_day = min((book.first_day for book in books if book.first_day > day), default=None)
    if book and book.last_day and next_day is None:
        raise ExpiredError(day, last_day=book.last_day)
    raise NoBookError(day, next_day=next_day)


def read_book(text: str, *, source: str) -> PriceBook:
    """The book in a TOML text; `source` is its path, named after its first day.

    Raises PriceBookError with every mistake.
    """
    return book_of(_table(text, source=source))


def read_books(folder: Path) -> tuple[PriceBook, ...]:
    """Every book of a folder, the oldest first. Raises PriceBookError with every mistake."""
    return _all(partial(_read_file, path) for path in _files(folder))


@lru_cache(maxsize=1)
def shipped_books() -> tuple[PriceBook, ...]:
    """The books that came with the calculator: its bundle's, else the checkout's; read once."""
    try:
        bundle = __spec__.loader.get_data(join(dirname(__file__), SHIPPED))  # type: ignore  # from a folder or a zip
    except OSError:
        return read_books(checkout())
    return read_bundle(bundle.decode())


def checkout() -> Path:
    """The folder that staff edit."""
    from pathlib import Path

    return Path(__file__).resolve().parent.parent / "content" / "prices"


def read_bundle(text: str) -> tuple[PriceBook, ...]:
    """The books in a text made by `bundled`, the oldest first."""
    tables = (Table(values, source=name, lines={}) for name, values in json.loads(text).items())
    return _all(partial(book_of, table) for table in tables)


def bundled(folder: Path) -> str:
    """Every book of a folder as one JSON text, checked, for where there is no TOML reader."""
    read_books(folder)
    return json.dumps(
        {path.name: _table(_text(path), source=path.name).values for path in _files(folder)}
    )


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _read_file(path: Path) -> PriceBook:
    return read_book(_text(path), source=path.as_posix())


def _text(path: Path) -> str:
    """The text of a file, without the mark that some editors put before UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        said = say("the file must be text in UTF-8, got other bytes; save it again as UTF-8.")
        raise PriceBookError([Mistake(path.as_posix(), line, said)]) from None


def _table(text: str, *, source: str) -> Table:
    from calculator.toml_text import read_toml

    return read_toml(text, source=source)


def _all(reads: Iterable[Callable[[], PriceBook]]) -> tuple[PriceBook, ...]:
    """Every book read, the oldest first, or the mistakes of all of them."""
    books: list[PriceBook] = []
    mistakes: list[Mistake] = []
    for read in reads:
        try:
            books.append(read())
        except PriceBookError as error:
            mistakes += error.mistakes
    if mistakes:
        raise PriceBookError(mistakes)
    return tuple(sorted(books, key=lambda book: book.first_day))
