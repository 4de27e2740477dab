"""Without a line after one visit, across new prices, and taken away again: the service worker in a
real browser."""

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
NAMES = "async () => (await caches.keys()).filter((name) => name.startsWith('estimate-'))"
COUNT = (  # of one that stays: opening makes one that is gone anew
    "async (name) => (await (await caches.open(name)).keys()).length"
)
LISTED = (
    "async () => JSON.parse((await (await fetch('/sw.js', { cache: 'no-store'"
    " })).text()).match(/FILES = (\\[[^\\]]*\\])/)[1]).length"
)
TRIED = """async () => {
  const fresh = (await (await navigator.serviceWorker.getRegistration()).update()).installing;
  while (!["activated", "redundant"].includes(fresh.state)) await new Promise((resolve) => setTimeout(resolve, 50));
  return fresh.state;
}"""
NOTHING_LEFT = (
    "async () => !(await navigator.serviceWorker.getRegistration()) && !(await"
    " caches.keys()).length"
)
PATIENCE = 60  # seconds
QUIET = ("ERR_", "Failed to load", "Python")
Build = Callable[..., Path]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A function that builds the site as visitors get it, with another day rate or without the
    worker."""
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
    """The folder that is served; what lies there can be changed."""
    return Path(shutil.copytree(built(), tmp_path / "live"))


def exchange(live: Path, other: Path) -> None:
    """Publish another site in the place of the one that is served."""
    live.rename(live.with_name("before"))
    shutil.copytree(other, live)


def asked(page: Page, path: str = "/estimate/") -> list[str]:
    """Open the page, ask for two days a month, and return the amount."""
    page.goto(path)
    form = Estimating(page, path)
    form.enter(employees="25", days="2")
    return form.texts("#shown .net")


def settle(page: Page) -> None:
    """Wait until Python is there and the worker has kept every file, and only those of one
    version."""
    expect(page.locator("[data-act=send]")).to_be_visible(timeout=60_000)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    listed = page.evaluate(LISTED)
    until(
        lambda: (
            len(names := page.evaluate(NAMES)) == 1 and page.evaluate(COUNT, names[0]) == listed
        ),
        seconds=PATIENCE,
    )


def test_the_estimate_works_without_a_line_after_one_visit(open_page: OpenPage, live: Path) -> None:
    """In both languages, with Python, and with the day of its prices."""
    with serving(live) as address:
        page = open_page("/estimate/", base_url=address, on=DAY, expected=QUIET)
        assert asked(page) == ["€1,800.00"]
        settle(page)
    assert asked(page, "/fr/estimation/") == ["1 800,00 €"]
    assert asked(page) == ["€1,800.00"]
    expect(page.locator("[data-act=send]")).to_be_visible(timeout=60_000)
    expect(page.locator("#shown")).to_contain_text(
        "The price book of 1 January 2026, on 23 November 2026"
    )


def test_new_prices_show_at_once_and_are_what_is_kept(
    open_page: OpenPage, live: Path, built: Build
) -> None:
    """While there is a line no price is ever an old one; afterwards the new ones are there without
    it."""
    with serving(live) as address:
        page = open_page("/estimate/", base_url=address, on=DAY, expected=QUIET)
        assert asked(page) == ["€1,800.00"]
        settle(page)
        before = page.evaluate(NAMES)
        exchange(live, built("950.00"))
        assert asked(page) == ["€1,900.00"]
        page.evaluate(
            "navigator.serviceWorker.getRegistration().then((worker) => worker.update()).then(() =>"
            " true)"
        )
        until(lambda: before[0] not in page.evaluate(NAMES), seconds=PATIENCE)
        settle(page)
    assert asked(page) == ["€1,900.00"]


def test_half_an_upgrade_leaves_the_version_before_whole(
    open_page: OpenPage, live: Path, built: Build
) -> None:
    """A file of the new version cannot be had: without a line the one before answers, Python
    included."""
    with serving(live) as address:
        page = open_page("/estimate/", base_url=address, on=DAY, expected=QUIET)
        assert asked(page) == ["€1,800.00"]
        settle(page)
        before = page.evaluate(NAMES)
        exchange(live, built("950.00"))
        shutil.rmtree(live / "grid")
        state = page.evaluate(TRIED)
        assert state == "redundant"
        assert before[0] in page.evaluate(NAMES)
    assert asked(page) == ["€1,800.00"]
    expect(page.locator("[data-act=send]")).to_be_visible(timeout=60_000)


def test_the_worker_can_be_taken_away_from_every_browser(
    open_page: OpenPage, live: Path, built: Build
) -> None:
    """OFFLINE = False: the next visit ends it, and what it kept goes with it."""
    with serving(live) as address:
        page = open_page("/estimate/", base_url=address, on=DAY, expected=QUIET)
        asked(page)
        settle(page)
        exchange(live, built(OFFLINE=False))
        asked(page)
        page.evaluate(
            "navigator.serviceWorker.getRegistration().then((worker) => worker?.update()).then(()"
            " => true)"
        )
        until(lambda: page.evaluate(NOTHING_LEFT), seconds=PATIENCE)


def test_a_preview_has_no_worker(site: Path) -> None:
    """An editor must see every save."""
    assert not (site / "sw.js").exists()
