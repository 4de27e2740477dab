"""JSON-LD holds what is known, says what the page says, and no text can break out of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from pelicanconf import LANGUAGES
from plugins.languages.theme_words import day, money
from plugins.pages.structured_data import breadcrumbs, data_block, organization
from plugins.reading.site_details import read_site_details
from tests.pages.test_pages import is_framed, soup_of, things
from tests.support.firm import CONTENT
from tests.support.publishing import WEBSITE
from tests.support.vocabulary import unknown

ADDRESSES = {"@id", "url", "item"}
CODES = {"@type", "inLanguage", "priceCurrency", "unitCode", "unitText", "position", "value"}
OFFERED = {
    "en": ["services/cio-a-la-carte", "services/cio-subscription"],
    "fr": ["fr/services/dsi-a-la-carte", "fr/services/abonnement-dsi"],
}
UNITS = {"en": ["day", "hour"], "fr": ["jour", "heure"]}
RATES = [
    ["800.00", "900.00", "1000.00", "1100.00"],
    ["115.00", "130.00", "145.00", "160.00"],
]  # of content/prices/2026-01-01.toml, by hand


def test_a_blank_is_left_out_and_never_an_empty_text() -> None:
    """A search engine is told nothing rather than a guess."""
    known = organization(read_site_details(CONTENT), "https://cio-pme.example", whole=True)
    assert known["name"] == "CIO-PME"
    assert known["url"] == "https://cio-pme.example/"
    assert not {"email", "telephone", "address", "vatID"} & known.keys()
    filled = read_site_details(CONTENT).model_copy(
        update={"email": "cio@cio-pme.example", "city": "Liège"}
    )
    known = organization(filled, "https://cio-pme.example")
    assert known["email"] == "cio@cio-pme.example"
    assert known["address"] == {"@type": "PostalAddress", "addressLocality": "Liège"}


def test_no_text_ends_the_block() -> None:
    """An answer may hold `</script>`; it must stay an answer."""
    evil = "</script><script>alert(1)</script>"
    block = BeautifulSoup(data_block({"@type": "Thing", "name": evil}), "html.parser")
    (script,) = block.find_all("script")
    assert json.loads(script.string)["@graph"] == [{"@type": "Thing", "name": evil}]


def test_breadcrumbs_count_from_home() -> None:
    """Position 1 is the home page."""
    home, faq, here = (
        SimpleNamespace(title=title, url=url)
        for title, url in (("Home", ""), ("Questions", "faq/"), ("How often?", "faq/how-often/"))
    )
    own = {"site": SimpleNamespace(name="CIO-PME"), "by_key": {"home": home, "faq": faq}}
    trail = breadcrumbs(here, ("faq",), own, "https://cio-pme.example")["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in trail] == [
        (1, "CIO-PME", "https://cio-pme.example/"),
        (2, "Questions", "https://cio-pme.example/faq/"),
        (3, "How often?", "https://cio-pme.example/faq/how-often/"),
    ]


@pytest.fixture(scope="module")
def pages(published: Path) -> dict[str, BeautifulSoup]:
    """Every page of a publish by its path."""
    return {
        path.relative_to(published).as_posix(): soup_of(path)
        for path in sorted(published.rglob("*.html"))
        if not is_framed(path)
    }


def graph(soup: BeautifulSoup) -> list[dict[str, Any]]:
    """Return all that a page tells in JSON-LD."""
    return [
        thing
        for block in soup.find_all("script", type="application/ld+json")
        for thing in json.loads(block.string)["@graph"]
    ]


def leaves(thing: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each value that is no list and no thing, with its property."""
    if isinstance(thing, list):
        for item in thing:
            yield from leaves(item, key)
    elif isinstance(thing, dict):
        for name, value in thing.items():
            yield from leaves(value, name)
    else:
        yield key, thing


def shown(soup: BeautifulSoup) -> str:
    """Return all that a reader sees, and the description that a search engine shows, without white
    space."""
    copy = BeautifulSoup(str(soup), "html.parser")
    for script in copy.find_all("script"):
        script.decompose()
    return "".join(
        f"{copy.get_text()} {copy.find('meta', attrs={'name': 'description'})['content']}".split()
    )


def as_shown(key: str, value: Any, lang: str) -> str:
    """Return a value as the page writes it in its language."""
    locale = LANGUAGES[lang]
    if key == "price":
        return money(value, "EUR", locale=locale)
    if key.startswith("valid"):
        return day(date.fromisoformat(value), locale=locale)
    if key == "valueAddedTaxIncluded":
        assert value is False
        return {"en": "excl. VAT", "fr": "hors TVA"}[lang]
    return str(value)


def test_schema_org_has_a_word_for_all_of_it(pages: dict[str, BeautifulSoup]) -> None:
    """Every type, and every property of that type."""
    assert {kind["@type"] for soup in pages.values() for kind in graph(soup)} == {
        "BreadcrumbList",
        "FAQPage",
        "Organization",
        "Service",
        "WebSite",
    }
    assert {
        path: words for path, soup in pages.items() if (words := list(unknown(graph(soup))))
    } == {}


def test_it_says_what_the_page_says(pages: dict[str, BeautifulSoup]) -> None:
    """Every name, text, price and day in it can be read on that very page."""
    for path, soup in pages.items():
        seen, lang = shown(soup), soup.html["lang"]
        for key, value in leaves(graph(soup)):
            if key in ADDRESSES:
                assert value.startswith(f"{WEBSITE}/"), (path, key, value)
            elif key not in CODES:
                assert "".join(as_shown(key, value, lang).split()) in seen, (path, key, value)


def test_it_is_about_the_page_it_stands_on(pages: dict[str, BeautifulSoup]) -> None:
    """By the canonical address, in the page's language; breadcrumbs are the ones that are seen."""
    for path, soup in pages.items():
        canonical = soup.find("link", rel="canonical")
        for thing in graph(soup):
            if thing["@type"] in {"FAQPage", "Service", "WebSite"}:
                assert thing["url"] == canonical["href"], path
                assert thing.get("inLanguage", soup.html["lang"]) == soup.html["lang"], path
        if trails := things(soup, "BreadcrumbList"):
            steps = [
                (step["name"], step["item"].removeprefix(WEBSITE))
                for step in trails[0]["itemListElement"]
            ]
            assert steps == [(link.string, link["href"]) for link in soup.select(".trail-link")], (
                path
            )
            assert steps[-1][1] == canonical["href"].removeprefix(WEBSITE), path


@pytest.mark.parametrize("lang", OFFERED)
def test_a_formula_is_offered_at_the_price_books_rates(
    pages: dict[str, BeautifulSoup], lang: str
) -> None:
    """By the day or by the hour, for each size, without VAT, and said to be illustrative as long as
    it is."""
    for address, rates, unit in zip(OFFERED[lang], RATES, UNITS[lang], strict=True):
        soup = pages[f"{address}/index.html"]
        (service,) = things(soup, "Service")
        prices = [offer["priceSpecification"] for offer in service["offers"]]
        assert [price["price"] for price in prices] == rates
        assert {
            (price["priceCurrency"], price["referenceQuantity"]["unitText"], price["validFrom"])
            for price in prices
        } == {("EUR", unit, "2026-01-01")}
        assert all(price["description"] == soup.table.caption.strong.string for price in prices)


def test_what_has_no_price_of_its_own_offers_none(pages: dict[str, BeautifulSoup]) -> None:
    """The mini audit is a range, and a place at the table is part of every formula."""
    for slug in ("mini-audit", "your-cio-in-the-company"):
        (service,) = things(pages[f"services/{slug}/index.html"], "Service")
        assert "offers" not in service
