"""The built pages: their addresses, links and sizes, and their data for programs."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import brotli
import pytest
from bs4 import BeautifulSoup

from plugins.reading.site_details import read_site_details
from plugins.reading.site_schema import REACHED
from tests.support.firm import CONTENT
from tests.support.publishing import FILLED

ROUND_TRIP = 14_600  # bytes: ten packets, which a server may send before the first acknowledgement
CSS = 12 * 1024
SECURITY = ("security_contact", "security_until")
ADDRESS = "http://127.0.0.1:8000"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
QUESTIONS = (
    "hire-staff how-often outside-days subscription-conditions mini-audit-length"
    " how-subscription-works combine-formulas position-in-company confidentiality"
    " intellectual-property nonprofit it-director-or-cio"
).split()
SERVICES = "cio-a-la-carte cio-subscription mini-audit your-cio-in-the-company".split()
PAGES = (
    "faq services estimate contact check how-the-estimate-is-worked-out legal-notice privacy"
).split()
ADDRESSES = [
    "",
    *(f"{page}/" for page in PAGES),
    *(f"faq/{slug}/" for slug in QUESTIONS),
    *(f"services/{slug}/" for slug in SERVICES),
]


def soup_of(path: Path) -> BeautifulSoup:
    """Return a page as the browser reads it."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def is_framed(path: Path) -> bool:
    """Return whether it is the estimate's page for frames in other sites."""
    return path.parent.name == "embed"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Return every page of the site by its path."""
    return {
        path.relative_to(site).as_posix(): soup_of(path)
        for path in sorted(site.rglob("*.html"))
        if not is_framed(path)
    }


def things(soup: BeautifulSoup, kind: str) -> list[dict[str, object]]:
    """Return the JSON-LD of one type on a page."""
    blocks = [
        json.loads(block.string) for block in soup.find_all("script", type="application/ld+json")
    ]
    return [thing for block in blocks for thing in block["@graph"] if thing["@type"] == kind]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_site_is_a_page(site: Path, address: str) -> None:
    """Directory style, stable, lower case."""
    assert (site / address / "index.html").is_file()


def test_every_page_describes_itself(pages: dict[str, BeautifulSoup]) -> None:
    """By a title and a description of its own, one heading, its language, and its canonical
    address."""
    titles = [(soup.html["lang"], soup.title.string) for soup in pages.values()]
    descriptions = [
        soup.find("meta", attrs={"name": "description"})["content"] for soup in pages.values()
    ]
    assert len(set(titles)) == len(set(descriptions)) == len(pages)
    for path, soup in pages.items():
        assert len(soup.find_all("h1")) == 1, path
        assert soup.html["lang"] in {"en", "fr"}, path
        assert soup.find("meta", property="og:title")["content"], path
        canonical = soup.find("link", rel="canonical")
        expected = f"{ADDRESS}/{path.removesuffix('index.html')}"
        assert (soup.find("meta", property="og:url") or {}).get("content") == (canonical or {}).get(
            "href"
        ), path
        assert (
            (canonical is None) if path.endswith("404.html") else canonical["href"] == expected
        ), path


def test_every_link_leads_somewhere(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    """Every linked page, style, script and picture of ours exists, and so does the anchor in the
    page; only links in texts lead to other sites."""
    for path, soup in pages.items():
        for tag, key in [("a", "href"), ("link", "href"), ("script", "src"), ("img", "src")]:
            for element in soup.find_all(tag, attrs={key: True}):
                address = urlsplit(element[key].removeprefix(ADDRESS))
                if address.scheme:
                    elsewhere = tag == "a" and address.scheme == "https" and soup.main
                    imported_sources = address.scheme in {"mailto", "tel"}
                    assert imported_sources or (elsewhere and element in elsewhere.find_all("a")), (
                        path
                    )
                    continue
                target = site / unquote(address.path).lstrip("/") if address.path else site / path
                target = target / "index.html" if target.is_dir() else target
                assert target.is_file(), (path, element[key])
                if address.fragment and target.suffix == ".html":
                    assert soup_of(target).find(id=unquote(address.fragment)), (path, element[key])


def test_nothing_is_inline_and_nothing_is_from_elsewhere(pages: dict[str, BeautifulSoup]) -> None:
    """The policy of the site forbids it; a page that needs it would be broken."""
    for path, soup in pages.items():
        assert not soup.find_all("style") and not soup.find_all(style=True), path
        assert not [
            tag
            for tag in soup.find_all("script")
            if not tag.get("src") and tag.get("type") != "application/ld+json"
        ], path
        assert not [
            tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")
        ], path


def test_a_content_page_and_its_styles_fit_in_one_round_trip(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    """A reader on a slow phone sees the page with the first packets."""
    for path, soup in pages.items():
        if "estimat" in path:
            continue
        styles = [
            site / link["href"].lstrip("/") for link in soup.find_all("link", rel="stylesheet")
        ]
        size = sum(len(brotli.compress(file.read_bytes())) for file in [site / path, *styles])
        assert size <= ROUND_TRIP, (path, size)


def test_all_styles_stay_small(site: Path) -> None:
    """So that the theme is easily understood."""
    assert sum(path.stat().st_size for path in site.rglob("*.css")) <= CSS


def test_the_question_page_holds_every_answer_once(pages: dict[str, BeautifulSoup]) -> None:
    """A link to /faq/#slug finds the answer there, and search engines read the same words."""
    soup = pages["faq/index.html"]
    answers = [answer["id"] for answer in soup.select("details .answer")]
    assert sorted(answers) == sorted(QUESTIONS)
    (faq,) = things(soup, "FAQPage")
    text_by_question = {
        entry["name"]: entry["acceptedAnswer"]["text"] for entry in faq["mainEntity"]
    }
    for details in soup.select("details"):
        answer = details.select_one(".answer")
        answer.select_one("p.small").decompose()  # the link to the answer's own page
        assert (
            text_by_question[details.summary.get_text().strip()].split()
            == answer.get_text().split()
        )


