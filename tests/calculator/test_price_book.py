"""Price books: read from their files with every mistake told, and picked by day."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from calculator import shipped as shipped_module
from calculator.book import Range
from calculator.in_force import ExpiredError, NoBookError, book_on
from calculator.mistake import PriceBookError
from calculator.price_book import read_book, read_books
from calculator.shipped import shipped_books
from tests.support.both_languages import lines
from tests.support.cases import BOOKS
from tests.support.firm import PRICES

A = (BOOKS / "2026-01-01.toml").read_text(encoding="utf-8")
SOURCE = "content/prices/2026-01-01.toml"


def mistakes(text: str, source: str = SOURCE) -> list[str]:
    """What is said about a text that is no book."""
    with pytest.raises(PriceBookError) as refused:
        read_book(text, source=source)
    assert str(refused.value) == "\n".join(map(str, refused.value.mistakes))
    return lines(refused.value.mistakes)


def edited(old: str, new: str) -> str:
    """Book A with one edit."""
    assert A.count(old) == 1, old
    return A.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The line on which a part of a text stands."""
    return text[: text.index(part)].count("\n") + 1


def test_the_shipped_book_is_the_tariffs_as_long_as_it_is_illustrative() -> None:
    """Real prices of the firm may differ, an example may not."""
    shipped = read_books(PRICES)[0]
    assert shipped.status == "confirmed" or shipped == read_book(A, source=SOURCE)


