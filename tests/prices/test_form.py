"""The form that the estimate page is built from: what each book asks, and when."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from calculator.reading.files import read_books
from plugins.prices.form import Form, form, forms
from tests.support.cases import FIRMS

OFFICERS = read_books(FIRMS / "officers")[0]
LARGER = read_books(FIRMS / "larger")[0]


def needs(sections: Form) -> dict[str, object]:
    """Return by fact when it is asked."""
    facts = [*sections.first, *sections.facts]
    return {
        fact.code: fact.needs if fact.needs == "always" else json.loads(fact.needs)
        for fact in facts
    }


def test_a_fact_is_asked_beside_the_choices_that_it_bears_on() -> None:
    """A table, a rate, what a choice brings with it, a supplement, and what is done already."""
    assert needs(form(OFFICERS)) == {
        "users": [["helpline"], ["helpline", "!reviewed"], ["register"], ["review", "!reviewed"]],
        "sector": [["visit"], ["helpline", "!reviewed"], ["review", "!reviewed"]],
        "reviewed": [["helpline"], ["review"]],
        "urgent": [["helpline", "!reviewed"], ["training"], ["review", "!reviewed"]],
    }


def test_what_suggests_and_what_decides_the_vat_is_always_asked() -> None:
    """The one openly, the other folded away: its first choice is assumed."""
    sections = form(LARGER)
    assert [fact.code for fact in sections.first] == ["employees"]
    assert needs(sections)["customer"] == "always"
    assert [fact.code for fact in sections.facts if fact.is_assumed] == ["customer"]
    assert (sections.commitment, sections.usual) == (("0", "6", "12"), ("a-la-carte",))


def test_a_choice_that_decides_a_rate_besides_the_vat_has_to_be_answered() -> None:
    """Nothing is assumed where the amount would be another."""
    by_sector = replace(OFFICERS, vat=replace(LARGER.vat, fact="sector"))
    sector = next(fact for fact in form(by_sector).first if fact.code == "sector")
    assert (sector.needs, sector.is_assumed, sector.may_wait) == ("always", False, False)


def test_fields_stand_in_the_order_of_the_book_with_its_bounds() -> None:
    """A month's formulas apart from what comes once; a period for each that can be chosen."""
    sections = form(OFFICERS)
    assert [field.code for field in sections.month] == ["visit", "helpline", "register"]
    assert [field.code for field in sections.once] == ["training", "review"]
    assert [(one.per, one.low, one.high, one.step) for one in sections.month[0].periods] == [
        ("month", "1", "8", "1"),
        ("quarter", "1", "6", "1"),
    ]


def test_books_that_ask_the_same_share_a_form_and_old_ones_have_none() -> None:
    """Today's stands first; a coming one that asks otherwise has its own."""
    days = [date(2025, 1, 1), date(2026, 1, 1), date(2027, 1, 1), date(2028, 1, 1)]
    books = [replace(OFFICERS, id=day.isoformat(), first_day=day) for day in days]
    books[-1] = replace(books[-1], formulas=OFFICERS.formulas[:1], adjustments=())
    sections = forms(books, on=date(2026, 11, 23))
    assert [one.books for one in sections] == [("2026-01-01", "2027-01-01"), ("2028-01-01",)]
