"""A site in a folder of its host, as GitHub Pages serves it: https://name.github.io/site/."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from plugins.build.site import publish
from tests.browser.conftest import OpenPage
from tests.conftest import TODAY, serving
from tests.support.publishing import content_of, settings_of
from tests.support.waiting import until

NEED = "v=2&book=2026-01-01&on=2026-11-23&f.employees=25&c.a-la-carte=1&c.a-la-carte.per=week"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of the host; the site is published in a folder of it."""
    content = content_of(tmp_path_factory.mktemp("below"))
    file = content / "site.yml"
    website = "website: https://name.github.the-tests/site/"
    file.write_text(re.sub(r"(?m)^website:.*", website, file.read_text("utf-8")), "utf-8")
    folder = content.parent / "host"
    folder.mkdir()
    publish(folder / "site", on=TODAY, settings_file=settings_of(content))
    with serving(folder) as address:
        yield address


def test_python_computes_an_estimate(open_page: OpenPage, host: str) -> None:
    """Its files come from the folder, and the links of the estimate lead into it."""
    page = open_page(f"/site/estimate/#{NEED}", base_url=host, on=TODAY.isoformat())
    expect(page.locator("#result")).to_contain_text("€3,900.00")
    rule = page.locator("#result a[href='/site/faq/how-often/']").first
    expect(rule).to_be_attached()


def test_the_search_finds_pages_below_the_folder(open_page: OpenPage, host: str) -> None:
    """And its links lead to them."""
    page = open_page("/site/", base_url=host)
    page.locator("#search input").fill("mini audit")
    page.keyboard.press("Enter")
    link = page.locator("#search [data-pages] a").first
    expect(link).to_be_focused()
    assert str(link.get_attribute("href")).startswith("/site/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/site/**/")


def test_a_visited_page_opens_offline(open_page: OpenPage, host: str) -> None:
    """From the cache of the service worker, whose scope is the folder."""
    page = open_page("/site/faq/", base_url=host, expected=("ERR_INTERNET_DISCONNECTED",))
    page.wait_for_function("() => navigator.serviceWorker.ready.then(({ active }) => !!active)")
    scope = page.evaluate("navigator.serviceWorker.ready.then(({ scope }) => scope)")
    assert scope == f"{host}/site/"
    match = "caches.open(`pages of ${scope}`).then((cache) => cache.match('/site/faq/'))"
    until(lambda: page.evaluate(f"async (scope) => !!(await {match})", scope))
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_be_visible()
