"""The price-change report says in plain words what new prices mean."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from calculator.reading.files import read_books
from calculator.wire import answer
from plugins.languages.staff_words import speech_in
from plugins.price_report.command import committed, lines, main
from plugins.price_report.report import in_money, report
from plugins.prices.scenarios import scenarios
from tests.support.firm import CONTENT, PRICES
from tests.support.firms import BOOK as LARGER
from tests.support.firms import larger_content
from tests.support.previewing import commit_prices, copy_of_the_project

TODAY = date(2026, 11, 23)
NAME = "2026-01-01.toml"
BOOKS = LARGER.parents[1]
BOOK = (PRICES / NAME).read_text("utf-8")
DEARER = BOOK.replace('small = "900.00"', 'small = "950.00"')


def report_lines(old: dict[str, str], new: dict[str, str], lang: str = "en") -> list[str]:
    """Return the report's lines."""
    speech = speech_in(lang)
    return list(lines(report(old, new, content=CONTENT, today=TODAY, speech=speech), speech))


def test_a_new_book_is_told_from_its_first_day() -> None:
    """The rate in words, the examples in money and percent, the pages whose words change."""
    lines = report_lines({NAME: BOOK}, {NAME: BOOK, "2027-03-01.toml": DEARER})
    assert (
        lines[0]
        == "From 1 March 2027 the price of CIO à la carte (small company) rises from €900.00 to"
        " €950.00."
    )
    assert lines[2].endswith(" pages and 11 of 43 examples change.")
    assert "  page /" in lines
    place = lines.index("  10 people, 2 days a month")
    assert lines[place + 1] == "    a month, excl. VAT: €1,800.00 → €1,900.00 (+5.6\u00a0%)"
    assert "    once, excl. VAT, at least: €1,350.00 → €1,425.00 (+5.6\u00a0%)" in lines


def test_a_book_changed_in_place_is_told_from_its_own_first_day() -> None:
    """And what falls is said to fall."""
    lines = report_lines({NAME: DEARER}, {NAME: BOOK})
    assert (
        lines[0]
        == "From 1 January 2026 the price of CIO à la carte (small company) falls from €950.00 to"
        " €900.00."
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('percent = "21"', 'percent = "20"', "the VAT percentage falls from 21 to 20."),
        (
            'a-la-carte = "2 per month"',
            'a-la-carte = "3 per month"',
            "the usual choice (small company) changes from 2 days a month to 3 days a month.",
        ),
        (
            'small = "8-12"',
            'small = "8-16"',
            ("the range of Mini audit (low, small company) changes from 8–12 hours to 8–16 hours."),
        ),
        (
            'status = "illustrative"',
            'status = "confirmed"',
            "the prices are confirmed, no longer illustrative.",
        ),
        (
            'to = "16"',
            'to = "20"',
            "the most of CIO subscription, a month rises from 16 to 20.",
        ),
        ('large = "250"', 'large = "300"', "where “large company” begins (People in the company)"),
        (
            'less_percent = "0"',
            'less_percent = "5"',
            "the percentage of “Discount for the combination” rises from 0 to 5.",
        ),
        (
            'employees = "10"',
            'employees = "20"',
            "the number from which on Mini audit is suggested",
        ),
        (
            'hours = "1"\n',
            "",
            "how many hours CIO subscription gives is gone.",
        ),
        (
            'page = "how-often"\nrate_by',
            'page = "outside-days"\nrate_by',
            "this changes: the page that explains CIO à la carte; before: how-often, then: outside",
        ),
        (
            'percent = "21"\nlarge = "net"',
            'percent = "21"\nlarge = "gross"',
            "this changes: the amount that stands large; before: excl. VAT, then: incl. VAT.",
        ),
    ],
)
def test_each_kind_of_number_has_its_words(old: str, new: str, words: str) -> None:
    """Nothing that changes goes untold."""
    assert BOOK.count(old)
    sentences = report_lines({NAME: BOOK}, {NAME: BOOK.replace(old, new, 1)})
    assert any(line.startswith(f"From 1 January 2026 {words}") for line in sentences), sentences


def test_a_day_without_prices_before_is_said_so() -> None:
    """There is nothing to compare with, and no amount is made up."""
    lines = report_lines({}, {NAME: BOOK})
    assert lines[0] == "From 1 January 2026 prices hold where there were none."
    assert "    a month, excl. VAT: no amount → €1,800.00" in lines


