"""The grid's files: named by their content, small, and made again only for another book or engine."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import brotli

from calculator.price_book import read_books
from plugins.grid import bands, directory, files, last_day, made
from tests.support.cases import BOOKS

ON = date(2026, 11, 23)
HELD = read_books(BOOKS)
A, B, C = HELD
FEW = 13_000  # bytes of one file, compressed


def test_each_file_is_small() -> None:
    """A phone fetches one of them, for the company it asks about."""
    for content in files(A).values():
        assert len(brotli.compress(content)) <= FEW


def test_the_files_change_with_the_book_and_with_nothing_else() -> None:
    """So that they may be kept for ever."""
    folders = [made(book, BOOKS / f"{book.id}.toml") for book in (A, B, A)]
    assert folders[0] == folders[2] != folders[1]
    assert {path.name for path in folders[0].iterdir()} == {f"{first}.json" for first in bands(A)}


def test_companies_that_are_priced_alike_share_a_file() -> None:
    """A new band begins with each size, and where an audit is suggested."""
    assert bands(A) == [1, 10, 50, 250]


def test_the_directory_ends_the_day_before_the_next_book() -> None:
    """Nothing is looked up in a book that is over."""
    assert last_day(A, HELD) == date(2026, 12, 31)
    assert last_day(C, HELD) == C.last_day
    told = json.loads(directory(A, HELD, folder="/grid/abc", on=ON))
    assert (told["first"], told["last"]) == ("2026-01-01", "2026-12-31")
    assert [Path(band["file"]).name for band in told["bands"]] == [
        "1.json",
        "10.json",
        "50.json",
        "250.json",
    ]
    assert told["bounds"]["max_employees"] == str(told["most"])