def test_every_number_of_a_book_is_read_as_written() -> None:
    """One of each kind, from book C, which writes them in every allowed way."""
    book = read_books(BOOKS)[-1]
    assert (book.id, book.first_day, book.last_day) == (
        "2028-03-01",
        date(2028, 3, 1),
        date(2028, 12, 31),
    )
    assert (book.status, book.currency) == ("confirmed", "EUR")
    assert (book.vat_percent, book.hours_per_day, book.discount_percent) == (550, 760, 250)
    assert (book.max_employees, book.audit_suggested_from, book.full_time_cost) == (
        500,
        5,
        10_000_000,
    )
    assert (book.days, book.days_step) == (
        {"month": Range(200, 1000), "week": Range(100, 200)},
        100,
    )
    assert (book.hours, book.same_percent) == (Range(200, 800), Range(9000, 11000))
    micro, small, large = book.sizes
    assert (micro.code, small.code, large.code) == ("micro", "small", "large")
    assert (micro.employees_from, micro.day_rate, micro.hour_rate) == (1, 81235, 9999)
    assert (small.usual_days, small.usual_days_per) == (100, "week")
    assert small.audit_hours == {
        "low": Range(800, 1200),
        "medium": Range(1200, 2000),
        "high": Range(1600, 2400),
    }
    assert large.audit_hours == {"low": None, "medium": None, "high": Range(4000, 5600)}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'small = "900.00"',
            'small = "9OO"',
            (
                'day_rate.small must be an amount like 900.00, got "9OO"; write digits only, with a'
                " point before the decimals."
            ),
        ),
        (
            'small = "900.00"',
            'small = "0"',
            (
                'day_rate.small must be an amount like 900.00, got "0"; write digits only, with a'
                " point before the decimals."
            ),
        ),
        (
            'small = "900.00"',
            "small = -900.00",
            (
                'day_rate.small must be an amount like 900.00, got "-900.00"; write digits only,'
                " with a point before the decimals."
            ),
        ),
        (
            'small = "130.00"',
            "small = nan",
            (
                'hour_rate.small must be an amount like 130.00, got "nan"; write digits only, with'
                " a point before the decimals."
            ),
        ),
        (
            'small = "130.00"',
            'small = "130.005"',
            (
                'hour_rate.small must be an amount like 130.00, got "130.005"; write digits only,'
                " with a point before the decimals."
            ),
        ),
        (
            'vat_percent = "21"',
            'vat_percent = "101"',
            (
                'vat_percent must be a percentage like 21, got "101"; write digits only, with a'
                " point before the decimals."
            ),
        ),
        (
            'combination_discount_percent = "0"',
            'combination_discount_percent = "100.01"',
            (
                'combination_discount_percent must be a percentage like 5, got "100.01"; '
                "write digits only, with a point before the decimals."
            ),
        ),
        (
            'hours_per_day = "8"',
            'hours_per_day = "24.5"',
            (
                'hours_per_day must be a number like 8, got "24.5"; write digits only, with a point'
                " before the decimals."
            ),
        ),
        (
            'hours_per_day = "8"',
            'hours_per_day = "0"',
            (
                'hours_per_day must be a number like 8, got "0"; write digits only, with a point'
                " before the decimals."
            ),
        ),
        (
            'status = "illustrative"',
            'status = "ilustrative"',
            (
                'status must be one of illustrative, confirmed, got "ilustrative"; did you mean'
                ' "illustrative"?'
            ),
        ),
        (
            'currency = "EUR"',
            'currency = "$"',
            'currency must be one of EUR, got "$"; correct it or take it out.',
        ),
        (
            'micro = "3-4"',
            'micro = "4-3"',
            (
                'audit_hours.low.micro must be a range like 8-12 or "on request", got "4-3"; '
                "write two numbers with a dash between, the lower first."
            ),
        ),
        (
            'micro = "3-4"',
            'micro = "3"',
            (
                'audit_hours.low.micro must be a range like 8-12 or "on request", got "3"; '
                "write two numbers with a dash between, the lower first."
            ),
        ),
        (
            'micro = "3-4"',
            'micro = "on reqest"',
            (
                'audit_hours.low.micro must be a range like 8-12 or "on request", got "on reqest"; '
                "write two numbers with a dash between, the lower first."
            ),
        ),
        (
            'max_employees = "10000"',
            'max_employees = "10000.5"',
            (
                'max_employees must be a whole number like 10000, got "10000.5"; leave the decimals'
                " out."
            ),
        ),
        (
            'max_employees = "10000"',
            'max_employees = "249"',
            'max_employees must be no less than the largest size begins with, got "249"; raise it.',
        ),
        (
            'micro = "1"',
            'micro = "2"',
            'employees_from.micro must be 1, for sizes to leave nobody out, got "2"; write 1.',
        ),
        (
            'medium = "50"',
            'medium = "10"',
            'employees_from.medium must be more than small\'s, got "10"; put the sizes in order.',
        ),
        (
            'micro = "1 per month"',
            'micro = "1 a month"',
            (
                'usual_days.micro must be days per month or week like "2 per month", got "1 a'
                ' month"; write a number and the period.'
            ),
        ),
        (
            'micro = "1 per month"',
            'micro = "13.5 per month"',
            (
                'usual_days.micro must be days that can be chosen, got "13.5 per month"; see the'
                " ranges below."
            ),
        ),
        (
            'micro = "1 per month"',
            'micro = "1.2 per month"',
            (
                'usual_days.micro must be days that can be chosen, got "1.2 per month"; see the'
                " ranges below."
            ),
        ),
        (
            'days_per_week = "0.5-3"',
            'days_per_week = "0.4-3"',
            'range.days_per_week must go in steps of 0.5, got "0.4-3"; correct it or days_step.',
        ),
        (
            'days_per_week = "0.5-3"',
            'days_per_week = "0.5-3.1"',
            'range.days_per_week must go in steps of 0.5, got "0.5-3.1"; correct it or days_step.',
        ),
        (
            'hours_per_month = "1-16"',
            'hours_per_month = "1-16.5"',
            'range.hours_per_month must be whole hours, got "1-16.5"; leave the decimals out.',
        ),
        (
            'hours_per_month = "1-16"',
            'hours_per_month = "0.5-16"',
            'range.hours_per_month must be whole hours, got "0.5-16"; leave the decimals out.',
        ),
        (
            'currency = "EUR"',
            'currency = "EUR"\nlast_day = "2026-02-30"',
            'last_day must be a day like 2026-12-31, got "2026-02-30"; write year-month-day.',
        ),
        (
            'currency = "EUR"',
            'currency = "EUR"\nlast_day = "2025-12-31"',
            (
                'last_day must be 2026-01-01 or later, got "2025-12-31"; correct it or rename the'
                " file."
            ),
        ),
        (
            'currency = "EUR"',
            'currency = "EUR"\nlast_dya = "2026-12-31"',
            'the name must be one a price book has, got "last_dya"; did you mean "last_day"?',
        ),
        (
            'currency = "EUR"',
            'currency = "EUR"\nwhatever = "2026-12-31"',
            'the name must be one a price book has, got "whatever"; correct it or take it out.',
        ),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_to_do(old: str, new: str, said: str) -> None:
    """One slip, one mistake, on the line where it stands."""
    text = edited(old, new)
    line = line_of(text, new) + new.count("\n")
    assert mistakes(text) == [f"{SOURCE}:{line}: {said}"]


def test_a_misspelt_name_is_both_missing_and_recognised() -> None:
    """The table's line for what is missing, the name's own for what is too much."""
    text = edited('small = "900.00"', 'smal = "900.00"')
    line = line_of(text, "[day_rate]")
    assert mistakes(text) == [
        f'{SOURCE}:{line}: day_rate.small must be there, got nothing; add small = "…".',
        (
            f'{SOURCE}:{line + 2}: the name must be one a price book has, got "day_rate.smal"; did'
            ' you mean "day_rate.small"?'
        ),
    ]