def test_nothing_changed_is_said_in_one_line() -> None:
    """Also what a note beside a price changes."""
    assert report_lines({NAME: BOOK}, {NAME: f"{BOOK}\n# a note\n"}) == ["No price changes."]


def test_two_books_are_compared_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Any two files; a mistake in one is told at its line."""
    new, broken = tmp_path / "2027-03-01.toml", tmp_path / "2028-01-01.toml"
    new.write_text(DEARER, "utf-8")
    broken.write_text(BOOK.replace("900.00", "9OO"), "utf-8")
    assert main([str(PRICES / NAME), str(new), "--on", "2026-11-23"]) == 0
    assert capsys.readouterr().out.startswith(
        "From 1 March 2027 the price of CIO à la carte (small company) rises"
    )
    assert main([str(new), str(broken)]) == 1
    assert "2028-01-01.toml:" in capsys.readouterr().err


def test_the_last_commit_is_read_from_git(tmp_path: Path) -> None:
    """Whatever was saved since."""
    root = commit_prices(copy_of_the_project(tmp_path))
    (root / "content" / "prices" / NAME).write_text(DEARER, "utf-8")
    assert committed(root / "content") == {NAME: BOOK}


def test_the_report_is_told_in_french_as_well() -> None:
    """Sentences, examples, amounts and percentages."""
    told_in_french = [
        line.replace("\u00a0", " ").replace("\u202f", " ")
        for line in report_lines({NAME: BOOK}, {NAME: BOOK, "2027-03-01.toml": DEARER}, "fr")
    ]
    assert (
        told_in_french[0]
        == "À partir du 1er mars 2027, le prix (DSI à la carte, petite entreprise) passe de 900,00"
        " € à 950,00 €, en hausse."
    )
    assert told_in_french[2].startswith("Changent : ") and told_in_french[2].endswith(
        " pages, et 11 exemples sur 43."
    )
    place = told_in_french.index("  10 personnes, 2 jours par mois")
    assert told_in_french[place + 1] == "    par mois, HT : 1 800,00 € → 1 900,00 € (+5,6 %)"


def test_what_a_larger_book_brings_is_told(tmp_path: Path) -> None:
    """Formulas, questions, reductions, VAT by customer, commitment; and the other way round."""
    content, speech = larger_content(tmp_path), speech_in("en")
    books = {NAME: BOOK}, {NAME: BOOK, "2027-03-01.toml": LARGER.read_text("utf-8")}
    sentences = list(in_money(*books, content=content, speech=speech))
    since = "From 1 March 2027 "
    for sentence in (
        "Travel is new: €45.00, by the month.",
        "Workshop is new: €950.00, once.",
        "visitors are asked “A nonprofit organisation”.",
        "“Reduction for the commitment” is new, 5 percent of CIO à la carte.",
        "the least that a month comes to is new, €300.00.",
        "the VAT percentage (in Belgium) is new, 21.",
        "this changes: the months that visitors can commit to; before: 0, then: 0, 6, 12.",
    ):
        assert since + sentence in sentences
    example = (
        "  1 person, 12 months, 1 day a month, a month, excl. VAT: €800.00 → €760.00 (-5\u00a0%)"
    )
    assert example in sentences
    back = list(in_money(*reversed(books), content=content, speech=speech))
    assert f"{since}Travel is no longer sold." in back
    assert f"{since}“Reduction for the commitment” is gone." in back


def test_a_formula_that_only_takes_another_code_is_told_so() -> None:
    """And what else changes, under its new code."""
    renamed = DEARER.replace("a-la-carte", "days")
    sentences = list(
        in_money({NAME: BOOK}, {NAME: renamed}, content=CONTENT, speech=speech_in("en"))
    )
    assert sentences[0] == "From 1 January 2026 days has another code, days instead of a-la-carte."
    assert sentences[1].startswith(
        "From 1 January 2026 the price of days (small company) rises from"
    )
    assert not any("is no longer sold" in line or " is new" in line for line in sentences)


@pytest.mark.parametrize("firm", ["officers", "larger", "cio-pme"])
def test_every_example_of_a_book_can_be_worked_out(firm: str) -> None:
    """Each class, formula and condition has one."""
    (book,) = (book for book in read_books(BOOKS / firm) if book.id == "2026-01-01")
    every = scenarios(book)
    for one in every:
        request = {"ask": "estimate", "need": one.need, "on": book.id}
        assert json.loads(answer(json.dumps(request), [book]))["ok"], one
    codes = {code for one in every for code in one.choose}
    assert codes == {formula.code for formula in book.formulas if formula.choosable}
