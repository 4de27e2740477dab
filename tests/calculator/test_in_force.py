"""The price book in force, picked by day."""

from datetime import date

import pytest

from calculator.in_force import ExpiredError, NoBookError, book_on
from calculator.price_book import read_books
from tests.support.cases import BOOKS

BOOK = read_books(BOOKS)


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
    ("day", "next_day"),
    [((2025, 12, 31), (2026, 1, 1)), ((2028, 1, 1), (2028, 3, 1)), ((2028, 2, 29), (2028, 3, 1))],
)
def test_a_day_without_a_book_is_an_error_never_the_nearest(
    day: tuple[int, int, int], next_day: tuple[int, int, int]
) -> None:
    """Before the first book and in a gap; the next first day is told."""
    with pytest.raises(NoBookError) as refused:
        book_on(BOOK, date(*day))
    assert refused.value.next_day == date(*next_day)


def test_after_the_last_day_prices_have_expired() -> None:
    """And which day that was."""
    with pytest.raises(ExpiredError) as refused:
        book_on(BOOK, date(2029, 1, 1))
    assert refused.value.last_day == date(2028, 12, 31)
    assert "2028-12-31" in str(refused.value)


def test_no_books_at_all_are_an_error() -> None:
    """Nothing comes after nothing."""
    with pytest.raises(NoBookError) as refused:
        book_on((), date(2026, 1, 1))
    assert refused.value.next_day is None


def test_a_book_without_a_last_day_never_expires() -> None:
    """Until a newer one takes over."""
    assert book_on(BOOK[:1], date(9999, 12, 31)).id == "2026-01-01"
