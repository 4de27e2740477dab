"""A price book and the words of the offer in the editor: formulas are added, removed, moved and
renamed, and every other line stays."""

from __future__ import annotations

import difflib
import re
import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from plugins.errors import ContentError
from plugins.preview.editor.entries import Entries
from plugins.preview.editor.offer.books import Books
from tests.support.cases import FIRMS
from tests.support.editing import (
    BOOK,
    LANGUAGES,
    RATE,
    WORDS,
    WORKSHOP_WORDS,
    Values,
    row,
    save,
)
from tests.support.editing import with_value as with_
from tests.support.firm import CONTENT, TODAY

FILE = "prices/2026-01-01.toml"
WORKSHOP: Values = {
    "name": "workshop",
    "quantity": "chosen",
    "billed": "once",
    "chosen": [{"name": "once", "from": "1", "to": "10", "step": "1"}],
    "rate": [{"name": "", "amount": "950.00"}],
    "tiers": "whole",
    "rate_from": [{"from": "4", "name": "", "amount": "850.00"}],
}


def lines_changed(content: Path, file: str) -> list[str]:
    """Return the added lines, with + before them, and the removed ones, with -."""
    before, after = (
        (folder / file).read_text("utf-8").splitlines() for folder in (CONTENT, content)
    )
    return [
        line
        for line in difflib.unified_diff(before, after, n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]


def add_workshop(entries: Entries) -> None:
    """Save the words of a workshop, then its prices."""
    for path, rows, new in ((WORDS, "formulas", WORKSHOP_WORDS), (BOOK, "formula", WORKSHOP)):
        base = entries.entry(path)
        entries.save(path, {**base, rows: [*base[rows], new]}, base)


def add_page(content: Path) -> None:
    """Write the page of the workshop in both languages, as a copy of another formula's page."""
    for ending, title in (("", "Workshop"), (".fr", "Atelier")):
        page = (content / f"services/cio-a-la-carte{ending}.md").read_text("utf-8")
        new = re.sub("^title: .*$", f"title: {title}", page, count=1, flags=re.MULTILINE)
        new = re.sub("^slug: .*$", "slug: atelier", new, count=1, flags=re.MULTILINE)
        new = new.replace("formula: a-la-carte", "formula: workshop").replace(
            "order: 1", "order: 9"
        )
        (content / f"services/workshop{ending}.md").write_text(new, "utf-8")


def test_a_formula_is_added_with_its_words_and_then_its_page(
    entries: Entries, content: Path
) -> None:
    """After each save the editor says what remains to be done, until nothing does."""
    base = entries.entry(WORDS)
    entries.save(WORDS, {**base, "formulas": [*base["formulas"], WORKSHOP_WORDS]}, base)
    assert {"formulas.workshop must stand in a price book"} == {
        str(mistake.message).partition(",")[0] for mistake in entries.waiting(WORDS)
    }
    base = entries.entry(BOOK)
    entries.save(BOOK, {**base, "formula": [*base["formula"], WORKSHOP]}, base)
    [waits] = entries.waiting(BOOK)
    assert 'the formula "workshop" can be chosen and must have a page' in str(waits)
    add_page(content)
    assert entries.waiting(BOOK) == ()
    assert lines_changed(content, FILE) == [
        "+[formula.workshop]",
        '+billed = "once"',
        '+quantity = "chosen"',
        '+rate = "950.00"',
        '+tiers = "whole"',
        "+",
        "+[formula.workshop.chosen.once]",
        '+from = "1"',
        '+to = "10"',
        '+step = "1"',
        "+",
        "+[formula.workshop.rate_from]",
        '+4 = "850.00"',
        "+",
    ]


def test_a_formula_that_others_need_is_not_removed(entries: Entries, content: Path) -> None:
    """The message names who needs it; another formula is removed, and nothing else."""
    add_workshop(entries)
    before = (content / FILE).read_text("utf-8")
    base = entries.entry(BOOK)
    form = deepcopy(base)
    form["formula"].remove(row(form["formula"], "audit"))
    with pytest.raises(ContentError, match=r"prices/2026-01-01.toml:\d+: .*requires.*audit"):
        entries.save(BOOK, form, base)
    assert (content / FILE).read_text("utf-8") == before
    form = deepcopy(base)
    form["formula"].remove(row(form["formula"], "workshop"))
    entries.save(BOOK, form, base)
    assert lines_changed(content, FILE) == []


def test_a_value_that_somebody_else_saved_meanwhile_is_not_overwritten(
    entries: Entries, content: Path
) -> None:
    """Another value is kept; a save of the same value is refused."""
    base = entries.entry(BOOK)
    save(entries, BOOK, *RATE, value="910.00")
    entries.save(BOOK, {**base, "last_day": "2027-12-31"}, base)
    assert '+small = "910.00"' in lines_changed(content, FILE)
    assert '+last_day = "2027-12-31"' in lines_changed(content, FILE)
    with pytest.raises(ContentError, match="formula.a-la-carte.rate.small must be as it was"):
        entries.save(BOOK, with_(base, RATE, "920.00"), base)


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ({"formula": [WORKSHOP, WORKSHOP]}, "a name must stand once, got workshop a second time"),
        ({"fact": [{"kind": "yes-no"}]}, "each row must have a name"),
        ({"formula": [{**WORKSHOP, "name": "My Workshop"}]}, "small letters, digits and hyphens"),
        ({"formula": [{**WORKSHOP, "tiers": "hole"}]}, 'got "hole"; did you mean "whole"'),
    ],
)
def test_a_form_that_makes_no_valid_book_is_refused(
    entries: Entries, content: Path, form: Values, why: str
) -> None:
    """With the message of the book's own rules, and nothing is written."""
    base = entries.entry(BOOK)
    more = {key: [*base[key], *rows] for key, rows in form.items()}
    with pytest.raises(ContentError, match=why):
        entries.save(BOOK, {**base, **more}, base)
    assert lines_changed(content, FILE) == []


