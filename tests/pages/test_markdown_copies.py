"""Every published page has a copy in Markdown, and no other text has one."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from plugins.build.site import publish
from plugins.languages.translations import record
from plugins.markdown.parser import html as html_of
from plugins.pages.markdown_copies import NOT_WORDS, MarkdownCopyError, main_of, markdown_of
from tests.conftest import TODAY
from tests.pages.test_pages import SITEMAP, soup_of
from tests.support.publishing import content_of, settings_of
from tests.support.small_site import question

WORD = re.compile(r"[\w€%,.]+")
AMOUNT = re.compile(r"€\s?\d")


def words(soup: BeautifulSoup) -> list[str]:
    """Return the words and the amounts of HTML in their order."""
    return [word.strip(",.") for word in WORD.findall(soup.get_text(" ")) if word.strip(",.")]


def pages(folder: Path) -> dict[str, Path]:
    """Return the folder of every page that the sitemap names, by its address."""
    places = ElementTree.parse(folder / "sitemap.xml").iter(f"{SITEMAP}loc")
    return {str(one.text): folder / urlsplit(str(one.text)).path.lstrip("/") for one in places}


def test_every_page_has_one_and_links_it(published: Path, site: Path) -> None:
    """The preview has none, nor have the 404 pages."""
    folder_by_address = pages(published)
    assert len(folder_by_address) > 40
    for address, folder in folder_by_address.items():
        links = soup_of(folder / "index.html").head.select('link[type="text/markdown"]')
        assert [(link["rel"], link["href"]) for link in links] == [
            (["alternate"], f"{address}index.md")
        ]
        assert (folder / "index.md").is_file()
    assert len([*published.rglob("index.md")]) == len(folder_by_address)
    for page in (published / "404.html", published / "fr" / "404.html", site / "index.html"):
        assert "text/markdown" not in page.read_text("utf-8")
    assert not [*site.rglob("*.md")]


def test_it_has_the_words_of_the_page(published: Path) -> None:
    """In their order, each amount included, once it is rendered as Markdown."""
    priced = 0
    for folder in pages(published).values():
        page = soup_of(folder / "index.html").main
        for part in page.select(NOT_WORDS):
            part.decompose()
        for quotation in page.find_all("q"):
            quotation.unwrap()
        text = (folder / "index.md").read_text("utf-8")
        copy = BeautifulSoup(html_of(text, lang="en"), "html.parser")
        assert words(copy) == words(page), folder
        priced += bool(AMOUNT.search(text))
    assert priced >= 4


def test_elements_of_pages_become_markdown() -> None:
    """Tables, quotations in the language, <details>, and whole addresses."""
    html = """<main><nav>no</nav><h1>À <em>savoir</em></h1><p>Il dit <q>oui</q>, voir
    <a href="/fr/contact/">ici</a> ou <a href="#bas">en bas</a>.</p><p hidden>no</p>
    <details><summary>Plus</summary><p>Voilà</p></details><table><caption>Prix</caption>
    <thead><tr><th>Jour</th></tr></thead><tr><td>900,00 €</td></tr></table>
    <form><p>no</p></form></main>"""
    text = markdown_of(html, address="https://a.b/fr/faq/", lang="fr")
    assert text.startswith("# À *savoir*\n\nIl dit «\u00a0oui\u00a0», voir")
    assert "[ici](https://a.b/fr/contact/)" in text
    assert "[en bas](https://a.b/fr/faq/#bas)" in text
    assert "\n\nPlus\n\nVoilà\n" in text and "\n| Jour |\n| --- |\n| 900,00 € |\n" in text
    assert "no" not in text


def test_a_page_without_its_words_is_refused() -> None:
    """Its copy would be empty."""
    with pytest.raises(
        MarkdownCopyError, match=r"^/faq/: every page must have its words in <main>"
    ):
        main_of("<p>Words</p>", "/faq/")


def test_files_for_programs_have_only_published_texts(tmp_path: Path) -> None:
    """Neither a draft nor a question before its first day."""
    content = content_of(tmp_path)
    draft = {"status": "draft", "topic": "working-together", "order": "90"}
    coming = draft | {"status": "", "publish_from": "2027-01-01", "order": "91"}
    (content / "faq" / "secret.md").write_text(question("Kept back.", **draft), "utf-8")
    (content / "faq" / "coming.md").write_text(question("Kept back.", **coming), "utf-8")
    translation = question("Kept back.", **coming, slug="a-venir")
    (content / "faq" / "coming.fr.md").write_text(translation, "utf-8")
    record(content / "faq" / "coming.fr.md")
    publish(tmp_path / "out", on=TODAY, settings_file=settings_of(content))
    out = tmp_path / "out"
    files = [out / "llms.txt", out / "prices.json", *out.rglob("*.md")]
    assert len(files) > 45
    for file in files:
        assert not re.search("Kept back|secret|coming|a-venir", file.read_text("utf-8")), file
