"""The search of the published site: the words of search.yml, the keyboard, announcements, and files
that cannot be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from pelicanconf import LANGUAGES
from plugins.checks.links.searches import Search, read_searches
from plugins.pages.markdown_reader import address
from tests.browser.conftest import OpenPage, Violations
from tests.conftest import serving
from tests.support.firm import CONTENT

ROOTS = {"en": "/", "fr": "/fr/"}
FIRST = 3  # the page must be among so many first results
LEAST = 12  # searches in search.yml, in each language
LINKS = "#search [data-pages] a"
SPOKEN = """globalThis.spoken = []; new MutationObserver(() => {
  const text = document.querySelector("#search [role=status]").textContent;
  if (text) spoken.push(text);
}).observe(document.querySelector("#search [role=status]"), { childList: true });"""
LOST = (
    "Failed to load",
    "Pagefind",
    "pagefind",
    "ERR_",
    "Decompressing",
    "net::",
)  # in the console messages of the browser and of Pagefind


@pytest.fixture(scope="module")
def searchable_pages(published: Path) -> Iterator[str]:
    """Yield the address of the published site."""
    with serving(published) as site:
        yield site


def search(page: Page, text: str) -> list[str]:
    """Type, press Enter, and return the addresses of the results; the first one then has the
    focus."""
    page.locator("#search input").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator(LINKS).first).to_be_focused()
    return [str(link.get_attribute("href")) for link in page.locator(LINKS).all()]


def goal(key: str, lang: str) -> str:
    """Return the address of the page whose file has that name."""
    (file,) = (
        file
        for kind in ("faq", "services", "pages")
        if (file := CONTENT / kind / f"{key}{'' if lang == 'en' else f'.{lang}'}.md").is_file()
    )
    slugs = [
        line.removeprefix("slug: ")
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("slug: ")
    ]
    return "/" + address(
        file.parent.name, key, slugs[0] if slugs else key, root=ROOTS[lang].lstrip("/")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_visitors_type_finds_the_page_for_it(
    open_page: OpenPage, searchable_pages: str, lang: str
) -> None:
    """Every line of content/search.yml and its translations: the page is among the first three, all
    in that language."""
    page = open_page(ROOTS[lang], base_url=searchable_pages)
    searches: tuple[Search, ...] = read_searches(CONTENT, "" if lang == "en" else lang)
    assert len(searches) >= LEAST
    missed = {}
    for case in searches:
        links = search(page, case.typed)
        assert all(link.startswith("/fr/") == (lang == "fr") for link in links)
        if goal(case.key, lang) not in [link.partition("#")[0] for link in links[:FIRST]]:
            missed[case.typed] = links
    assert missed == {}


def test_nothing_of_the_search_is_fetched_before_it_is_used(
    open_page: OpenPage, searchable_pages: str
) -> None:
    """And then only what a search needs: no interface of Pagefind's, and no file twice."""
    page = open_page("about:blank", base_url=searchable_pages)
    paths: list[str] = []
    page.on("request", lambda request: paths.append(request.url.removeprefix(searchable_pages)))
    page.goto("/", wait_until="networkidle")
    assert [
        path for path in paths if "/search/" in path or "finding" in path or "results" in path
    ] == []
    page.locator("#search input").focus()
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(({ name }) =>"
        " name.endsWith('.pf_meta'))"
    )
    search(page, "confidentiality")
    files = [path for path in paths if path.startswith("/search/")]
    assert len(files) == len(set(files)) <= 7
    kinds = {path.partition("?")[0].rpartition(".")[2] for path in files}
    assert kinds == {"js", "json", "pagefind", "pf_meta", "pf_index", "pf_fragment"}


def test_a_result_shows_its_kind_its_title_and_the_matching_words(
    open_page: OpenPage, searchable_pages: str
) -> None:
    """Marked as the page writes them, apostrophes included, without the punctuation around them."""
    page = open_page("/fr/", base_url=searchable_pages)
    search(page, "durée de l'audit")
    first = page.locator("#search [data-pages] li").first
    expect(first.locator("span")).to_have_text("Question · Les formules")
    expect(first.locator("a")).to_have_text(
        "Combien de temps dure le mini-audit préalable au service « abonnement DSI » ?"
    )
    assert {mark.lower() for mark in first.locator("mark").all_text_contents()} == {
        "durée",
        "mini-audit",
    }
    assert "L’offre" not in first.inner_text() and "d’un" in first.inner_text()


def test_a_result_within_a_page_leads_to_its_section(
    open_page: OpenPage, searchable_pages: str
) -> None:
    """The page is long, and the answer is seen at once."""
    page = open_page("/", base_url=searchable_pages)
    search(page, "half a cent is rounded up")
    expect(page.locator("#search [data-pages] li").first).to_contain_text("Page · Rounding")
    page.keyboard.press("Enter")
    page.wait_for_url("**/how-the-estimate-is-worked-out/#rounding")
    expect(page.locator("#rounding")).to_be_in_viewport()


