"""The price books of a folder."""

from pathlib import Path

from calculator.mistake import Mistake, PriceBookError, say
from calculator.reading.book import read_book
from calculator.tariff.book import PriceBook


def read_books(folder: Path) -> tuple[PriceBook, ...]:
    """Return every book of a folder, the oldest first. Raises PriceBookError with the mistakes of
    all."""
    books: list[PriceBook] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            books.append(read_book(text_of(path), source=path.as_posix()))
        except PriceBookError as error:
            mistakes += error.mistakes
    if mistakes:
        raise PriceBookError(mistakes)
    return tuple(sorted(books, key=lambda book: book.first_day))


def text_of(path: Path) -> str:
    """Return the text of a file, without the mark that some editors put before UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        message = say("the file must be text in UTF-8, got other bytes; save it again as UTF-8.")
        raise PriceBookError([Mistake(path.as_posix(), line, message)]) from None
