"""The editor says "Saved" only of words that stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.editor.test_editor import REFUSED, field, open_entry, save
from tests.support.previewing import Previewing, copy_of_the_project, previewing
from tests.support.waiting import until

MORE = " Ask us for more."
QUESTION = ("Questions", "How often does a part-time CIO work?")
STORED_TEXT = """() => new Promise((resolve, reject) => {
  const request = indexedDB.open("localforage");
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const database = request.result;
    const entries = database.transaction("keyvaluepairs").objectStore("keyvaluepairs").getAll();
    entries.onsuccess = () => { database.close(); resolve(JSON.stringify(entries.result)); };
  };
})"""
"""Reads what Decap stores for the next visit: the text in the form, two seconds after the last key."""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewing]:
    """Yield a development server for the tests of this module."""
    with previewing(copy_of_the_project(tmp_path_factory.mktemp("saved"))) as running:
        yield running


@pytest.fixture
def page(preview: Previewing, open_page: OpenPage) -> Page:
    """Return the editor with one question opened."""
    return editor(preview, open_page)


def editor(preview: Previewing, open_page: OpenPage) -> Page:
    """Open the editor at one question."""
    page = open_page(
        "/admin/", base_url=preview.address, expected=(*REFUSED, "deleted it", "changed it since")
    )
    page.on("dialog", lambda dialog: dialog.accept())
    open_entry(page, *QUESTION)
    return page


def add(page: Page, language: int, words: str = MORE) -> None:
    """Type at the end of the answer."""
    field(page, "body", language).press("ControlOrMeta+End")
    page.keyboard.type(words)


def delete(page: Page, language: int, words: str = MORE) -> None:
    """Delete as many characters at the end of the answer."""
    field(page, "body", language).press("ControlOrMeta+End")
    for _ in words:
        page.keyboard.press("Backspace")


def saved(page: Page) -> None:
    """Save, and wait until the button says so."""
    save(page)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()


@pytest.mark.parametrize(("language", "file"), [(0, "how-often.md"), (1, "how-often.fr.md")])
def test_words_added_and_deleted_again_leave_the_file_as_it_was(
    preview: Previewing, page: Page, language: int, file: str
) -> None:
    """Although the words were saved in between."""
    path = preview.root / "content" / "faq" / file
    before = path.read_bytes()
    for _ in range(2):
        add(page, language)
        saved(page)
        assert MORE.encode() in path.read_bytes()
        delete(page, language)
        expect(page.get_by_text("Not saved yet")).to_be_visible()
        saved(page)
        assert path.read_bytes() == before


def test_undoing_one_language_does_not_hide_a_change_in_the_other(page: Page) -> None:
    """Nothing is left to save only when both texts are as in their files."""
    add(page, 1)
    add(page, 0)
    delete(page, 0)
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    delete(page, 1)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()


def test_text_typed_during_a_save_is_not_saved_yet(preview: Previewing, page: Page) -> None:
    """A save writes the text that was in the form when the button was pressed."""
    path = preview.root / "content" / "faq" / "how-often.md"
    before = path.read_text("utf-8")
    waiting: list[Route] = []
    page.route(
        "**/admin/entries*", lambda route: route.continue_() if waiting else waiting.append(route)
    )
    add(page, 0)
    save(page)
    page.wait_for_function("() => document.body.textContent.includes('Saving')")
    add(page, 0, " And more.")
    waiting[0].continue_()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    saved(page)
    assert path.read_text("utf-8") == before.rstrip("\n") + f"{MORE} And more.\n"


def test_a_file_that_somebody_deleted_does_not_come_back(preview: Previewing, page: Page) -> None:
    """The save is refused with a message, and the form keeps the text."""
    path: Path = preview.root / "content" / "faq" / "how-often.fr.md"
    path.unlink()
    add(page, 1)
    save(page)
    alert = page.get_by_role("alert").filter(has_text="Nothing was changed")
    expect(alert).to_contain_text("content/faq/how-often.fr.md")
    expect(alert).to_contain_text("somebody has deleted it")
    assert not path.exists()
    assert MORE in field(page, "body", 1).input_value()


def test_an_outdated_translation_is_shown_until_it_is_up_to_date(
    preview: Previewing, page: Page
) -> None:
    """A button records that it is up to date; nobody types a fingerprint."""
    twin = preview.root / "content" / "faq" / "nonprofit.fr.md"
    page.get_by_role("link", name="Questions").click()
    page.get_by_role("link", name="nonprofit").click()
    before = twin.read_text("utf-8")
    add(page, 0)
    saved(page)
    note = page.get_by_role("note").filter(has_text="content/faq/nonprofit.fr.md has not followed")
    expect(note).to_be_visible()
    page.reload()
    expect(note).to_be_visible()
    note.get_by_role("button", name="It is up to date").click()
    expect(note).to_have_count(0)
    after = twin.read_text("utf-8")
    assert after != before and re.sub("translates: .*", "", after) == re.sub(
        "translates: .*", "", before
    )
    delete(page, 0)
    saved(page)
    expect(note).to_be_visible()
    page.get_by_role("link", name="Questions").click()
    expect(note).to_have_count(0)


def delay_entry(route: Route) -> None:
    """Let a request for an entry wait one second."""
    if (route.request.post_data_json or {}).get("action") == "entry":
        Event().wait(1)
    route.continue_()


@pytest.mark.parametrize("is_late", [False, True])
def test_text_from_an_earlier_visit_does_not_undo_what_somebody_else_saved(
    preview: Previewing, page: Page, is_late: bool
) -> None:
    """Type without saving, let somebody else save, come back and save: the text is still in the form,
    however late the file is read, and the save is refused, for the file has changed since."""
    path = preview.root / "content" / "faq" / "hire-staff.md"
    page.get_by_role("link", name="Questions").click()
    page.get_by_role("link", name="Do we need to hire staff").first.click()
    before = path.read_text("utf-8")
    add(page, 0)
    until(lambda: MORE.strip() in page.evaluate(STORED_TEXT), seconds=60)
    theirs = before.rstrip("\n") + " Theirs.\n"
    path.write_text(theirs, "utf-8")
    if is_late:
        page.route("**/admin/entries*", delay_entry)
    page.reload()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    expect(field(page, "body")).to_have_value(re.compile(f"{re.escape(MORE)}\\s*$"))
    save(page)
    alert = page.get_by_role("alert").filter(has_text="Nothing was changed")
    expect(alert).to_contain_text("somebody has changed it since")
    assert path.read_text("utf-8") == theirs