def change(tmp_path: Path, folder: Path, **rows: Any) -> tuple[str, str]:
    """Return the text of a book before and after a form with other rows is saved."""
    shutil.copytree(folder, tmp_path / "prices")
    books = Books(tmp_path, LANGUAGES, on=TODAY)
    key = books.keys()[0]
    base = books.read(key)
    form = {**base, **{name: new_rows(deepcopy(base[name])) for name, new_rows in rows.items()}}
    [text] = books.texts(key, form, base).values()
    return books.text(key), text


@pytest.mark.parametrize("folder", sorted(FIRMS.iterdir()), ids=lambda folder: folder.name)
def test_any_book_opens_and_is_saved_as_it_was(tmp_path: Path, folder: Path) -> None:
    """Without a change in the form no line changes; one more key is one more line."""
    shutil.copytree(folder, tmp_path / "prices")
    books = Books(tmp_path, LANGUAGES, on=TODAY)
    for key in books.keys():  # noqa: SIM118 - a method of ours
        base = books.read(key)
        assert books.texts(key, deepcopy(base), base) == {}
        [text] = books.texts(key, {**base, "least_month": "1.00"}, base).values()
        lines = text.splitlines()
        lines.remove('least_month = "1.00"')
        others = [line for line in books.text(key).splitlines() if "least_month" not in line]
        assert lines == others


def test_formulas_move_with_their_notes(tmp_path: Path) -> None:
    """The heading above the first one stays where it is."""
    before, after = change(
        tmp_path, FIRMS / "cio-pme", formula=lambda rows: [rows[1], rows[0], *rows[2:]]
    )
    assert sorted(before.splitlines()) == sorted(after.splitlines())
    title, days, hours = (
        "# ---- What can be chosen",
        "# Days of a CIO.",
        "# Hours of subscription a month.",
    )
    assert before.index(title) < before.index(days) < before.index(hours)
    assert after.index(title) < after.index(hours) < after.index(days)
    assert after.index(hours) < after.index("[formula.subscription]") < after.index(days)


def test_a_value_that_the_editor_cannot_change_is_reported(tmp_path: Path) -> None:
    """It must be changed by hand; the file stays as it was."""
    (tmp_path / "prices").mkdir()
    text = (FIRMS / "one-whole/2026-01-01.toml").read_text("utf-8")
    table = 'staff = {kind = "number", from = "1", to = "9", classes = {few = "1", more = "5"}}'
    (tmp_path / "prices/2026-01-01.toml").write_text(f"{text}\n[fact]\n{table}\n", "utf-8")
    books = Books(tmp_path, LANGUAGES, on=TODAY)
    base = books.read("2026-01-01")
    form = deepcopy(base)
    row(form["fact"], "staff")["classes"].pop()
    with pytest.raises(ContentError, match="fact.staff.classes.more must be changed by hand"):
        books.texts("2026-01-01", form, base)
