"""A new name in a price book, given in the editor: the words of the offer, pages and amounts in
texts take it over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from plugins.languages.translations import record
from plugins.preview.editor.entries import Entries
from tests.preview.test_editor_offer import FILE, lines_changed
from tests.support.editing import BOOK, Values, entries_of, save
from tests.support.editing import with_value as with_
from tests.support.firms import larger_content


def test_a_formula_takes_another_name_and_its_words_and_page_follow(
    entries: Entries, content: Path
) -> None:
    """And so does every mention of it in the book and in texts; its notes stay with it."""
    save(entries, BOOK, "formula", "subscription", "name", value="hours")
    lines = lines_changed(content, FILE)
    assert "-[formula.subscription]" in lines and "+[formula.hours]" in lines
    assert '+of = ["a-la-carte", "hours"]' in lines
    for file in ("offer.yml", "offer.fr.yml"):
        assert lines_changed(content, file) == ["-  subscription:", "+  hours:"]
    assert "+formula: hours" in lines_changed(content, "services/cio-subscription.md")
    texts = [path.read_text("utf-8") for path in content.rglob("*.md")]
    assert not [text for text in texts if "{{ chosen subscription" in text]
    assert len([text for text in texts if "{{ chosen hours month from }}" in text]) == 2


def test_a_class_takes_another_name_and_its_rates_and_words_follow(
    entries: Entries, content: Path
) -> None:
    """So do the usual quantity of the class, the range of the audit, and amounts in texts."""
    save(entries, BOOK, "fact", "employees", "classes", "small", "name", value="little")
    lines = lines_changed(content, FILE)
    count = sum(line.startswith("-small = ") for line in lines)
    assert count > 5 and sum(line.startswith("+little = ") for line in lines) == count
    assert "+[usual.little]" in lines and len(lines) == 2 * count + 2
    for file, name in (("offer.yml", "small company"), ("offer.fr.yml", "petite entreprise")):
        assert f"+      little: {name}" in lines_changed(content, file)
        assert len(lines_changed(content, file)) == 4
    texts = [path.read_text("utf-8") for path in content.rglob("*.md")]
    assert not [text for text in texts if re.search(r"\{\{[^}]* small\b", text)]
    assert [text for text in texts if re.search(r"\{\{[^}]* little\b", text)]
    assert entries.waiting(BOOK) == ()


def test_a_choice_takes_another_name_and_the_preselected_one_follows(
    entries: Entries, content: Path
) -> None:
    """Its words too; where another book still has the old name, both have a copy."""
    form = {**entries.entry(BOOK), "first_day": "2027-01-01"}
    choices = ["low", "middle", "high"]
    later_form = with_(form, ("fact", "complexity", "choices"), choices)
    entries.save("prices/2027-01-01.json", later_form, None)
    words = (content / "offer.yml").read_text("utf-8")
    assert "      middle:\n" in words and "      medium:\n" in words
    assert "    preselected: medium\n" in words
    save(entries, BOOK, "fact", "complexity", "choices", value=choices)
    assert "+[formula.audit.table.middle]" in lines_changed(content, FILE)
    assert entries.waiting(BOOK) == ()


PLACEHOLDERS = (
    "{{ vat belgian }}, {{ vat eu-company }}, {{ percent nonprofit }}, {{ percent commitment }},"
    " {{ price workshop from 4 }}, {{ price a-la-carte small }}, {{ range audit small low }},"
    " {{ fact employees small to }}, {{ usual small }}, {{ chosen workshop once to }}.\n"
)
"""Placeholders of every name that changes below; a fact is called `nonprofit`, too."""


@pytest.fixture
def larger(tmp_path: Path) -> Path:
    """Return the content of the firm that sells more, with a page that has these placeholders."""
    content = larger_content(tmp_path / "larger")
    for ending in ("", ".fr"):
        path = content / f"services/workshop{ending}.md"
        path.write_text(path.read_text("utf-8") + PLACEHOLDERS, "utf-8")
    record(content / "services/workshop.fr.md")
    return content


FIFTH = {"from": "5", "name": "", "amount": "850.00"}
NEW_NAMES = [  # in the form, and in the placeholders
    (
        {
            ("fact", "customer", "choices"): ["domestic", "eu-company"],
            ("fact", "nonprofit", "name"): "not-for-profit",
            ("fact", "employees", "classes", "small", "name"): "little",
            ("formula", "audit", "name"): "check-up",
            ("formula", "workshop", "rate_from"): [FIFTH],
            ("adjustment", "nonprofit", "name"): "charity",
            ("commitment",): ["0", "6", "24"],
            ("included", "reachable", "name"): "by-phone",
        },
        {
            "vat belgian": "vat domestic",
            "small": "little",
            "range audit": "range check-up",
            "from 4": "from 5",
            "percent nonprofit": "percent charity",
        },
    ),
    (
        {
            ("fact", "customer", "name"): "vat-payer",
            ("fact", "employees", "name"): "people",
            ("formula", "workshop", "name"): "day-out",
            ("adjustment", "commitment", "name"): "loyal",
        },
        {
            "fact employees": "fact people",
            "workshop": "day-out",
            "percent commitment": "percent loyal",
        },
    ),
]


def with_all(form: Values, values: Mapping[tuple[str, ...], Any]) -> Values:
    """Return a form with other values, each in its place by the old names."""
    for place in sorted(values, key=lambda place: place[-1] == "name"):
        form = with_(form, place, values[place])
    return form


@pytest.mark.parametrize(("values", "follow"), NEW_NAMES)
def test_every_new_name_is_taken_over_by_words_and_amounts_in_texts(
    larger: Path, values: dict[tuple[str, ...], Any], follow: dict[str, str]
) -> None:
    """If the book in force has it."""
    entries, base, expected = entries_of(larger), entries_of(larger).entry(BOOK), PLACEHOLDERS
    entries.save(BOOK, with_all(base, values), base)
    for old, new in follow.items():
        expected = re.sub(rf"\b{old}\b", new, expected)
    for ending in ("", ".fr"):
        assert expected in (larger / f"services/workshop{ending}.md").read_text("utf-8")
    assert entries.waiting(BOOK) == ()


@pytest.mark.parametrize(("values", "follow"), NEW_NAMES)
def test_a_text_keeps_the_names_of_the_book_in_force_not_of_a_later_one(
    larger: Path, values: dict[tuple[str, ...], Any], follow: dict[str, str]
) -> None:
    """The offer has the words of both; a formula's new page is still to be written."""
    entries = entries_of(larger)
    later_form = {**with_all(entries.entry(BOOK), values), "first_day": "2027-01-01"}
    entries.save("prices/2027-01-01.json", later_form, None)
    assert PLACEHOLDERS in (larger / "services/workshop.md").read_text("utf-8")
    assert {"must have a page" in str(waits) for waits in entries.waiting(BOOK)} == {True}


def test_a_kind_of_vat_takes_another_name_with_its_rate_and_words(larger: Path) -> None:
    """It is a choice of the fact that decides on VAT; the percentage and the words stay as they
    are."""
    entries, words = entries_of(larger), larger / "offer.yml"
    before = (larger / FILE).read_text("utf-8"), words.read_text("utf-8")
    save(entries, BOOK, "fact", "customer", "choices", value=["domestic", "eu-company"])
    after = (larger / FILE).read_text("utf-8"), words.read_text("utf-8")
    assert after == tuple(text.replace("belgian", "domestic") for text in before)
    assert '[vat.domestic]\npercent = "21"' in after[0]
    assert '  domestic: {label: "VAT {percent}%"}' in after[1]


def test_a_name_that_another_book_still_has_keeps_its_words(
    entries: Entries, content: Path
) -> None:
    """The new name has a copy of them."""
    form = {**entries.entry(BOOK), "first_day": "2027-01-01"}
    form = with_(form, ("adjustment", "combination", "name"), "together")
    entries.save("prices/2027-01-01.json", form, None)
    assert lines_changed(content, "offer.yml") == [
        "+  together:",
        "+    name: Discount for the combination",
    ]
    assert lines_changed(content, FILE) == []
