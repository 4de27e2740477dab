"""The editor's forms: insert a picture into a text, add an old address, rename an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editor.test_editor import REFUSED, field, open_entry, save
from tests.support.previewing import Previewing, copy_of_the_project, previewing

BETWEEN_BRACKETS = """() => {
  const { selectionStart, value } = document.activeElement;
  return value !== undefined && selectionStart === value.lastIndexOf("[") + 1;
}"""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewing]:
    """Yield a development server for the tests of this module."""
    with previewing(copy_of_the_project(tmp_path_factory.mktemp("more"))) as running:
        yield running


@pytest.fixture
def page(preview: Previewing, open_page: OpenPage) -> Page:
    """Return the editor."""
    page = open_page("/admin/", base_url=preview.address, expected=(*REFUSED, "description"))
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def photo() -> bytes:
    """Return a small picture."""
    data = BytesIO()
    Image.new("RGB", (400, 300), "teal").save(data, "PNG")
    return data.getvalue()


def test_a_picture_is_inserted_at_the_cursor(preview: Previewing, page: Page) -> None:
    """The cursor then stands between the brackets, where its description is typed."""
    open_entry(page, "Questions", "How often does a part-time CIO work?")
    answer = field(page, "body")
    answer.press("ControlOrMeta+End")
    page.keyboard.type("\n\n")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Put a picture or a file here").first.click()
    chooser.value.set_files({"name": "Our Office.png", "mimeType": "image/png", "buffer": photo()})
    expect(answer).to_have_value(re.compile(r"!\[\]\(\.\./images/our-office\.png\)$"))
    page.wait_for_function(BETWEEN_BRACKETS)
    page.keyboard.type("Our office at night")
    field(page, "body", 1).press("ControlOrMeta+End")
    page.keyboard.type("\n\n![Nos bureaux la nuit](../images/our-office.png)")
    save(page)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()
    content = preview.root / "content"
    text = (content / "faq" / "how-often.md").read_text("utf-8")
    assert text.endswith("\n\n![Our office at night](../images/our-office.png)\n")
    assert (content / "images" / "our-office.png").read_bytes() == photo()


def test_an_old_address_is_added_in_the_form(preview: Previewing, page: Page) -> None:
    """One more row below the others."""
    open_entry(page, "Lists", "Old addresses")
    page.get_by_role("button", name="Add old address").click()
    page.get_by_label("Old address", exact=True).last.fill("/old.html")
    page.get_by_label("Leads to", exact=True).last.fill("/contact/")
    save(page)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()
    text = (preview.root / "content" / "redirects.yml").read_text("utf-8")
    assert text.endswith("- from: /old.html\n  to: /contact/\n")


def test_another_address_renames_the_file(preview: Previewing, page: Page) -> None:
    """The form is open under the new name, and the next save goes to the new file."""
    open_entry(page, "Questions", "How long is a mini audit")
    field(page, "slug").fill("audit-duration")
    save(page)
    page.wait_for_url("**/entries/audit-duration")
    expect(field(page, "slug")).to_have_value("audit-duration")
    folder = preview.root / "content" / "faq"
    assert not list(folder.glob("mini-audit-length*"))
    field(page, "keywords").fill("length")
    save(page)
    expect(page.get_by_role("button", name="Saved")).to_be_visible()
    assert "keywords: length\n" in (folder / "audit-duration.md").read_text("utf-8")
