"""The preview as a folder that opens without a server, for people who have nothing installed."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from plugins.build.shareable import shareable, with_file_links
from tests.support.firm import CONTENT, TODAY

REPOSITORY = "https://github.com/firm/site"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder, of a firm whose texts are on GitHub."""
    scratch = tmp_path_factory.mktemp("shareable")
    content = Path(shutil.copytree(CONTENT, scratch / "content"))
    text = re.sub("(?m)^repository:.*\n", "", (content / "site.yml").read_text("utf-8"))
    (content / "site.yml").write_text(f"{text}repository: {REPOSITORY}\n", "utf-8")
    shareable(scratch / "preview", on=TODAY, PATH=str(content))
    return scratch / "preview"


def test_every_link_leads_to_a_file(folder: Path) -> None:
    """Of every page, style and picture; none leads to a server that is not there."""
    broken = []
    for page in folder.rglob("*.html"):
        for link in re.findall(r'\s(?:href|src)="([^"]*)"', page.read_text("utf-8")):
            parts = urlsplit(unescape(link))
            if parts.scheme or parts.path in ("", "/feed.xml"):
                continue
            if not (page.parent / unquote(parts.path)).is_file():
                broken.append((page.relative_to(folder).as_posix(), link))
    assert broken == []


def test_a_page_leads_to_the_editor_of_its_text(folder: Path) -> None:
    """On GitHub's own pages, in each language."""
    edit = f'href="{REPOSITORY}/edit/main/content/faq/how-often'
    assert f'{edit}.md"' in (folder / "faq/how-often/index.html").read_text("utf-8")
    assert f'{edit}.fr.md"' in (folder / "fr/faq/combien-de-fois/index.html").read_text("utf-8")


def test_it_opens_in_a_browser_from_the_disk(folder: Path, browser: Browser) -> None:
    """With its style, and one page leads to the next."""
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).margin") != "8px"
    page.get_by_role("link", name="Questions").first.click()
    assert page.url == (folder / "faq" / "index.html").as_uri()


def test_a_link_to_another_site_stays(tmp_path: Path) -> None:
    """Only a link to a file of the site changes."""
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "index.html").touch()
    text = '<a href="/faq/?a#b"><a href="//host/faq/"><a href="/none/"><a href="https://a.b/faq/">'
    assert with_file_links(text, "fr/faq/index.html", tmp_path) == text.replace(
        '"/faq/?a#b"', '"../../faq/index.html?a#b"'
    )


def test_a_folder_with_other_files_is_not_overwritten(tmp_path: Path) -> None:
    """And a message says so."""
    (tmp_path / "mine.txt").touch()
    with pytest.raises(SystemExit, match="got a folder with other things in it"):
        shareable(tmp_path, on=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
