"""The estimate in a frame of another site: by the lines that the page offers, in each browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Frame, Page, expect

from plugins.build.site import build
from tests.browser.conftest import OpenPage, Violations
from tests.browser.driven import Driven
from tests.conftest import TODAY, serving
from tests.pages.test_pages import soup_of
from tests.support.firm import CONTENT

OTHER = ("request to another host", "frame-ancestors", "404")  # the other site has no icon
HEIGHT = "document.getElementById('estimate').offsetHeight"
NARROW, WIDE = "320px", "1200px"
PRESETS = "?f.employees=25&c.a-la-carte=1&c.a-la-carte.per=week&theme=dark"


@pytest.fixture(scope="module")
def framed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a firm that lets any site show its estimate."""
    folder = tmp_path_factory.mktemp("framed")
    shutil.copytree(CONTENT, folder / "content")
    with (folder / "content" / "site.yml").open("a", encoding="utf-8") as details:
        details.write("\nframed_by: any\n")
    build(folder / "site", on=TODAY, PATH=str(folder / "content"))
    return folder / "site"


@contextmanager
def partner(framed: Path, address: str, folder: Path, place: str) -> Iterator[str]:
    """Serve, from an origin of its own, a page with the lines that the estimate page offers to copy."""
    text = soup_of(framed / "estimate" / "index.html").select_one(f"#{place}").text
    page = text.replace("http://127.0.0.1:8000", address).replace("/embed/", f"/embed/{PRESETS}")
    (folder / "index.html").write_text(f"<!DOCTYPE html><title>Partner</title>{page}", "utf-8")
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class Quiet(SimpleHTTPRequestHandler):
    """A handler that logs nothing."""

    def log_message(self, *_: object) -> None:
        """Log nothing."""


def inner(page: Page) -> Frame:
    """Return the frame of the estimate."""
    return next(frame for frame in page.frames if frame != page.main_frame)


def test_a_frame_holds_the_whole_estimate(
    open_page: OpenPage, framed: Path, tmp_path: Path
) -> None:
    """For the need and in the colours of its address; links leave the frame, and the link of an
    estimate leads to the page of the site itself."""
    with (
        serving(framed, "*") as address,
        partner(framed, address, tmp_path, "frame-lines") as other,
    ):
        page = open_page("/", base_url=other, expected=OTHER, on="2026-11-23")
        frame = page.frame_locator("#estimate")
        expect(frame.locator("#shown .net")).to_have_text("€3,900.00")
        expect(frame.locator("header, footer, #search")).to_have_count(0)
        colour = inner(page).evaluate("getComputedStyle(document.body).backgroundColor")
        assert colour == "rgb(15, 25, 30)"
        page.wait_for_function("document.getElementById('estimate').offsetHeight > 2000")
        inner(page).wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")
        inner(page).evaluate("document.querySelector('#shown details').open = true")
        links = inner(page).eval_on_selector_all(
            "a[href]:not([href^='#'])",
            "(all) => all.filter((link) => (link.target || document.querySelector('base').target) !== '_blank').length",
        )
        assert links == 0
        with page.context.expect_page() as opened:
            frame.locator("#shown .line-working a").first.click()
        assert opened.value.url.startswith(f"{address}/")
        opened.value.close()  # before its server goes
        paper = inner(page).evaluate("document.querySelector('#shown .paper').textContent")
        assert paper.startswith(f"{address}/estimate/#v=2&")


def test_values_that_the_form_does_not_have_are_named(open_page: OpenPage, site: Path) -> None:
    """The author of the address sees what is left out; the other values are filled in."""
    with serving(site) as address:
        page = open_page("/embed/?f.employees=25&f.foo=1&c.a-la-carte.per=day", base_url=address)
        expect(page.locator("#opened")).to_contain_text("facts.foo")
        expect(page.locator("#shown .net")).to_be_visible()


@pytest.mark.parametrize("path", ["/embed/", "/estimate/"])
def test_only_named_sites_may_frame_it_and_no_other_page(
    open_page: OpenPage, framed: Path, tmp_path: Path, path: str
) -> None:
    """The browser itself refuses."""
    named = "http://127.0.0.1:1" if path == "/embed/" else "*"
    with (
        serving(framed, named) as address,
        partner(framed, f"{address}", tmp_path, "frame-line") as other,
    ):
        text = (tmp_path / "index.html").read_text("utf-8").replace("/embed/", path)
        (tmp_path / "index.html").write_text(text, "utf-8")
        page = open_page("/", base_url=other, expected=(*OTHER, "Framing"))
        page.wait_for_timeout(500)
        assert inner(page).url.startswith("chrome-error:")


def test_the_frame_is_as_usable_as_the_page(
    open_page: OpenPage, site: Path, violations: Violations
) -> None:
    """By axe's rules, in both languages, and by keys alone."""
    with serving(site) as address:
        for path in ("/embed/?f.employees=25&theme=dark", "/fr/embed/?f.employees=25"):
            page = open_page(path, base_url=address, screen="phone")
            expect(page.locator("#shown .net")).to_be_visible()
            assert violations(page) == []
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('form').id") == "estimate"


def test_the_frame_follows_its_content_up_and_down(
    driven: Driven, framed: Path, tmp_path: Path
) -> None:
    """In Firefox and WebKit too: it is lower when it is wide, and higher when it is narrow."""
    with (
        serving(framed, "*") as address,
        partner(framed, address, tmp_path, "frame-lines") as other,
    ):
        driven.go(other)
        widen = "document.getElementById('estimate').style.width = value"
        driven.run(widen, NARROW)
        narrow = driven.wait(f"return {HEIGHT} > 3000 && {HEIGHT}")
        driven.run(widen, WIDE)
        low = driven.wait(f"return {HEIGHT} < value - 500 && {HEIGHT}", narrow)
        driven.run(widen, NARROW)
        driven.wait(f"return {HEIGHT} > value + 500", low)
