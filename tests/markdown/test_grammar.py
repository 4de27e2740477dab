"""Whatever stands in a text, nothing reaches a page that the rules did not see."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from PIL import Image

from plugins.build.site import build
from plugins.checks import rules
from plugins.checks.entry import Entry, read_entry
from plugins.checks.sources import Sources, read_sources
from plugins.markdown.parser import html
from plugins.markdown.pasted import as_meant
from plugins.reading.typed_amounts import amounts_in
from plugins.reading.unseen import clean
from tests.markdown.grammar import TEXT
from tests.support.firm import CONTENT
from tests.support.small_site import question, small_site

TODAY = date(2026, 11, 28)
FEW, MANY, TOGETHER = 50, 2000, 50
TEXTS = st.lists(TEXT, min_size=TOGETHER, max_size=TOGETHER)
CALM = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None}
OUTLINE = "ul ol li table tr td th blockquote pre h1 h2 h3 h4 h5 h6 strong em s code img hr".split()
OWN = re.compile(r"[{}]|<[a-zA-Z/!]|\*\[|\[!|•|\]\(our|[“”«»]|^\s*- \[", re.MULTILINE)


def entry_of(body: str) -> Entry:
    """Return a question with this text."""
    return read_entry(clean(question(body)), file="content/faq/a.md")


def files_with_errors(sources: Sources) -> list[str]:
    """Return the files in which the rules find an error."""
    return [finding.file for finding in rules.findings(sources) if finding.severity == "error"]


def plain_reading(body: str) -> str:
    """Return the HTML that GitHub would make of a text, by a parser without our own rules."""
    reader = MarkdownIt("commonmark", {"html": True, "strikethrough_single_tilde": True})
    reader.enable(["table", "strikethrough"])
    reader.use(footnote_plugin, inline=False).use(deflist_plugin).use(gfm_autolink_plugin)
    return str(reader.render(body))


def outline(markup: str) -> list[str]:
    """Return the elements of HTML that a text's structure shows in, each with its depth."""
    soup = BeautifulSoup(markup, "html.parser")
    elements = [element for element in soup.find_all(OUTLINE) if not element.find_parent("sup")]
    return [f"{len(element.find_parents(OUTLINE))} {element.name}" for element in elements]


def unseen(entry: Entry, markup: str) -> dict[str, object]:
    """Return the links, tags, headings and amounts of a page that the reading does not hold."""
    soup, text = BeautifulSoup(markup, "html.parser"), entry.text
    links = {link["href"] for link in soup.find_all("a", href=True)}
    targets = {link.target for link in text.links}
    names = {tag.piece.name for tag in text.tags}
    ours = {*OUTLINE, *"a p br div sup sub thead tbody dl dt dd abbr".split()}
    headings = Counter(element.name for element in soup.find_all(re.compile("^h[1-6]$")))
    for part in soup.find_all(["code", "pre", "q", "blockquote", "a", "kbd"]):
        part.replace_with(NavigableString("\ufffc"))
    return {
        "links": {link for link in links - targets if not link.startswith(("#fn-", "#fnref-"))},
        "tags": {element.name for element in soup.find_all(True)} - ours - names,
        "headings": headings - Counter(f"h{heading.level}" for heading in text.headings),
        "amounts": {
            " ".join(amount.split())
            for element in soup.find_all(["p", "li", "td", "th", "h2", "h3"])
            for amount in amounts_in(element.get_text())
            if not any(amount in passage.text() for passage in text.passages)
        },
    }


def hold(body: str) -> None:
    """Find nothing on the page that the rules did not see, and the same outline or a mistake."""
    entry = entry_of(body)
    markup = html(entry.body, lang="en")
    nothing = {"links": set(), "tags": set(), "headings": Counter(), "amounts": set()}
    assert unseen(entry, markup) == nothing, (entry.body, markup)
    sources = Sources(CONTENT, TODAY, (entry,), (), {}, (), (), {})
    of_texts = [rule for rule in rules.MUST if rule.__module__.rpartition(".")[2] in OF_TEXTS]
    findings = [finding for rule in of_texts for finding in rule(sources)]
    if not findings and not OWN.search(entry.body):
        plain = plain_reading(as_meant(entry.body, code=set()))
        assert outline(markup) == outline(plain), (entry.body, markup, plain)


OF_TEXTS = {"markup", "stray_signs", "losses", "headings", "links", "link_schemes", "answers"}
OF_TEXTS |= {"placeholders", "typed_money"}


@settings(max_examples=FEW, derandomize=True, **CALM)
@given(TEXT)
def test_nothing_stands_on_a_page_that_the_rules_did_not_see(body: str) -> None:
    """Links, tags, headings and amounts; and what is not told has the outline that GitHub shows."""
    hold(body)


@pytest.mark.prove
@settings(max_examples=MANY, derandomize=True, **CALM)
@given(TEXT)
def test_nothing_of_many_texts_is_unseen(body: str) -> None:
    """The same, for many more texts."""
    hold(body)


def check_site(bodies: list[str], folder: Path) -> None:
    """Build a site of the texts without an error, and check that each has its page."""
    content = small_site(folder)
    (content / "images").mkdir()
    Image.new("RGB", (4, 4)).save(content / "images/dot.png")
    for number, body in enumerate(bodies):
        text = question(body, title=f"Question {number}?")
        (content / f"faq/text-{number}.md").write_bytes(text.encode())
    languages = {"LANGUAGES": {"en": "en_IE"}, "PATH": str(content)}
    for file in set(files_with_errors(read_sources(content, on=TODAY))):
        (content.parent / file).unlink()
    build(folder / "site", on=TODAY, **languages)
    for path in content.glob("faq/text-*.md"):
        assert (folder / "site/faq" / path.stem / "index.html").is_file()


def test_a_site_of_such_texts_is_built(tmp_path: Path) -> None:
    """What no rule refuses, the build makes a page of."""

    @settings(max_examples=1, derandomize=True, phases=[Phase.generate], **CALM)
    @given(TEXTS)
    def once(bodies: list[str]) -> None:
        check_site(bodies, tmp_path / "few")

    once()


@pytest.mark.prove
def test_many_sites_of_such_texts_are_built(tmp_path: Path) -> None:
    """The same, for as many texts as above."""
    folders = iter(tmp_path / str(number) for number in range(MANY))

    @settings(max_examples=MANY // TOGETHER, derandomize=True, phases=[Phase.generate], **CALM)
    @given(TEXTS)
    def each(bodies: list[str]) -> None:
        check_site(bodies, next(folders))

    each()
