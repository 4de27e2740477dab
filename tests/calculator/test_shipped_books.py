"""The books of a folder, and of the checkout."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from calculator import shipped as shipped_module
from calculator.mistake import PriceBookError
from calculator.reading.book import read_book
from calculator.reading.files import read_books
from calculator.shipped import shipped_books
from calculator.tariff.book import book_on
from calculator.tariff.refusal import InputError, InputErrors
from calculator.wire import answer
from tests.support.both_languages import lines
from tests.support.cases import BOOKS
from tests.support.firm import PRICES

A = (BOOKS / "2026-01-01.toml").read_text(encoding="utf-8")
SOURCE = "content/prices/2026-01-01.toml"
BOOK = read_books(BOOKS)


def mistakes(text: str) -> list[str]:
    """Return what is said about a text that is no book."""
    with pytest.raises(PriceBookError) as error:
        read_book(text, source=SOURCE)
    return lines(error.value.mistakes)


@pytest.mark.parametrize(
    ("slip", "todo"),
    [
        ("small = 900,00", "write its value in quotation marks"),
        ('small = "900.00', "look for a missing or extra quotation mark"),
        ("small 900", 'write "=" between the name and its value'),
        ("small 1,250.00", 'write "=" between the name and its value'),
        ("small is for later", 'begin a note with "#"'),
        ('small = """900.00"', "look for a missing or extra quotation mark"),
        ("small = [900.00", 'write ["…", "…"]'),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(slip: str, todo: str) -> None:
    """One mistake, since the rest cannot be read; also where Python sees only at the end that
    something is open."""
    text = A.replace('small = "900.00"', slip, 1)
    line = text[: text.index(slip)].count("\n") + 1
    assert mistakes(text) == [
        f'{SOURCE}:{line}: the line must be like name = "value", got {slip}; {todo}.'
    ]


def test_every_mistake_is_told_at_once_in_the_order_of_lines() -> None:
    """Nobody mends a file one mistake at a time."""
    text = A.replace('small = "900.00"', 'small = "nine"').replace('"21"', '"%"')
    text = text.replace('micro = "3-4"', 'micro = "x"')
    numbers = [int(mistake.split(":")[1]) for mistake in mistakes(text)]
    assert numbers == sorted(numbers) and len(numbers) == 3


@pytest.mark.parametrize(
    "encoded", [A.encode("utf-8-sig"), A.replace("\n", "\r\n").encode()], ids=["mark", "crlf"]
)
def test_a_file_saved_by_any_editor_is_read(tmp_path: Path, encoded: bytes) -> None:
    """With the mark of some, with the line ends of others."""
    (tmp_path / "2026-01-01.toml").write_bytes(encoded)
    assert read_books(tmp_path) == (read_book(A, source=SOURCE),)


def test_books_come_in_the_order_of_their_days(tmp_path: Path) -> None:
    """Whatever else lies in the folder, such as the page of what a book can say."""
    shutil.copytree(BOOKS, tmp_path / "prices")
    (tmp_path / "prices" / "README.md").write_text("notes", encoding="utf-8")
    assert [book.id for book in read_books(tmp_path / "prices")] == [
        "2026-01-01",
        "2027-01-01",
        "2028-03-01",
    ]


def test_the_checkout_ships_its_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no other module stands in the place of calculator/shipped.py; and it answers."""
    monkeypatch.setattr(shipped_module, "checkout", lambda: PRICES)
    shipped_books.cache_clear()
    assert shipped_books() == read_books(PRICES)
    request = '{"ask":"book","on":"2026-11-23"}'
    assert answer(request) == answer(request, shipped_books())


@pytest.mark.parametrize(
    ("day", "book"),
    [
        ((2026, 1, 1), "2026-01-01"),
        ((2026, 12, 31), "2026-01-01"),
        ((2027, 1, 1), "2027-01-01"),
        ((2027, 12, 31), "2027-01-01"),
        ((2028, 3, 1), "2028-03-01"),
        ((2028, 12, 31), "2028-03-01"),
    ],
)
def test_the_book_in_force_is_picked_by_day(day: tuple[int, int, int], book: str) -> None:
    """On its first and on its last day, in whatever order the books come."""
    assert book_on(BOOK, date(*day)).id == book
    assert book_on(tuple(reversed(BOOK)), date(*day)).id == book


@pytest.mark.parametrize(
    ("day", "code", "limit"),
    [
        ((2025, 12, 31), "no-book", "2026-01-01"),
        ((2028, 1, 1), "no-book", "2028-03-01"),
        ((2028, 2, 29), "no-book", "2028-03-01"),
        ((2029, 1, 1), "expired", "2028-12-31"),
    ],
)
def test_a_day_without_a_book_is_a_mistake_never_the_nearest(
    day: tuple[int, int, int], code: str, limit: str
) -> None:
    """Before the first book, in a gap and after the last; with the day on which it changes."""
    with pytest.raises(InputErrors) as error:
        book_on(BOOK, date(*day))
    assert error.value.errors == (InputError("on", code, limit),)


def test_no_books_at_all_are_a_mistake() -> None:
    """Nothing comes after nothing; a book without a last day never expires."""
    with pytest.raises(InputErrors) as error:
        book_on((), date(2026, 1, 1))
    assert error.value.errors == (InputError("on", "no-book"),)
    assert book_on(BOOK[:1], date(9999, 12, 31)).id == "2026-01-01"
