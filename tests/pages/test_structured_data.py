"""JSON-LD has the known details, agrees with the page, and no text can end its block."""

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
SERVICES = {
    "en": ["services/cio-a-la-carte", "services/cio-subscription"],
    "fr": ["fr/services/dsi-a-la-carte", "fr/services/abonnement-dsi"],
}
UNITS = {"en": ["day", "hour"], "fr": ["jour", "heure"]}
RATES = [
    ["800.00", "900.00", "1000.00", "1100.00"],
    ["115.00", "130.00", "145.00", "160.00"],
]  # of content/prices/2026-01-01.toml, by hand


def test_a_blank_is_left_out_and_never_an_empty_text() -> None:
    """Search engines must get no empty or invented value."""
    data = organization(read_site_details(CONTENT), "https://cio-pme.example", whole=True)
    assert data["name"] == "CIO-PME"
    assert data["url"] == "https://cio-pme.example/"
    assert not {"email", "telephone", "address", "vatID"} & data.keys()
    filled = read_site_details(CONTENT).model_copy(
        update={"email": "cio@cio-pme.example", "city": "Liège"}
    )
    data = organization(filled, "https://cio-pme.example")
    assert data["email"] == "cio@cio-pme.example"
    assert data["address"] == {"@type": "PostalAddress", "addressLocality": "Liège"}


def test_no_text_ends_the_block() -> None:
    """Though an answer may contain `</script>`."""
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
    """Return every page of a publish by its path."""
    return {
        path.relative_to(published).as_posix(): soup_of(path)
        for path in sorted(published.rglob("*.html"))
        if not is_framed(path)
    }


def graph(soup: BeautifulSoup) -> list[dict[str, Any]]:
    """Return all objects of a page's JSON-LD."""
    return [
        thing
        for block in soup.find_all("script", type="application/ld+json")
        for thing in json.loads(block.string)["@graph"]
    ]


def leaves(thing: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each value that is neither a list nor an object, with its property."""
    if isinstance(thing, list):
        for item in thing:
            yield from leaves(item, key)
    elif isinstance(thing, dict):
        for name, value in thing.items():
            yield from leaves(value, name)
    else:
        yield key, thing


def visible_text(soup: BeautifulSoup) -> str:
    """Return all text that a reader sees, and the description that a search engine shows, without
    white space."""
    copy = BeautifulSoup(str(soup), "html.parser")
    for script in copy.find_all("script"):
        script.decompose()
    return "".join(
        f"{copy.get_text()} {copy.find('meta', attrs={'name': 'description'})['content']}".split()
    )


def as_written(key: str, value: Any, lang: str) -> str:
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


def test_schema_org_defines_all_of_it(pages: dict[str, BeautifulSoup]) -> None:
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


def test_its_words_are_on_the_page(pages: dict[str, BeautifulSoup]) -> None:
    """Every name, text, price and day in it can be read on the same page."""
    for path, soup in pages.items():
        text, lang = visible_text(soup), soup.html["lang"]
        for key, value in leaves(graph(soup)):
            if key in ADDRESSES:
                assert value.startswith(f"{WEBSITE}/"), (path, key, value)
            elif key not in CODES:
                assert "".join(as_written(key, value, lang).split()) in text, (path, key, value)


def test_it_is_about_its_own_page(pages: dict[str, BeautifulSoup]) -> None:
    """With the canonical address, the page's language, and the breadcrumbs that readers see."""
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


@pytest.mark.parametrize("lang", SERVICES)
def test_a_formula_is_offered_at_the_price_books_rates(
    pages: dict[str, BeautifulSoup], lang: str
) -> None:
    """By the day or by the hour, for each size, without VAT, and called illustrative as long as
    the prices are."""
    for address, rates, unit in zip(SERVICES[lang], RATES, UNITS[lang], strict=True):
        soup = pages[f"{address}/index.html"]
        (service,) = things(soup, "Service")
        prices = [offer["priceSpecification"] for offer in service["offers"]]
        assert [price["price"] for price in prices] == rates
        assert {
            (price["priceCurrency"], price["referenceQuantity"]["unitText"], price["validFrom"])
            for price in prices
        } == {("EUR", unit, "2026-01-01")}
        assert all(price["description"] == soup.table.caption.strong.string for price in prices)


def test_a_service_without_one_price_has_no_offer(pages: dict[str, BeautifulSoup]) -> None:
    """The mini audit has a range, and the third service is part of every formula."""
    for slug in ("mini-audit", "your-cio-in-the-company"):
        (service,) = things(pages[f"services/{slug}/index.html"], "Service")
        assert "offers" not in service
