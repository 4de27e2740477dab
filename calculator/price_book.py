"""Price books: read from their files, and picked by day."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from calculator.book import PriceBook, PriceBookError
from calculator.book_table import book_of
from calculator.table import Table

BUNDLE = "prices.json"
"""What `bundled` makes is looked for under this name beside this module."""

CHECKOUT = Path(__file__).resolve().parent.parent / "content" / "prices"


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
    return _books(_table(text, source=source) for source, text in _texts(folder))


@lru_cache(maxsize=1)
def shipped_books() -> tuple[PriceBook, ...]:
    """The books that came with the calculator: its bundle's, else the checkout's; read once."""
    try:
        bundle = __loader__.get_data(str(Path(__file__).with_name(BUNDLE)))  # a folder's or a zip's
    except OSError:
        return read_books(CHECKOUT)
    return read_bundle(bundle.decode())


def read_bundle(text: str) -> tuple[PriceBook, ...]:
    """The books in a text made by `bundled`, the oldest first."""
    return _books(Table(values, source=source, lines={}) for source, values in json.loads(text).items())


def bundled(folder: Path) -> str:
    """Every book of a folder as one JSON text, checked, for where there is no TOML reader."""
    read_books(folder)
    return json.dumps({Path(source).name: dict(_table(text, source=source).values) for source, text in _texts(folder)})


def _texts(folder: Path) -> Iterable[tuple[str, str]]:
    """Path and text of every book's file; utf-8-sig because some editors write a mark."""
    for path in sorted(folder.glob("*.toml")):
        try:
            yield str(path), path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            raise PriceBookError([f"{path}:{line}: the file must be text in UTF-8; save it again as UTF-8"]) from error


def _books(tables: Iterable[Table]) -> tuple[PriceBook, ...]:
    books, mistakes = [], []
    for table in tables:
        try:
            books.append(book_of(table))
        except PriceBookError as error:
            mistakes += error.mistakes
    if mistakes:
        raise PriceBookError(mistakes)
    return tuple(sorted(books, key=lambda book: book.first_day))


def _table(text: str, *, source: str) -> Table:
    from calculator.toml_text import read_toml  # the browser's bundle goes without tomllib

    return read_toml(text, source=source)