@pytest.mark.parametrize("slug", SERVICES)
def test_a_service_links_its_questions_and_leads_to_the_estimate(
    pages: dict[str, BeautifulSoup], slug: str
) -> None:
    """It links the answers on which its words rest."""
    soup = pages[f"services/{slug}/index.html"]
    links = [link["href"] for link in soup.main.find_all("a")]
    assert "/estimate/" in links
    assert any(link.startswith("/faq/") and link != "/faq/" for link in links)
    (service,) = things(soup, "Service")
    assert service["name"] == soup.h1.string
    trail = things(soup, "BreadcrumbList")[0]["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3]


def test_the_form_is_made_of_native_controls(pages: dict[str, BeautifulSoup]) -> None:
    """No other element has the role of a field or a button, each field has a name, and each slider
    has a number field with a label."""
    form = pages["estimate/index.html"].find(id="estimate")
    assert {tag["role"] for tag in form.find_all(role=True)} <= {"status", "alert", "group"}
    labels = {label["for"] for label in form.find_all("label", attrs={"for": True})}
    fields = form.find_all(["input", "select", "textarea", "progress"])
    assert [
        field
        for field in fields
        if not (
            field.get("id") in labels
            or field.find_parent("label")
            or field.get("aria-label")
            or form.find(id=field.get("aria-labelledby", "nothing"))
        )
    ] == []
    sliders = [field["id"] for field in form.find_all("input", type="range")]
    fields = [slider.removesuffix("-slider") for slider in sliders]
    assert fields == ["choose.a-la-carte", "choose.subscription"] and {*fields} <= labels


def test_the_home_page_shows_what_a_company_of_each_size_pays(
    pages: dict[str, BeautifulSoup],
) -> None:
    """Worked out by hand from price book A: rate × days; a day a week is 52 ÷ 12 days a month."""
    soup = pages["index.html"]
    rows = [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])]
        for row in soup.select("tbody tr")
    ]
    assert [row[1:] for row in rows] == [
        ["1 day a month", "€800.00"],
        ["2 days a month", "€1,800.00"],
        ["1 day a week", "€4,333.33"],
        ["2 days a week", "€9,533.33"],
    ]
    assert "Illustrative prices" in soup.table.caption.get_text()
    assert "excl. VAT" in soup.table.thead.get_text()


def test_blank_details_are_marked_in_the_preview(pages: dict[str, BeautifulSoup]) -> None:
    """On the contact page, the optional ones too."""
    blanks = {*read_site_details(CONTENT).blanks} - {"website", *SECURITY}
    office = {"street", "postal_code", "city", "country"} & blanks  # among the legal details, too
    marks = pages["contact/index.html"].main.select("mark.blank")
    assert len(marks) == len(blanks) + len(office) + len(REACHED)


def test_sitemap_robots_and_feed_agree_with_the_pages(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    """The sitemap has every page but the 404 pages once; the feed has every answer, the latest
    review first."""
    locations = [
        place.text for place in ElementTree.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")
    ]
    expected = [
        f"{ADDRESS}/{path.removesuffix('index.html')}"
        for path in pages
        if not path.endswith("404.html")
    ]
    assert sorted(locations) == sorted(expected)
    assert (site / "robots.txt").read_text(
        encoding="utf-8"
    ) == f"User-agent: *\nAllow: /\nSitemap: {ADDRESS}/sitemap.xml\n"
    entries = ElementTree.parse(site / "feed.xml").findall(f"{ATOM}entry")
    assert {entry.find(f"{ATOM}link").get("href") for entry in entries} == {
        f"{ADDRESS}/faq/{slug}/" for slug in QUESTIONS
    }
    assert all(entry.find(f"{ATOM}content").text.startswith("<p>") for entry in entries)
    days = [entry.find(f"{ATOM}updated").text for entry in entries]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("page", ["contact/index.html", "fr/contact/index.html", "faq/index.html"])
def test_the_firm_is_reached_with_one_tap(published: Path, page: str) -> None:
    """By mail and by telephone, on the contact page and at the foot of every page."""
    links = [
        link["href"]
        for link in soup_of(published / page).find_all("a", href=True)
        if link["href"].startswith(("mailto:", "tel:"))
    ]
    each = [f"mailto:{FILLED['email']}", "tel:+3225551212"]
    assert links == each * (2 if "contact" in page else 1)