def test_keys_go_through_the_list_and_back(open_page: OpenPage, searchable_pages: str) -> None:
    """Down and up, Home and End; Escape closes the list and keeps the typed words."""
    page = open_page("/", base_url=searchable_pages)
    field, links = page.locator("#search input"), page.locator(LINKS)
    field.focus()
    page.keyboard.type("audit")
    expect(links.first).to_be_visible()
    expect(field).to_be_focused()
    for key, place in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("ArrowUp", 0),
        ("End", -1),
        ("ArrowDown", -1),
        ("Home", 0),
    ]:
        page.keyboard.press(key)
        expect(links.last if place == -1 else links.nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".found")).to_be_hidden()
    expect(field).to_have_value("audit")
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".found")).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "typed", "ending"),
    [("/", "audit", "results below the field"), ("/fr/", "résilier", "1 résultat sous le champ")],
)
def test_the_number_of_results_is_announced_once(
    open_page: OpenPage, searchable_pages: str, path: str, typed: str, ending: str
) -> None:
    """After the last key, in the page's language."""
    page = open_page(path, base_url=searchable_pages)
    page.evaluate(SPOKEN)
    page.locator("#search input").focus()
    page.keyboard.type(typed, delay=60)
    page.wait_for_function("() => globalThis.spoken.length")
    page.wait_for_timeout(700)  # for any further announcement
    (announcement,) = page.evaluate("globalThis.spoken")
    assert announcement.endswith(ending)


def test_a_search_without_results_says_so_and_leads_on(
    open_page: OpenPage, searchable_pages: str
) -> None:
    """A word of which the index has only the beginning has no results; the typed words are shown as
    text, never as markup."""
    page = open_page("/", base_url=searchable_pages)
    for typed in ("astronauts", "<b>kubernetes</b>"):
        page.locator("#search input").fill(typed)
        expect(page.locator("[data-said]")).to_have_text(f"Nothing was found for “{typed}”.")
        assert [
            str(link.get_attribute("href")) for link in page.locator(".found a:visible").all()
        ] == ["/faq/", "/contact/"]
    page.locator("#search input").fill("")
    expect(page.locator(".found")).to_be_hidden()


@pytest.mark.parametrize(
    "file",
    [
        "static/*/js/results.js",
        "search/pagefind.js",
        "search/pagefind-entry.json?ts=",
        "search/*.pf_meta",
        "search/wasm.*",
        "search/index/*",
        "search/fragment/*",
    ],
)
def test_a_file_that_cannot_be_loaded_is_reported(
    open_page: OpenPage, searchable_pages: str, file: str
) -> None:
    """The connection breaks or the file is missing; the next word tries again."""
    blocked = {"service_workers": "block"}  # its cache may have the file that must not load
    page = open_page("/", base_url=searchable_pages, expected=LOST, **blocked)

    def refuse(route: Route) -> None:
        if len(refused) % 2:
            route.fulfill(status=404, body="<!doctype html>")
        else:
            route.abort()
        refused.append(route.request.url)

    refused: list[str] = []
    page.route(f"**/{file}*", refuse)
    field = page.locator("#search input")
    for typed in ("audit", "cost"):
        field.focus()
        field.fill(typed)
        expect(page.locator("[data-lost]")).to_be_visible()
        expect(page.locator(".found a:visible").first).to_have_attribute("href", "/faq/")
    assert refused
    page.unroute(f"**/{file}*")
    if "results" not in file:  # a browser fetches a module again only with its page
        assert "/services/mini-audit/" in search(page, "mini audit")


def test_a_file_that_never_comes_is_no_endless_wait(
    open_page: OpenPage, searchable_pages: str
) -> None:
    """Visitors read that the search is running, then that it has failed."""
    page = open_page("/", base_url=searchable_pages, expected=LOST)
    page.clock.install()
    page.route("**/search/index/*", lambda route: None)
    with page.expect_request("**/search/index/*"):
        page.locator("#search input").fill("audit")
        page.clock.run_for(1_000)
    expect(page.locator("[data-said]")).to_have_text("Searching …")
    page.clock.run_for(12_000)
    expect(page.locator("[data-lost]")).to_be_visible()
    expect(page.locator("[data-said]")).to_be_hidden()


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_axe_finds_nothing_in_the_open_list(
    open_page: OpenPage, searchable_pages: str, violations: Violations, look: str
) -> None:
    """The first result has the focus."""
    page = open_page("/faq/how-often/", base_url=searchable_pages, look=look)
    search(page, "audit")
    assert violations(page) == []


def test_the_search_fits_a_phone(open_page: OpenPage, searchable_pages: str) -> None:
    """Closed, the field is a button of a thumb's size beside the language switch; open, it fills the
    row; nothing is wider than the screen."""
    page = open_page("/", base_url=searchable_pages, viewport={"width": 320, "height": 640})
    field, wide = page.locator("#search input"), "document.documentElement.scrollWidth"
    closed, height = field.bounding_box(), "document.querySelector('.masthead').offsetHeight"
    assert closed and closed["width"] == closed["height"] == 44
    assert abs(page.locator(".switch").bounding_box()["y"] - closed["y"]) < 2  # type: ignore[index]
    before = page.evaluate(height)
    search(page, "audit")
    assert page.evaluate(height) == before, "nothing moves away under the thumb"
    assert field.bounding_box()["width"] >= 280  # type: ignore[index]
    assert page.evaluate(wide) <= 320
    heights = [
        item.bounding_box()["height"] for item in page.locator("#search [data-pages] li").all()
    ]  # type: ignore[index]
    assert min(heights) >= 44
    page.locator("#search [data-pages] li").nth(1).click(position={"x": 5, "y": 5})
    page.wait_for_url(lambda url: url.removeprefix(searchable_pages) != "/")


def test_without_scripts_the_field_leads_to_the_questions(
    open_page: OpenPage, searchable_pages: str
) -> None:
    """The typed words are not in the address."""
    page = open_page("/fr/", base_url=searchable_pages, java_script_enabled=False)
    page.locator("#search input").fill("audit")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/faq/*")
    assert "audit" not in page.url
