"""`llms.txt` keeps the form of the proposal and leads to every question and service,
as Markdown, and to the prices."""

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
    """The lines that are not empty, as a publish holds them."""
    return [line for line in (published / "llms.txt").read_text("utf-8").splitlines() if line]


def test_it_has_the_form_of_the_proposal(lines: list[str]) -> None:
    """A name, a summary, plain words, then sections that hold links and nothing else."""
    assert lines[0] == "# CIO-PME"
    assert lines[1].startswith("> ") and lines[2][0].isalpha()
    first = next(place for place, line in enumerate(lines) if line.startswith("## "))
    assert [
        line for line in lines[first:] if not line.startswith("## ") and not ENTRY.fullmatch(line)
    ] == []


def test_it_leads_to_pages_of_both_languages_and_to_no_other(
    published: Path, lines: list[str]
) -> None:
    """By their whole addresses, each once, with what the page says of itself."""
    entries = [entry[2] for line in lines if (entry := ENTRY.fullmatch(line))]
    prices, markdown = entries[:2], entries[2:]
    assert prices == [f"{WEBSITE}/prices.json", f"{WEBSITE}/prices.schema.json"]
    found = [address.removesuffix("index.md") for address in markdown]
    for address in entries:
        assert (published / address.removeprefix(f"{WEBSITE}/")).is_file()
    listed = [
        place.text for place in ElementTree.parse(published / "sitemap.xml").iter(f"{SITEMAP}loc")
    ]
    assert len(found) == len(set(found)) and set(found) <= set(listed)
    wanted = [
        *(f"{WEBSITE}/faq/{slug}/" for slug in QUESTIONS),
        *(f"{WEBSITE}/services/{slug}/" for slug in SERVICES),
    ]
    assert set(wanted) <= set(found)
    assert len([address for address in found if address.startswith(f"{WEBSITE}/fr/")]) * 2 == len(
        found
    )


def test_no_character_is_written_as_in_a_page(lines: list[str]) -> None:
    """It is text, and a quotation mark is a quotation mark."""
    text = "\n".join(lines)
    assert not re.search(r"&(#\d+|\w+);|</?\w+>", text)
    assert "“CIO subscription”" in text


def test_illustrative_prices_are_said_to_be_so(lines: list[str]) -> None:
    """Before anything that may speak of money."""
    assert "Illustrative prices, not yet confirmed." in lines[2]


def test_what_a_company_pays_is_told_with_its_amount(lines: list[str]) -> None:
    """By hand: 2 days of 900.00."""
    assert "- Small company (10 to 49 people), 2 days a month: €1,800.00" in lines
