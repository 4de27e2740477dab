"""The service worker in a real browser: pages open offline after one visit, new prices replace the
old ones, and the worker can be removed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from plugins.build.site import build
from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, Estimating
from tests.conftest import TODAY, serving
from tests.support.firm import CONTENT
from tests.support.waiting import until

BOOK = "prices/2026-01-01.toml"
CACHED = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("pages of "));
  const caches_ = await Promise.all(names.map((name) => caches.open(name)));
  const requests = await Promise.all(caches_.map((cache) => cache.keys()));
  return requests.flat().map(({ url }) => new URL(url).pathname);
}"""
NOTHING_LEFT = "async () => !(await navigator.serviceWorker.getRegistration()) && !(await caches.keys()).length"
UPDATE = (
    "navigator.serviceWorker.getRegistration().then((worker) => worker?.update()).then(() => true)"
)
MENU = ["/", "/services/", "/faq/", "/contact/"]
TIMEOUT = 60  # seconds
QUIET = ("ERR_", "Failed to load", "Python")
Build = Callable[..., Path]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a function that builds the site as visitors get it, with another day rate or without
    the worker."""
    sites: dict[str, Path] = {}

    def built(rate: str = "900.00", **settings: object) -> Path:
        name = f"{rate}{settings}"
        if name not in sites:
            folder = tmp_path_factory.mktemp("offline")
            content = Path(shutil.copytree(CONTENT, folder / "content"))
            book = content / BOOK
            book.write_text(
                book.read_text("utf-8").replace('small = "900.00"', f'small = "{rate}"'), "utf-8"
            )
            build(folder / "site", on=TODAY, PATH=str(content), PREVIEW=False, **settings)
            sites[name] = folder / "site"
        return sites[name]

    return built


@pytest.fixture
def live(tmp_path: Path, built: Build) -> Path:
    """Return the folder that is served: a copy that a test may change."""
    return Path(shutil.copytree(built(), tmp_path / "live"))


def exchange(live: Path, other: Path) -> None:
    """Publish another site in the place of the one that is served."""
    live.rename(live.with_name("before"))
    shutil.copytree(other, live)


def net_amounts(page: Page, path: str = "/estimate/") -> list[str]:
    """Open the page, ask for two days a month, and return the net amount shown."""
    page.goto(path)
    form = Estimating(page, "/fr/estimation/" if path.startswith("/fr/") else "/estimate/")
    form.enter(employees="25", days="2")
    return form.texts("#shown .net")


def wait_for_cache(page: Page, *paths: str) -> list[str]:
    """Wait until the worker has cached these pages, and return every path in its cache."""
    until(lambda: set(paths) <= set(page.evaluate(CACHED)), seconds=TIMEOUT)
    return list(page.evaluate(CACHED))


def images(addresses: list[str]) -> list[str]:
    """Return the paths of the calculator's images, without their second parts, which two images may
    share."""
    images = [address for address in addresses if address.endswith(".json")]
    return [address for address in images if not address.endswith("-rest.json")]


def test_visited_pages_and_the_menu_open_offline(open_page: OpenPage, live: Path) -> None:
    """In both languages, with Python, with the date of its prices, and without the last slash."""
    with serving(live) as address:
        page = open_page("/faq/how-often/", base_url=address, on=DAY, expected=QUIET)
        wait_for_cache(page, "/faq/how-often/", *MENU)
        assert net_amounts(page, "/fr/estimation/") == ["1 800,00 €"]
        wait_for_cache(page, "/fr/estimation/", "/fr/contact/")
        assert net_amounts(page) == ["€1,800.00"]
        wait_for_cache(page, "/estimate/")
    assert net_amounts(page, "/fr/estimation/") == ["1 800,00 €"]
    assert net_amounts(page, "/estimate") == ["€1,800.00"]
    expect(page.locator("#pictured")).to_be_visible()
    assert page.url.endswith(
        "/estimate/#v=2&book=2026-01-01&on=2026-11-23&f.employees=25&c.a-la-carte=2&c.a-la-carte.per=month"
    )
    expect(page.locator("#shown")).to_contain_text(
        "Worked out on 23 November 2026, at the prices in force since 1 January 2026"
    )
    for path in ("/faq/how-often/", *MENU, "/faq", "/fr/contact/"):
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.wrap')).marginInlineStart")
            != "0px"
        )


def test_a_redirect_is_not_cached(open_page: OpenPage, live: Path) -> None:
    """Neither the redirect itself, nor the page that it leads to under the first address."""
    with serving(live) as address:
        page = open_page("/contact/", base_url=address, on=DAY, expected=QUIET)
        wait_for_cache(page, "/contact/", *MENU)
        message = {"page": "/estimate", "files": ["/services"], "menu": ["/faq"]}
        page.evaluate(
            "(message) => navigator.serviceWorker.controller.postMessage(message)", message
        )
        page.goto("/services")
        page.goto("/faq/confidentiality/")
        cached = wait_for_cache(page, "/faq/confidentiality/")
    assert not {"/estimate", "/services", "/faq"} & set(cached)


def test_new_prices_show_at_once_and_replace_the_cached_ones(
    open_page: OpenPage, live: Path, built: Build
) -> None:
    """Online no page ever shows an old price; afterwards the new ones are there offline."""
    with serving(live) as address:
        page = open_page("/estimate/", base_url=address, on=DAY, expected=QUIET)
        assert net_amounts(page) == ["€1,800.00"]
        before = images(wait_for_cache(page, "/estimate/"))
        exchange(live, built("950.00"))
        assert net_amounts(page) == ["€1,900.00"]
        until(lambda: not set(before) & set(page.evaluate(CACHED)), seconds=TIMEOUT)
        assert len(images(page.evaluate(CACHED))) == 1
    assert net_amounts(page) == ["€1,900.00"]


def test_half_an_upgrade_keeps_the_whole_earlier_version(
    open_page: OpenPage, live: Path, built: Build
) -> None:
    """A file of the new version is missing: offline the earlier version answers, Python included."""
    with serving(live) as address:
        page = open_page("/estimate/", base_url=address, on=DAY, expected=QUIET)
        assert net_amounts(page) == ["€1,800.00"]
        before = images(wait_for_cache(page, "/estimate/"))
        exchange(live, built("950.00"))
        for image in live.glob("runtime/*.json"):
            image.unlink()
        page.goto("/estimate/")
        page.goto("/faq/confidentiality/")
        assert images(wait_for_cache(page, "/faq/confidentiality/")) == before
    assert net_amounts(page) == ["€1,800.00"]


def test_the_worker_can_be_removed_from_every_browser(
    open_page: OpenPage, live: Path, built: Build
) -> None:
    """OFFLINE = False: the next visit removes the worker and its caches."""
    with serving(live) as address:
        page = open_page("/estimate/", base_url=address, on=DAY, expected=QUIET)
        wait_for_cache(page, "/estimate/")
        exchange(live, built(OFFLINE=False))
        net_amounts(page)
        page.evaluate(UPDATE)
        until(lambda: page.evaluate(NOTHING_LEFT), seconds=TIMEOUT)


def test_a_browser_that_refuses_storage_has_its_estimate(open_page: OpenPage, live: Path) -> None:
    """Only without its offline copy."""
    refuse = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get() { throw new DOMException('refused', 'SecurityError'); } });"
    with serving(live) as address:
        page = open_page("about:blank", base_url=address, on=DAY)
        page.add_init_script(refuse)
        assert net_amounts(page) == ["€1,800.00"]
        page.wait_for_timeout(1_500)  # for an error of the worker that would come later


def test_a_preview_has_no_worker(site: Path) -> None:
    """An editor must see every save."""
    assert not (site / "sw.js").exists()
    assert "data-worker" not in (site / "index.html").read_text("utf-8")
