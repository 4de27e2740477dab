"""Every page in every language, each with links to its other versions, and a third language by one
line of settings."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from babel.messages.pofile import read_po, write_po
from bs4 import BeautifulSoup
from bs4.element import PreformattedString

from plugins.build.site import build
from plugins.languages.catalogue import catalogue_file
from plugins.languages.translations import original_of, record
from plugins.project import ROOT
from tests.conftest import TODAY
from tests.pages.test_pages import is_framed
from tests.support.firm import CONTENT
from tests.support.over_http import get

ADDRESS = "http://127.0.0.1:8000"
ENGLISH = re.compile(
    r"\b(the|your|with|and|company|excl|this|that|you|for|not|days?|month|week|hours?|please|of|is|are|to|from|we|by|it|be|can|has)\b",
    re.IGNORECASE,
)
READ_OUT = ("aria-label", "alt", "title", "placeholder", "label")
SET_WRONGLY = re.compile(
    r".{0,20}(?:[^\u00a0\u202f][;!?»%€](?![;!?])|[^\u00a0\u202f]:(?= |$)|«[^\u00a0\u202f]|\w'\w)"
)
ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TWINS = {
    "": "fr/",
    "estimate/": "fr/estimation/",
    "faq/how-often/": "fr/faq/combien-de-fois/",
    "services/mini-audit/": "fr/services/mini-audit/",
}


def soups(site: Path) -> dict[str, BeautifulSoup]:
    """Return every page of a site by its address below the root."""
    paths = [path for path in sorted(site.rglob("*.html")) if not is_framed(path)]
    return {
        p.relative_to(site).as_posix().removesuffix("index.html"): BeautifulSoup(
            p.read_text("utf-8"), "html.parser"
        )
        for p in paths
    }


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Return the pages of the firm's site."""
    return soups(site)


def alternates(soup: BeautifulSoup) -> dict[str, str]:
    """Return hreflang → address below the root."""
    return {
        link["hreflang"]: link["href"].removeprefix(f"{ADDRESS}/")
        for link in soup.find_all("link", hreflang=True)
    }


def test_both_languages_have_the_same_pages(pages: dict[str, BeautifulSoup]) -> None:
    """French addresses begin with `fr/` and French pages have that language, English ones do
    not."""
    french = [path for path in pages if path.startswith("fr/")]
    assert len(french) * 2 == len(pages)
    assert all((pages[path].html["lang"] == "fr") == (path in french) for path in pages)
    assert all(there in pages for there in TWINS.values())


def test_every_switch_leads_to_the_same_page_and_back(pages: dict[str, BeautifulSoup]) -> None:
    """In the masthead of every page, named in its own language, and never to a missing page."""
    for path, soup in pages.items():
        (link,) = soup.select(".switch a")
        there = link["href"].removeprefix("/")
        assert (link.get_text(), link["lang"], link["hreflang"]) == (
            ("English", "en", "en") if path.startswith("fr/") else ("Français", "fr", "fr")
        )
        assert pages[there].select_one(".switch a")["href"] == f"/{path}", path
        assert TWINS.get(path, there) == there


def test_alternates_are_reciprocal_with_a_default(pages: dict[str, BeautifulSoup]) -> None:
    """Each page names all its versions, itself included, and all versions name the same."""
    for path, soup in pages.items():
        if path.endswith("404.html"):
            assert alternates(soup) == {}
            continue
        versions = alternates(soup)
        assert (
            versions.keys() == {"en", "fr", "x-default"} and versions["x-default"] == versions["en"]
        )
        assert versions[soup.html["lang"]] == path
        assert all(alternates(pages[other]) == versions for other in versions.values())
        assert {
            tag["content"] for tag in soup.find_all("meta", property=re.compile("^og:locale"))
        } == {"en_IE", "fr_BE"}


