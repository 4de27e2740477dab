"""Share links: inputs and the book's name, no prices, and only as written here."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.link import MAX_LENGTH, Shared, read_link, write_link
from calculator.need import InputErrors, Need

NEED = Need(
    employees=25,
    complexity="medium",
    audit_done=True,
    audit=True,
    days=150,
    days_per="month",
    hours=16,
)
SHARED = Shared(NEED, date(2026, 11, 23), "2026-01-01")
TEXT = (
    "v=1&book=2026-01-01&on=2026-11-23&employees=25&complexity=medium&audit_done=yes&audit=yes"
    "&days=1.5&days_per=month&hours=16"
)


def code(text: object) -> str:
    """Why a link is refused."""
    with pytest.raises(InputErrors) as refused:
        read_link(text)
    (error,) = refused.value.errors
    assert error.field == "link"
    return error.code


def test_a_link_says_what_it_holds() -> None:
    """Readable, in one order, harmless in an address."""
    assert write_link(SHARED) == TEXT
    assert read_link(TEXT) == SHARED
    assert len(write_link(replace(SHARED, need=replace(NEED, employees=10**12)))) < MAX_LENGTH


needs = st.builds(
    Need,
    employees=st.integers(1, 10**6),
    complexity=st.sampled_from([None, "low", "medium", "high"]),
    audit_done=st.booleans(),
    audit=st.booleans(),
    days=st.integers(0, 2600).map(lambda halves: halves * 50),
    days_per=st.sampled_from([None, "month", "week"]),
    hours=st.integers(0, 99),
)


@given(needs, st.dates(), st.dates())
def test_a_link_round_trips_exactly(need: Need, on: date, book: date) -> None:
    """Whatever it holds."""
    shared = Shared(need, on, book.isoformat())
    text = write_link(shared)
    assert read_link(text) == shared
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.=&_")


@given(st.integers(0, len(TEXT)), st.characters(), st.booleans())
def test_a_link_changed_anywhere_is_damaged_or_another_need(
    place: int, char: str, insert: bool
) -> None:
    """Never the same need by another text: a link has one spelling."""
    changed = TEXT[:place] + char + TEXT[place + (not insert) :]
    try:
        assert read_link(changed) != SHARED or changed == TEXT
        assert write_link(read_link(changed)) == changed
    except InputErrors as refused:
        assert refused.errors[0].field == "link"


@given(st.text(max_size=300) | st.none() | st.integers() | st.lists(st.text()))
def test_any_text_is_a_link_or_refused(text: object) -> None:
    """With a code, never otherwise."""
    assert code(text) in ("damaged", "newer-version")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "v=1",
        "v=",
        "v=01",
        "v=x",
        "v=-1",
        "v=0",
        "v=1.0",
        "v=²",
        "v=٢",
        TEXT[2:],
        TEXT + "&",
        "&" + TEXT,
        TEXT + "&hours=16",
        TEXT + "&net=1.00",
        TEXT + "&vat_percent=0",
        TEXT.replace("=yes", "=no"),
        TEXT.replace("1.5", "1,5"),
        TEXT.replace("1.5", "1.50"),
        TEXT.replace("employees=25", "employees=025"),
        TEXT.replace("&hours=16", "&hours=0"),
        TEXT.replace("2026-11-23", "2026-11-31"),
        TEXT.replace("2026-01-01", "2026-01"),
        TEXT.replace("2026-01-01", "../a"),
        TEXT.replace("employees=25&", ""),
        TEXT.upper(),
        TEXT + " ",
        "x" * 201,
        TEXT.replace("&", ";"),
        "v=1&" * 40,
    ],
)
def test_any_other_text_is_damaged(text: str) -> None:
    """No second spelling, no extra, no price."""
    assert code(text) == "damaged"


@pytest.mark.parametrize("text", ["v=2", "v=2&need=abc", "v=10&x", "v=" + "9" * 190])
def test_a_later_version_is_told_apart(text: str) -> None:
    """The page can say: this link is newer than me."""
    assert code(text) == "newer-version"
