"""The bar below the editor: one button puts saved words online, another takes them back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.editor.test_editor import REFUSED, field, open_entry, save, write
from tests.support.hand_over import git
from tests.support.previewing import Previewing, copy_of_the_project, previewing

QUESTION = ("Questions", "How often does a part-time CIO work?")
FILE = "content/faq/how-often.md"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewing]:
    """Yield a development server on a person's computer, with a repository online."""
    folder = tmp_path_factory.mktemp("handing")
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "online.git")
    (folder / "site").mkdir()
    root = copy_of_the_project(folder / "site")
    (root / ".gitignore").write_text("/.build/\n__pycache__/\n*.log\n", "utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "Ada Byron")
    git(root, "config", "user.email", "ada@firm.com")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=Begin")
    git(root, "remote", "add", "origin", str(folder / "online.git"))
    git(root, "push", "--quiet", "--set-upstream", "origin", "main")
    with previewing(root) as running:
        yield running


@pytest.fixture
def online(preview: Previewing) -> Path:
    """Return the repository to which everybody hands over."""
    return preview.root.parent / "online.git"


@pytest.fixture
def page(preview: Previewing, open_page: OpenPage) -> Page:
    """Return the editor."""
    page = open_page("/admin/", base_url=preview.address, expected=REFUSED)
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def test_saved_words_go_online_and_come_back(page: Page, online: Path) -> None:
    """The list of changes needs no word of git; the history has the person's name."""
    expect(page.get_by_text("All that is saved here has been handed over.")).to_be_visible()
    before = git(online, "show", f"main:{FILE}")
    open_entry(page, *QUESTION)
    answer = field(page, "body")
    write(answer, f"{answer.input_value()} Ask us.")
    save(page)
    bar = page.get_by_role("region", name="Hand over")
    expect(bar).to_contain_text("This is saved on this computer. To put it online:")
    bar.get_by_text("What changed?").click()
    expect(bar.get_by_role("listitem")).to_have_text(
        'question "How often does a part-time CIO work?": changed'
    )
    bar.get_by_role("button", name="Hand over").click()
    expect(page.get_by_role("heading", name="Handed over")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="on its way")).to_be_visible()
    assert "Ask us." in git(online, "show", f"main:{FILE}")
    assert git(online, "log", "-1", "--format=%an", "main") == "Ada Byron"
    bar.get_by_role("button", name="Undo the last hand-over").click()
    expect(page.get_by_text("Taking back…")).to_have_count(0)
    expect(page.get_by_role("heading", name="Handed over")).to_be_visible()
    assert git(online, "show", f"main:{FILE}") == before


def test_a_clash_shows_the_words_of_both(
    page: Page, preview: Previewing, online: Path, tmp_path: Path
) -> None:
    """A button takes the other person's words; one's own are kept in a file."""
    git(tmp_path, "clone", "--quiet", str(online), "bob")
    bob = tmp_path / "bob"
    text = (bob / FILE).read_text("utf-8")
    (bob / FILE).write_text(text.replace("We determine together", "Bob and you set"), "utf-8")
    git(bob, "-c", "user.name=Bob", "-c", "user.email=bob@firm.com", "commit", "-qam", "Bob's")
    git(bob, "push", "--quiet")
    open_entry(page, *QUESTION)
    answer = field(page, "body")
    write(answer, answer.input_value().replace("We determine together", "Together we find"))
    save(page)
    page.get_by_role("region", name="Hand over").get_by_role("button", name="Hand over").click()
    clash = page.get_by_role("alert").filter(has_text="somebody else has changed the same words")
    expect(clash).to_contain_text("Words of Bob")
    expect(clash).to_contain_text("Together we find")
    clash.get_by_role("button", name="Take their words").click()
    expect(page.get_by_role("status").filter(has_text="Your own words are kept in")).to_be_visible()
    assert "Bob and you set" in (preview.root / FILE).read_text("utf-8")


@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_the_bar_hides_nothing_of_the_form(
    page: Page, preview: Previewing, open_page: OpenPage, screen: str
) -> None:
    """The last field can be scrolled into sight and is not below the bar."""
    page = open_page("/admin/", base_url=preview.address, screen=screen)
    open_entry(page, *QUESTION)
    last = field(page, "publish_until")
    last.scroll_into_view_if_needed()
    bar = page.get_by_role("region", name="Hand over")
    expect(bar).to_be_visible()
    field_box, bar_box = last.bounding_box(), bar.bounding_box()
    assert field_box and bar_box and field_box["y"] + field_box["height"] <= bar_box["y"]
