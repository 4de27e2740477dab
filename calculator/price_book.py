"""Price books read from their files."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from calculator.book import PriceBook
from calculator.book_table import book_of
from calculator.mistake import Mistake, PriceBookError, say
from calculator.toml_text import read_toml


def read_book(text: str, *, source: str) -> PriceBook:
    """The book in a TOML text; `source` is its path, named after its first day.

    Raises PriceBookError with every mistake.
    """
    return book_of(read_toml(text, source=source))


def read_books(folder: Path) -> tuple[PriceBook, ...]:
    """Every book of a folder, the oldest first. Raises PriceBookError with every mistake."""
    return _all(partial(_read_file, path) for path in _files(folder))


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
