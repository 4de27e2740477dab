"""Price books: read from their files with every mistake told, and picked by day."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from calculator import shipped as shipped_module
from calculator.book import Range
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