def test_every_mistake_is_told_at_once_in_the_order_of_lines() -> None:
    """Nobody mends a file one mistake at a time."""
    text = (
        edited('small = "900.00"', 'small = "nine"')
        .replace('micro = "3-4"', 'micro = "x"')
        .replace("21", "%")
    )
    lines = [int(mistake.split(":")[1]) for mistake in mistakes(text)]
    assert lines == sorted(lines)
    assert len(lines) == 3


@pytest.mark.parametrize(
    "slip",
    ["small = 900,00", 'small = "900.00', "small 900", 'small = """900.00"', "small = [900.00"],
)
def test_what_is_no_toml_is_told_with_its_line(slip: str) -> None:
    """One mistake, since the rest cannot be read; also where Python sees only at the end that
    something is open."""
    text = edited('small = "900.00"', slip)
    line = line_of(text, slip)
    assert mistakes(text) == [
        f'{SOURCE}:{line}: the line must be like name = "value", got {slip}; look for a missing or'
        " extra quotation mark."
    ]


@pytest.mark.parametrize("again", ['micro = "7"', "[hour_rate]"])
def test_what_stands_twice_is_told_at_its_second_place(again: str) -> None:
    """A value, or a whole table."""
    text = A + f"\n{again}\n" if "[" in again else edited('small = "900.00"', again)
    line = text[: text.rindex(again)].count("\n") + 1
    assert mistakes(text) == [
        f"{SOURCE}:{line}: a name must stand once, got {again} a second time; keep one of them."
    ]


def test_an_unfinished_or_empty_text_is_told_with_a_line_it_has() -> None:
    """The end of a text is a place too."""
    (said,) = mistakes("[day_rate")
    assert said.startswith(f"{SOURCE}:1: ")
    assert all(said.startswith(f"{SOURCE}:1: ") for said in mistakes(""))
    assert any("employees_from must name the sizes" in said for said in mistakes(""))


def test_a_file_must_be_named_after_its_first_day() -> None:
    """The name is the day, so it cannot differ from the content."""
    (said,) = mistakes(A, source="content/prices/new.toml")
    assert (
        said == "content/prices/new.toml:1: the file must be named after its first day, like"
        ' 2026-01-01.toml, got "new"; rename it.'
    )


def test_a_folder_tells_the_mistakes_of_all_its_books(tmp_path: Path) -> None:
    """With the path of each."""
    for name, old in (("2026-01-01", "900.00"), ("2027-01-01", "1000.00")):
        (tmp_path / f"{name}.toml").write_text(A.replace(old, "x"), encoding="utf-8")
    (tmp_path / "2028-01-01.toml").write_bytes(A.encode().replace(b"900.00", b"\xe9"))
    with pytest.raises(PriceBookError) as refused:
        read_books(tmp_path)
    line = line_of(A, '"900.00"')
    assert (
        str(refused.value.mistakes[2])
        == f"{tmp_path.as_posix()}/2028-01-01.toml:{line}: the file must be text in UTF-8, got"
        " other bytes; save it again as UTF-8."
    )
    assert [mistake.file.rpartition("/")[2] for mistake in refused.value.mistakes] == [
        "2026-01-01.toml",
        "2027-01-01.toml",
        "2028-01-01.toml",
    ]


@pytest.mark.parametrize(
    "encoded", [A.encode("utf-8-sig"), A.replace("\n", "\r\n").encode()], ids=["mark", "crlf"]
)
def test_a_file_saved_by_any_editor_is_read(tmp_path: Path, encoded: bytes) -> None:
    """With the mark of some, with the line ends of others."""
    (tmp_path / "2026-01-01.toml").write_bytes(encoded)
    assert read_books(tmp_path) == (read_book(A, source=SOURCE),)


def test_books_come_in_the_order_of_their_days(tmp_path: Path) -> None:
    """Whatever else lies in the folder."""
    shutil.copytree(BOOKS, tmp_path / "prices")
    (tmp_path / "prices" / "README.md").write_text("notes", encoding="utf-8")
    assert [book.id for book in read_books(tmp_path / "prices")] == [
        "2026-01-01",
        "2027-01-01",
        "2028-03-01",
    ]


def test_the_checkout_ships_its_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no other module stands in the place of calculator/shipped.py."""
    monkeypatch.setattr(shipped_module, "checkout", lambda: PRICES)
    shipped_books.cache_clear()
    assert shipped_books() == read_books(PRICES)


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