def test_the_sitemap_names_the_versions_of_every_page(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    """As the pages do themselves."""
    for entry in ElementTree.parse(site / "sitemap.xml").iter(f"{SITEMAP}url"):
        path = entry.find(f"{SITEMAP}loc").text.removeprefix(f"{ADDRESS}/")
        alternates_of_entry = {
            link.get("hreflang"): link.get("href").removeprefix(f"{ADDRESS}/")
            for link in entry.iter(f"{XHTML}link")
        }
        assert alternates_of_entry == alternates(pages[path])


def test_a_french_page_links_french_pages_only(pages: dict[str, BeautifulSoup]) -> None:
    """Except by links marked with another language; the same holds for English pages."""
    for path, soup in pages.items():
        for link in soup.find_all("a", href=True, hreflang=False):
            target = urlsplit(link["href"]).path
            assert not target or target.startswith("/fr/") == path.startswith("fr/"), (
                path,
                link["href"],
            )


def test_each_language_has_its_feed_and_its_data(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    """The feed and the structured data of a language are about its own pages."""
    for root, lang in (("", "en"), ("fr/", "fr")):
        feed = ElementTree.parse(site / root / "feed.xml").getroot()
        links = {
            entry.find(f"{ATOM}link").get("href").removeprefix(f"{ADDRESS}/")
            for entry in feed.iter(f"{ATOM}entry")
        }
        assert links == {path for path in pages if re.fullmatch(f"{root}faq/.+", path)}
        assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang
        page = pages[f"{root}faq/"]
        assert page.find("link", type="application/atom+xml")["href"] == f"/{root}feed.xml"
        assert (
            f'"inLanguage":"{lang}"'
            in page.find_all("script", type="application/ld+json")[-1].string
        )


def sentences(data: Any) -> Iterator[str]:
    """Yield the sentences in structured data; its keys, types and codes are the same in every
    language."""
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from [part] if isinstance(part, str) and " " in part else sentences(part)


def french(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every text that a French reader may see or hear, with its file: of pages, of templates
    for scripts, of structured data and of the feed."""
    for path in sorted((site / "fr").rglob("*.html")):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for other in soup.select("[lang=en]"):
            other.decompose()
        for block in soup.select("script[type='application/ld+json']"):
            yield from (
                (path.relative_to(site).as_posix(), text)
                for text in sentences(json.loads(block.extract().string))
            )
        texts = [
            text for text in soup.find_all(string=True) if not isinstance(text, PreformattedString)
        ]
        texts += [tag[key] for tag in soup.find_all(True) for key in READ_OUT if tag.has_attr(key)]
        texts += [
            tag["content"]
            for tag in soup.select(
                "meta[name=description], meta[property='og:title'], meta[property='og:description']"
            )
        ]
        yield from ((path.relative_to(site).as_posix(), str(text)) for text in texts)
    yield from (
        ("fr/feed.xml", text)
        for text in ElementTree.parse(site / "fr" / "feed.xml").getroot().itertext()
    )


def test_no_english_is_left_in_french(site: Path) -> None:
    """Neither on a page nor in a text that it reads out, prints, sends or saves; names in braces
    are placeholders."""
    sentences_left = [
        (file, text) for file, text in french(site) if ENGLISH.search(re.sub(r"\{\w+\}", "", text))
    ]
    assert sentences_left == []
    assert any("Voici l’estimation que j’ai faite" in text for _, text in french(site)), (
        "texts for scripts must be read as well"
    )


def test_french_is_set_as_french_printers_do(site: Path) -> None:
    """With a no-break space before signs that need one, and with typographic apostrophes."""
    wrong = [
        (file, match.group())
        for file, text in french(site)
        for match in SET_WRONGLY.finditer(re.sub(r"\bhttps?:\S+", "", text))
    ]
    assert wrong == []


def test_amounts_are_written_as_each_language_writes_them(pages: dict[str, BeautifulSoup]) -> None:
    """The same rows with the same amounts."""
    amounts = {
        path: [cell.get_text() for cell in pages[path].select(".amount")] for path in ("", "fr/")
    }
    assert amounts[""][1] == "€1,800.00" and amounts["fr/"][1] == "1\u202f800,00\u00a0€"
    assert [re.sub(r"\D", "", amount) for amount in amounts[""]] == [
        re.sub(r"\D", "", amount) for amount in amounts["fr/"]
    ]


def test_staff_see_that_a_translation_is_a_draft_and_visitors_do_not(
    pages: dict[str, BeautifulSoup], tmp_path: Path
) -> None:
    """The note is on the preview's French pages only, by one line in content/site.fr.yml."""
    note = "Traduction provisoire"
    assert {path for path, soup in pages.items() if note in soup.footer.get_text()} == {
        path for path in pages if path.startswith("fr/")
    }
    build(tmp_path / "out", on=TODAY, PREVIEW=False)
    assert not [
        path
        for path in (tmp_path / "out").rglob("*.html")
        if note in path.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/nowhere/", "404.html"),
        ("/fr/nulle-part/", "fr/404.html"),
        ("/fr/faq/nulle/part", "fr/404.html"),
    ],
)
def test_a_missing_page_answers_in_the_language_of_its_address(
    served: str, site: Path, path: str, page: str
) -> None:
    """Below /fr/ in French, anywhere else in the default language."""
    answer = get(served + path)
    assert (answer.status, answer.body) == (404, (site / page).read_bytes())


def german(tmp_path: Path) -> tuple[Path, Path]:
    """Return a content and a theme with a third language: copies of the English files, and a
    catalogue that marks every English message with [de]."""
    content, theme = (
        Path(shutil.copytree(room, tmp_path / room.name)) for room in (CONTENT, ROOT / "theme")
    )
    for path in content.rglob("*.fr.md"):
        text = original_of(path).read_text("utf-8").replace(".md", ".de.md").replace("4.33", "4,33")
        slug = re.search(r"^slug: .*\n", path.read_text("utf-8"), re.MULTILINE).group()
        twin = path.with_name(path.name.replace(".fr.", ".de."))
        twin.write_text(text.replace("---\n", f"---\n{slug}translates:\n", 1), "utf-8")
        record(twin)
    for name in ("site", "offer", "faq/topics"):
        (content / f"{name}.de.yml").write_text(
            (content / f"{name}.fr.yml").read_text("utf-8"), "utf-8"
        )
    catalogue = read_po(BytesIO(catalogue_file(theme, "fr").read_bytes()), locale="de")
    for message in catalogue:
        if message.id:
            message.string = (
                tuple(f"[de] {text}" for text in message.id)
                if message.pluralizable
                else f"[de] {message.id}"
            )
    catalogue_file(theme, "de").parent.mkdir(parents=True)
    with catalogue_file(theme, "de").open("wb") as file:
        write_po(file, catalogue)
    return content, theme


def test_a_third_language_is_content_a_catalogue_and_one_line(tmp_path: Path) -> None:
    """No template, no plugin and no other language names the languages of the site."""
    content, theme = german(tmp_path)
    languages = {"en": "en_IE", "fr": "fr_BE", "de": "de_DE"}
    build(tmp_path / "out", on=TODAY, PATH=str(content), THEME=str(theme), LANGUAGES=languages)
    pages = soups(tmp_path / "out")
    assert len([path for path in pages if path.startswith("de/")]) * 3 == len(pages)
    home = pages["de/"]
    assert home.html["lang"] == "de" and "[de] Often asked" in home.get_text()
    assert [link.get_text() for link in home.select(".switch a")] == ["English", "Français"]
    assert alternates(home).keys() == {"en", "fr", "de", "x-default"}
    assert home.select_one(".amount").get_text() == "800,00\u00a0€"
    assert "Deutsch" in pages["fr/"].select_one(".switch").get_text()
