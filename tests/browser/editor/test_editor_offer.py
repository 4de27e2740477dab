"""The editor's forms: a person adds a formula with its words, renames it and removes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editor.test_editor import open_entry, save, write
from tests.support.editing import WORKSHOP_WORDS, files_of
from tests.support.previewing import Previewing, copy_of_the_project, previewing


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewing]:
    """Yield a development server for the tests of this module."""
    with previewing(copy_of_the_project(tmp_path_factory.mktemp("offered"))) as running:
        yield running


@pytest.fixture
def content(preview: Previewing) -> Path:
    """Return the content folder that the tests edit."""
    return preview.root / "content"


@pytest.fixture
def page(preview: Previewing, open_page: OpenPage) -> Page:
    """Return the editor."""
    page = open_page("/admin/", base_url=preview.address, expected=("422", "error in the page"))
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def rows(page: Page, name: str) -> Locator:
    """Return the rows of a list of the form."""
    return page.locator(f"div[id^='{name}-field-']").first.locator("[class*=SortableListItem]")


def named(page: Page, name: str, title: str) -> Locator:
    """Return the row of a list with that name or code."""
    fields = [f"[id^='{key}-field-'][value='{title}']" for key in ("name", "code")]
    return rows(page, name).filter(has=page.locator(", ".join(fields))).first


def fill(row: Locator, **values: str) -> None:
    """Fill in fields of a row."""
    for name, value in values.items():
        row.locator(f"[id^='{name}-field-']").first.fill(value)


def saved(page: Page) -> None:
    """Save, and wait until the button says so."""
    save(page)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()


def add_words(page: Page) -> None:
    """Add the words that visitors read about a workshop."""
    open_entry(page, "The offer", "Words of the offer")
    fill(new_row(page, "formulas"), **WORKSHOP_WORDS)
    saved(page)


def add_prices(page: Page) -> None:
    """Add the prices of a workshop."""
    open_entry(page, "Prices", "2026-01-01")
    row = new_row(page, "formula", kind="The visitor says how many")
    fill(row, name="workshop")
    row.get_by_label("Billed").fill("Once")
    row.get_by_label("Billed").press("Enter")
    period = add(row, "chosen", "Add period")
    period.get_by_label("Per").fill("Once")
    period.get_by_label("Per").press("Enter")
    fill(period, **{"from": "1", "to": "10", "step": "1"})
    fill(add(row, "rate", "Add row"), amount="950.00")
    saved(page)


def new_row(page: Page, name: str, *, kind: str = "", button: str = "Add formula") -> Locator:
    """Add a row to the list of that name."""
    add = page.get_by_role("button", name=button)
    expect(add).to_be_visible()
    place = rows(page, name).count()
    add.click()
    if kind:
        page.get_by_role("menuitem", name=kind).click()
    return rows(page, name).nth(place)


def remove(row: Locator) -> None:
    """Press the cross at the right of a row."""
    row.locator("[class*=TopBar]").first.locator("button").last.click()


def add(row: Locator, name: str, button: str) -> Locator:
    """Add a row to a list within a row."""
    inner = row.locator(f"[id^='{name}-field-']").first
    inner.get_by_role("button", name=button).click()
    return inner.locator("[class*=SortableListItem]").last


def options_of(row: Locator, name: str) -> list[str]:
    """Return the options of a field of a row, without the empty one."""
    options = row.locator(f"select[id^='{name}-field-']").first.locator("option")
    return [text for text in options.all_text_contents() if text != "–"]


def test_names_are_chosen_from_those_in_the_form(page: Page, content: Path) -> None:
    """Facts, formulas and pages; a new fact is among the options at once."""
    book = content / "prices" / "2026-01-01.toml"
    before = book.read_text("utf-8")
    open_entry(page, "Prices", "2026-01-01")
    row = named(page, "adjustment", "combination")
    row.locator("[class*=TopBar]").first.locator("button").first.click()
    assert options_of(row, "if") == ["audit_done"]
    fact = new_row(page, "fact", kind="Yes or no", button="Add fact")
    fill(fact, name="member")
    row.locator("select[id^='if-field-']").focus()
    expect(row.locator("select[id^='if-field-'] option")).to_have_text(
        ["–", "audit_done", "member"]
    )
    remove(fact)

    row.locator("select[id^='if-field-']").select_option("audit_done")
    row.locator("select[id^='page-field-']").select_option(value="how-often")
    row.get_by_role("group", name="Of the sum of").get_by_label("subscription").uncheck()
    saved(page)
    new = 'of = ["a-la-carte"]\nwith = ["a-la-carte", "subscription"]\nif = "audit_done"\n'
    assert f'{new}page = "how-often"\n' in book.read_text("utf-8")
    book.write_text(before, "utf-8")


def test_a_formula_is_added_renamed_and_removed(
    preview: Previewing, page: Page, content: Path
) -> None:
    """First its words, then its prices; a message says what to do next. At the end the files are as
    before."""
    before = files_of(content)
    add_words(page)
    next_step = page.get_by_role("alert").filter(has_text="To be done next")
    expect(next_step).to_contain_text("formulas.workshop must stand in a price book")
    page.goto("/admin/")
    add_prices(page)
    expect(next_step).to_contain_text('the formula "workshop" can be chosen and must have a page')
    book = (content / "prices" / "2026-01-01.toml").read_text("utf-8")
    assert '[formula.workshop.chosen.once]\nfrom = "1"\nto = "10"\nstep = "1"\n' in book

    write(named(page, "formula", "workshop").locator("[id^='name-field-']").first, "day-out")
    saved(page)
    words = (content / "offer.yml").read_text("utf-8")
    assert "  day-out:\n    name: Workshop\n" in words and "workshop:" not in words

    remove(named(page, "formula", "day-out"))
    saved(page)
    page.goto("/admin/")
    open_entry(page, "The offer", "Words of the offer")
    remove(named(page, "formulas", "day-out"))
    saved(page)
    assert files_of(content) == before
