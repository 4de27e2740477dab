"""The price-change report says in plain words what new prices mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from calculator.offer.reading.files import read_books
from plugins.languages.staff_words import speech
from plugins.price_report.changes import FOLLOWS, label
from plugins.price_report.command import committed, lines, main
from plugins.price_report.report import report
from plugins.prices.book_facts import facts
from tests.support.cases import BOOKS
from tests.support.firm import CONTENT, PRICES
from tests.support.previewing import committed as with_a_commit
from tests.support.previewing import copy_of_the_project

TODAY = date(2026, 11, 23)
NAME = "2026-01-01.toml"
BOOK = (PRICES / NAME).read_text("utf-8")
DEARER = BOOK.replace('small = "900.00"', 'small = "950.00"')


def told(old: dict[str, str], new: dict[str, str], lang: str = "en") -> list[str]:
    """Return the report's lines."""
    spoken = speech(lang)
    return list(lines(report(old, new, content=CONTENT, today=TODAY, speech=spoken), spoken))


def test_a_new_book_is_told_from_its_first_day() -> None:
    """The rate in words, the examples in money and percent, the pages whose words change."""
    lines = told({NAME: BOOK}, {NAME: BOOK, "2027-03-01.toml": DEARER})
    assert (
        lines[0]
        == "From 1 March 2027 the day rate for small companies rises from €900.00 to €950.00."
    )
    assert lines[1].endswith(" pages and 5 of 13 examples change.")
    assert "  page /" in lines
    place = lines.index("  25 people, 2 days a month")
    assert lines[place + 1] == "    a month, excl. VAT: €1,800.00 → €1,900.00 (+5.6\u00a0%)"
    assert "    the mini audit, excl. VAT, at least: €1,350.00 → €1,425.00 (+5.6\u00a0%)" in lines


def test_a_book_changed_in_place_is_told_from_its_own_first_day() -> None:
    """And what falls is said to fall."""
    lines = told({NAME: DEARER}, {NAME: BOOK})
    assert (
        lines[0]
        == "From 1 January 2026 the day rate for small companies falls from €950.00 to €900.00."
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('vat_percent = "21"', 'vat_percent = "20"', "the VAT percentage falls from 21 to 20."),
        (
            'small = "2 per month"',
            'small = "1 per week"',
            "the usual rhythm of small companies changes from 2 days per month to 1 day per week.",
        ),
        (
            'small = "8-12"',
            'small = "8-16"',
            (
                "the mini audit for small companies of low complexity changes from 8–12 hours to"
                " 8–16 hours."
            ),
        ),
        (
            'status = "illustrative"',
            'status = "confirmed"',
            "the prices are confirmed, no longer illustrative.",
        ),
        (
            'hours_per_month = "1-16"',
            'hours_per_month = "1-20"',
            "the largest number of hours a month rises from 16 to 20.",
        ),
    ],
)
def test_each_kind_of_number_has_its_words(old: str, new: str, words: str) -> None:
    """Nothing that changes goes untold."""
    assert f"From 1 January 2026 {words}" in told({NAME: BOOK}, {NAME: BOOK.replace(old, new)})


def test_a_day_without_prices_before_is_said_so() -> None:
    """There is nothing to compare with, and no amount is made up."""
    lines = told({}, {NAME: BOOK})
    assert lines[0] == "From 1 January 2026 prices hold where there were none."
    assert "    a month, excl. VAT: no amount → €1,800.00" in lines


def test_nothing_changed_is_said_in_one_line() -> None:
    """Also what a note beside a price changes."""
    assert told({NAME: BOOK}, {NAME: f"{BOOK}\n# a note\n"}) == ["No price changes."]


def test_two_books_are_compared_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Any two files; a mistake in one is told at its line."""
    new, broken = tmp_path / "2027-03-01.toml", tmp_path / "2028-01-01.toml"
    new.write_text(DEARER, "utf-8")
    broken.write_text(BOOK.replace("900.00", "9OO"), "utf-8")
    assert main([str(PRICES / NAME), str(new), "--on", "2026-11-23"]) == 0
    assert capsys.readouterr().out.startswith(
        "From 1 March 2027 the day rate for small companies rises"
    )
    assert main([str(new), str(broken)]) == 1
    assert "2028-01-01.toml:" in capsys.readouterr().err


def test_the_last_commit_is_read_from_git(tmp_path: Path) -> None:
    """Whatever was saved since."""
    root = with_a_commit(copy_of_the_project(tmp_path))
    (root / "content" / "prices" / NAME).write_text(DEARER, "utf-8")
    assert committed(root) == {NAME: BOOK}


def test_the_report_is_told_in_french_as_well() -> None:
    """Sentences, examples, amounts and percentages."""
    told_in_french = [
        line.replace("\u00a0", " ").replace("\u202f", " ")
        for line in told({NAME: BOOK}, {NAME: BOOK, "2027-03-01.toml": DEARER}, "fr")
    ]
    assert (
        told_in_french[0]
        == "À partir du 1er mars 2027, le tarif journalier des petites entreprises passe de 900,00"
        " € à 950,00 €, en hausse."
    )
    assert told_in_french[1].startswith("Changent : ") and told_in_french[1].endswith(
        " pages, et 5 exemples sur 13."
    )
    place = told_in_french.index("  25 personnes, 2 jours par mois")
    assert told_in_french[place + 1] == "    par mois, HT : 1 800,00 € → 1 900,00 € (+5,6 %)"


def test_every_fact_of_a_book_has_a_name_of_its_own() -> None:
    """None is told by the key that programs know it by."""
    names = {name for book in read_books(BOOKS) for name in facts(book, locale="en_IE")}
    assert all(name.startswith(FOLLOWS) or label(name) for name in names)
