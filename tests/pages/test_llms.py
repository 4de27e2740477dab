"""`llms.txt` has the form of the proposal and links to every question and service as Markdown, and
to the prices."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.pages.test_pages import QUESTIONS, SERVICES, SITEMAP
from tests.support.publishing import WEBSITE

ENTRY = re.compile(r"- \[([^\]]+)\]\((\S+)\): (\S.*)")


@pytest.fixture(scope="module")
def lines(published: Path) -> list[str]:
    """Return the lines of a publish's file that are not empty."""
    return [line for line in (published / "llms.txt").read_text("utf-8").splitlines() if line]


def test_it_has_the_form_of_the_proposal(lines: list[str]) -> None:
    """A name, a summary, a paragraph, then sections that have only links."""
    assert lines[0] == "# CIO-PME"
    assert lines[1].startswith("> ") and lines[2][0].isalpha()
    first = next(place for place, line in enumerate(lines) if line.startswith("## "))
    assert [
        line for line in lines[first:] if not line.startswith("## ") and not ENTRY.fullmatch(line)
    ] == []


def test_it_leads_to_pages_of_both_languages_and_to_no_other(
    published: Path, lines: list[str]
) -> None:
    """By their whole addresses, each once, with the page's description."""
    entries = [entry[2] for line in lines if (entry := ENTRY.fullmatch(line))]
    prices, markdown = entries[:2], entries[2:]
    assert prices == [f"{WEBSITE}/prices.json", f"{WEBSITE}/prices.schema.json"]
    pages = [address.removesuffix("index.md") for address in markdown]
    for address in entries:
        assert (published / address.removeprefix(f"{WEBSITE}/")).is_file()
    addresses = [
        place.text for place in ElementTree.parse(published / "sitemap.xml").iter(f"{SITEMAP}loc")
    ]
    assert len(pages) == len(set(pages)) and set(pages) <= set(addresses)
    expected = [
        *(f"{WEBSITE}/faq/{slug}/" for slug in QUESTIONS),
        *(f"{WEBSITE}/services/{slug}/" for slug in SERVICES),
    ]
    assert set(expected) <= set(pages)
    assert len([address for address in pages if address.startswith(f"{WEBSITE}/fr/")]) * 2 == len(
        pages
    )


def test_no_character_is_escaped_as_in_html(lines: list[str]) -> None:
    """The file is text, and a quotation mark is a quotation mark."""
    text = "\n".join(lines)
    assert not re.search(r"&(#\d+|\w+);|</?\w+>", text)
    assert "“CIO subscription”" in text


def test_illustrative_prices_are_called_so(lines: list[str]) -> None:
    """Before anything about money."""
    assert "Illustrative prices, not yet confirmed." in lines[2]


def test_examples_have_their_amounts(lines: list[str]) -> None:
    """Worked out by hand: 2 days of 900.00."""
    assert "- Small company (10 to 49 people), 2 days a month: €1,800.00" in lines
