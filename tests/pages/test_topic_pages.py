"""Hundreds of questions: the page that lists them stays light, and each is a few links away."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup

from plugins.build.site import build
from plugins.errors import ContentError
from plugins.pages.topic_pages import FIRST
from plugins.reading.topics import BESIDE
from tests.conftest import TODAY
from tests.pages.test_language_versions import alternates
from tests.pages.test_pages import soup_of, things
from tests.support.firm import CONTENT
from tests.support.many_questions import write_questions

COUNT = 300
HEAVIEST = 10_000  # bytes of /faq/ and of a topic's page, compressed
TOPICS = {
    "faq/a-cio-for-your-company/": "fr/faq/un-dsi-pour-votre-entreprise/",
    "faq/working-together/": "fr/faq/travailler-ensemble/",
    "faq/the-formulas/": "fr/faq/les-formules/",
    "faq/trust/": "fr/faq/confiance/",
}


class Pages(dict[str, BeautifulSoup]):
    """The pages of a site by their addresses, each read at its first use."""

    def __init__(self, site: Path) -> None:
        super().__init__()
        self.site = site

    def __missing__(self, path: str) -> BeautifulSoup:
        self[path] = soup_of(self.site / path / "index.html")
        return self[path]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Return a site with hundreds of questions in each language."""
    folder = tmp_path_factory.mktemp("many")
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    write_questions(content, COUNT)
    build(folder / "site", on=TODAY, PATH=str(content))
    return Pages(folder / "site")


def links(soup: BeautifulSoup) -> set[str]:
    """Return the addresses of the links in a page's main part."""
    return {link["href"].lstrip("/") for link in soup.main.find_all("a", href=True)}


def test_the_question_page_stays_light(pages: Pages) -> None:
    """It has the topics, their numbers of questions, and the first questions of each; a topic's
    page has all of its questions."""
    for path in ("faq/", "fr/faq/", *TOPICS, *TOPICS.values()):
        assert len(brotli.compress((pages.site / path / "index.html").read_bytes())) <= HEAVIEST, (
            path
        )
    for root, topics in (("", list(TOPICS)), ("fr/", list(TOPICS.values()))):
        sections = pages[f"{root}faq/"].select("section.topic:has(> .questions)")
        assert [section.h2.a["href"].lstrip("/") for section in sections] == topics
        counts = [int(re.search(r"\d+", section.p.get_text()).group()) for section in sections]
        assert counts == [
            len(pages[topic].main.select(".beside > div .question-link")) for topic in topics
        ]
        assert sum(counts) == COUNT and all(
            len(section.select(".question-link")) == FIRST for section in sections
        )


def test_every_question_is_three_links_from_the_start(pages: Pages) -> None:
    """The list of all topics, a topic, the answer."""
    for root in ("", "fr/"):
        topics = links(pages[f"{root}faq/"])
        reachable = topics.union(
            *(links(pages[topic]) for topic in topics & {*TOPICS, *TOPICS.values()})
        )
        answers = {
            f"{path.parent.relative_to(pages.site).as_posix()}/"
            for path in (pages.site / root / "faq").glob("*/index.html")
        }
        assert len(answers) == COUNT + len(TOPICS) and answers <= reachable


def test_an_answer_names_its_topic_and_some_of_its_neighbours(pages: Pages) -> None:
    """A page does not grow with the number of questions."""
    soup = pages["faq/how-often/"]
    trail = [
        step["item"].removeprefix("http://127.0.0.1:8000/")
        for step in things(soup, "BreadcrumbList")[0]["itemListElement"]
    ]
    assert trail == ["", "faq/", "faq/working-together/", "faq/how-often/"]
    assert len(soup.aside.select(".question-link")) == BESIDE
    assert soup.aside.find_all("a")[-1]["href"] == "/faq/working-together/"


def test_a_topic_is_a_page_like_any_other(pages: Pages) -> None:
    """With its title, its description, its translation, and no structured data about answers that
    it does not show."""
    for english, french in TOPICS.items():
        versions = {"en": english, "fr": french, "x-default": english}
        for path, other in ((english, french), (french, english)):
            soup = pages[path]
            assert alternates(soup) == versions
            assert soup.select_one(".switch a")["href"] == f"/{other}"
            assert soup.title.string == f"{soup.h1.string} · CIO-PME"
            assert soup.find("link", rel="canonical")["href"].endswith(f"8000/{path}")
            assert len(things(soup, "BreadcrumbList")[0]["itemListElement"]) == 3
            assert not things(soup, "FAQPage") and not things(pages["faq/"], "FAQPage")
            assert soup.select_one(".menu [aria-current]")["href"] in {"/faq/", "/fr/faq/"}
    descriptions = {
        soup.find("meta", attrs={"name": "description"})["content"]
        for soup in (pages[path] for path in (*TOPICS, *TOPICS.values()))
    }
    assert len(descriptions) == 8 and all(60 < len(text) <= 156 for text in descriptions)


def test_a_few_questions_need_no_page_for_each_topic(site: Path) -> None:
    """The firm's few answers are all on one page."""
    assert not [path for path in (*TOPICS, *TOPICS.values()) if (site / path).exists()]


def test_a_topic_and_a_question_with_one_address_are_refused(tmp_path: Path) -> None:
    """Where each topic has a page of its own."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    for name in ("nonprofit.md", "nonprofit.fr.md"):
        text = (content / "faq" / name).read_text("utf-8")
        (content / "faq" / name.replace("nonprofit", "trust")).write_text(
            text.replace("slug: asbl", "slug: fondation"), "utf-8"
        )
    with pytest.raises(ContentError) as error:
        build(tmp_path / "site", on=TODAY, PATH=str(content), WHOLE_FAQ=5)
    assert (
        'content/faq/topics.yml:1: slug must lead to an address of its own, got "trust", which is'
        " also that of content/faq/trust.md" in str(error.value)
    )
