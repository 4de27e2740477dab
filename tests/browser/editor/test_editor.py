"""The editor in a real browser: a person opens an entry, changes a word, saves, and the file
differs in that word alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.support.editing import changed_lines, files_of
from tests.support.previewing import Previewing, copy_of_the_project, previewing

# What the browser and Decap CMS write to the console when a save is refused.
REFUSED = ("422", "must end with", "must name what exists", "error in the page: Object")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewing]:
    """Yield a development server for the tests of this module."""
    with previewing(copy_of_the_project(tmp_path_factory.mktemp("edited"))) as running:
        yield running


@pytest.fixture
def content(preview: Previewing) -> Path:
    """Return the content folder that the tests edit."""
    return preview.root / "content"


def open_entry(page: Page, collection: str, title: str) -> None:
    """Go to an entry as a person does."""
    page.get_by_role("link", name=collection, exact=True).click()
    page.get_by_role("link", name=title).click()


def field(page: Page, name: str, nth: int = 0) -> Locator:
    """Return a field of the form; in a form of two languages every second one is French."""
    return page.locator(f"[id^='{name}-field-']").nth(nth)


def write(place: Locator, words: str) -> None:
    """Replace the text of a field."""
    place.click()
    place.press("ControlOrMeta+a")
    place.page.keyboard.insert_text(words)


def save(page: Page) -> None:
    """Press Save, then the first item of its menu."""
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("menuitem", name="Save now").click()


def test_one_word_changes_in_the_file_and_in_the_page(
    preview: Previewing, content: Path, open_page: OpenPage
) -> None:
    """Nothing else changes on disk, no request goes to another host, and the open page of the site
    shows the new word by itself."""
    before = files_of(content)
    site = open_page("/faq/how-often/", base_url=preview.address)
    page = open_page("/admin/", base_url=preview.address)
    open_entry(page, "Questions", "How often does a part-time CIO work?")
    answer = field(page, "body")
    write(answer, answer.input_value().replace("frequency", "rhythm"))
    save(page)
    expect(page.get_by_text("Saved", exact=True).first).to_be_visible()
    expect(site.get_by_text("We determine together the rhythm of the services")).to_be_visible()
    lines = changed_lines(before, files_of(content))
    assert lines.keys() == {"faq/how-often.md"}
    [(old, new)] = lines["faq/how-often.md"]
    assert new == old.replace("frequency", "rhythm") != old


def test_a_mistake_is_shown_and_nothing_is_saved_until_it_is_corrected(
    preview: Previewing, content: Path, open_page: OpenPage
) -> None:
    """The message has the file, the line and the rule."""
    before = files_of(content)
    page = open_page("/admin/", base_url=preview.address, expected=REFUSED)
    open_entry(page, "Questions", "What about intellectual property?")
    write(field(page, "title"), "What about intellectual property")
    save(page)
    mistakes = page.get_by_role("alert").filter(has_text="Nothing was changed")
    expect(mistakes).to_contain_text("content/faq/intellectual-property.md, line 2")
    expect(mistakes).to_contain_text('the title of a question must end with "?"')
    assert files_of(content) == before
    write(field(page, "title"), "And what about intellectual property?")
    save(page)
    expect(mistakes).to_have_count(0)
    expect(page.get_by_text("Not saved yet")).to_have_count(0)
    line = (
        "title: What about intellectual property?\n",
        "title: And what about intellectual property?\n",
    )
    assert changed_lines(before, files_of(content)) == {"faq/intellectual-property.md": [line]}


def test_a_question_is_written_in_two_languages_and_deleted(
    preview: Previewing, content: Path, open_page: OpenPage
) -> None:
    """Two files appear and disappear; a question to which a page links is not deleted."""
    before = files_of(content)
    page = open_page("/admin/", base_url=preview.address, expected=REFUSED)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("link", name="New question").click()
    for name, words in {
        "title": ("Is there a trial?", "Y a-t-il un essai ?"),
        "slug": ("trial", "essai"),
        "body": ("Ask us.", "Demandez-nous."),
    }.items():
        for language, text in enumerate(words):
            write(field(page, name, language), text)
    write(field(page, "order"), "9")
    field(page, "topic").click()
    page.get_by_text("Trust", exact=True).click()
    save(page)
    expect(page.get_by_role("button", name="Delete")).to_be_visible()
    assert files_of(content).keys() - before.keys() == {"faq/trial.md", "faq/trial.fr.md"}
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("heading", name="Questions")).to_be_visible()
    assert files_of(content) == before
    page.get_by_role("link", name="How often does a part-time CIO work?").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("alert").filter(has_text="Nothing was changed")).to_contain_text(
        "content/pages/home.md"
    )
    assert files_of(content) == before


def test_every_kind_of_entry_opens_and_one_price_changes_alone(
    preview: Previewing, content: Path, open_page: OpenPage
) -> None:
    """Each form shows the values of its entry; nothing else changes in the price book."""
    before = files_of(content)
    page = open_page("/admin/", base_url=preview.address)
    for collection, title, name, value in (
        ("Services", "Mini audit", "slug", "mini-audit"),
        ("Pages", "An IT director for your company", "slug", "home"),
        ("Topics", "The topics", "topic", "a-cio-for-your-company"),
        ("The firm", "The firm's details", "name", "CIO-PME"),
        ("Prices", "2026-01-01", "first_day", "2026-01-01"),
    ):
        open_entry(page, collection, title)
        expect(field(page, name)).to_have_value(value)
        if collection != "Prices":
            page.get_by_role("link", name=collection).click()  # back to the list
    formula = page.locator("[id^='formula-field-']").locator("[class*=SortableListItem]").first
    formula.get_by_role("button").first.click()
    rates = formula.locator("[id^='rate-field-']")
    rates.locator("[class*=SortableListItem]").first.get_by_role("button").first.click()
    write(rates.get_by_label("Amount").first, "810.00")
    save(page)
    expect(page.get_by_text("Not saved yet")).to_have_count(0)
    assert changed_lines(before, files_of(content)) == {
        "prices/2026-01-01.toml": [('micro = "800.00"\n', 'micro = "810.00"\n')]
    }
