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
TYPED_EARLIER = """() => new Promise((resolve, reject) => {
  const opened = indexedDB.open("localforage");
  opened.onerror = () => reject(opened.error);
  opened.onsuccess = () => {
    const database = opened.result;
    const entries = database.transaction("keyvaluepairs").objectStore("keyvaluepairs").getAll();
    entries.onsuccess = () => { database.close(); resolve(JSON.stringify(entries.result)); };
  };
})"""
"""What Decap keeps, two seconds after it was typed, for the next visit."""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewing]:
    """A development server for the tests of this module."""
    with previewing(copy_of_the_project(tmp_path_factory.mktemp("saved"))) as running:
        yield running


@pytest.fixture
def page(preview: Previewing, open_page: OpenPage) -> Page:
    """The editor with one question opened."""
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


def take_out(page: Page, language: int, words: str = MORE) -> None:
    """Take as many signs away at the end."""
    field(page, "body", language).press("ControlOrMeta+End")
    for _ in words:
        page.keyboard.press("Backspace")


def saved(page: Page) -> None:
    """Save, and wait until the button says so."""
    save(page)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()


@pytest.mark.parametrize(("language", "file"), [(0, "how-often.md"), (1, "how-often.fr.md")])
def test_words_added_and_taken_out_again_leave_the_file_as_it_was(
    preview: Previewing, page: Page, language: int, file: str
) -> None:
    """Whatever was saved in between."""
    path = preview.root / "content" / "faq" / file
    before = path.read_bytes()
    for _ in range(2):
        add(page, language)
        saved(page)
        assert MORE.encode() in path.read_bytes()
        take_out(page, language)
        expect(page.get_by_text("Not saved yet")).to_be_visible()
        saved(page)
        assert path.read_bytes() == before


def test_one_language_taken_back_does_not_hide_what_changed_in_the_other(page: Page) -> None:
    """Both must be as they are in the files."""
    add(page, 1)
    add(page, 0)
    take_out(page, 0)
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    take_out(page, 1)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()


def test_what_is_typed_during_a_save_is_not_saved_yet(preview: Previewing, page: Page) -> None:
    """The save holds what the form held when it was asked for."""
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
    """The save is refused with words, and the form keeps what was written."""
    path: Path = preview.root / "content" / "faq" / "how-often.fr.md"
    path.unlink()
    add(page, 1)
    save(page)
    alert = page.get_by_role("alert").filter(has_text="Nothing was changed")
    expect(alert).to_contain_text("content/faq/how-often.fr.md")
    expect(alert).to_contain_text("somebody has deleted it")
    assert not path.exists()
    assert MORE in field(page, "body", 1).input_value()


def test_a_translation_that_has_not_followed_is_shown_until_it_has(
    preview: Previewing, page: Page
) -> None:
    """With the words that changed; a button says that it is up to date, and no fingerprint is
    typed."""
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
    take_out(page, 0)
    saved(page)
    expect(note).to_be_visible()
    page.get_by_role("link", name="Questions").click()
    expect(note).to_have_count(0)


def once_words_are_taken_up(route: Route) -> None:
    """Answer what an entry holds one second later."""
    if (route.request.post_data_json or {}).get("action") == "entry":
        Event().wait(1)
    route.continue_()


@pytest.mark.parametrize("is_late", [False, True])
def test_words_taken_up_again_do_not_undo_what_somebody_else_saved_meanwhile(
    preview: Previewing, page: Page, is_late: bool
) -> None:
    """What was typed in an earlier visit was typed over the file as it was then, and is offered
    however late the file is read: type without saving, have somebody else save, come back, and
    save."""
    path = preview.root / "content" / "faq" / "hire-staff.md"
    page.get_by_role("link", name="Questions").click()
    page.get_by_role("link", name="Do we need to hire staff").first.click()
    before = path.read_text("utf-8")
    add(page, 0)
    until(lambda: MORE.strip() in page.evaluate(TYPED_EARLIER), seconds=60)
    theirs = before.rstrip("\n") + " Theirs.\n"
    path.write_text(theirs, "utf-8")
    if is_late:
        page.route("**/admin/entries*", once_words_are_taken_up)
    page.reload()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    expect(field(page, "body")).to_have_value(re.compile(f"{re.escape(MORE)}\\s*$"))
    save(page)
    alert = page.get_by_role("alert").filter(has_text="Nothing was changed")
    expect(alert).to_contain_text("somebody has changed it since")
    assert path.read_text("utf-8") == theirs
