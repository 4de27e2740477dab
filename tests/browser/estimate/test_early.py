"""Python is fetched before the estimate page is opened only when a visitor presses its link, or
reads about a service over a fast line without a data limit."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

LINE = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => (%s) });"
UNKNOWN = "undefined"  # as in Firefox and Safari
UNLIMITED = "{ effectiveType: '4g', downlink: 10, type: 'wifi', saveData: false }"
LINK = "a[data-early]"
SERVICE = "/services/mini-audit/"
DELAY = 1_500  # milliseconds after which any request has been made
SIZES = (
    "(urls) => performance.getEntriesByType('resource').filter(({ name }) => urls.includes(name))"
    ".map(({ transferSize }) => transferSize)"
)


def open_over(
    open_page: OpenPage, line: str, path: str = "/contact/", **options: Any
) -> tuple[Page, list[str]]:
    """Open a page over a kind of line; return it and the list of requests for Python's files."""
    page = open_page("about:blank", **options)
    page.context.add_init_script(LINE % line)
    requests: list[str] = []
    page.context.on(
        "request",
        lambda request: requests.append(request.url) if "/runtime/" in request.url else None,
    )
    page.goto(path)
    return page, requests


def press(page: Page) -> None:
    """Press the mouse button on the link, and move away before releasing it."""
    page.locator(LINK).hover()
    page.mouse.down()
    page.mouse.move(5, 800)
    page.mouse.up()


def test_a_press_on_the_link_fetches_the_three_files_once(open_page: OpenPage) -> None:
    """However often the visitor comes back to the link."""
    page, requests = open_over(open_page, UNKNOWN)
    for _ in range(2):
        press(page)
    page.wait_for_timeout(DELAY)
    assert len(requests) == len(set(requests)) == 3


def test_nobody_fetches_python_by_passing_by(open_page: OpenPage) -> None:
    """By the pointer, by the keyboard, or by reading a page that is about no service."""
    page, requests = open_over(open_page, UNLIMITED)
    page.locator(LINK).hover()
    page.locator("h1").hover()
    for _ in range(8):
        page.keyboard.press("Tab")
    page.wait_for_timeout(DELAY)
    assert requests == []


@pytest.mark.parametrize(("move", "count"), [(0, 3), (-200, 0)])
def test_a_touch_counts_unless_it_becomes_a_scroll(
    open_page: OpenPage, move: int, count: int
) -> None:
    """The finger stays on the link, or scrolls the page from there."""
    page, requests = open_over(open_page, UNKNOWN, screen="phone", has_touch=True, is_mobile=True)
    box = page.locator(LINK).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    touch.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for part in range(1, 11) if move else ():
        at = [{"x": x, "y": max(1, y + move * part / 10)}]
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": at})
    page.wait_for_timeout(DELAY)
    touch.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    assert len(requests) == count


def test_an_unlimited_line_is_used_when_idle_on_the_page_of_a_service(open_page: OpenPage) -> None:
    """Without any action of the visitor."""
    page, requests = open_over(open_page, UNLIMITED, SERVICE)
    page.wait_for_timeout(DELAY)
    assert len(requests) == 3


@pytest.mark.parametrize(
    "line",
    [
        UNKNOWN,
        "{ effectiveType: '4g', downlink: 10, type: 'cellular', saveData: false }",
        "{ effectiveType: '3g', downlink: 1, type: 'wifi', saveData: false }",
        "{ effectiveType: '4g', downlink: 10, type: 'wifi', saveData: true }",
    ],
)
def test_another_line_is_not_used_when_idle(open_page: OpenPage, line: str) -> None:
    """Cellular, slow, in data-saving mode, or of a kind that the browser does not tell."""
    page, requests = open_over(open_page, line, SERVICE)
    page.wait_for_timeout(DELAY)
    assert requests == []
    press(page)
    page.wait_for_timeout(DELAY)
    assert len(requests) == (0 if "true" in line else 3)  # saveData forbids it altogether


def test_files_fetched_early_are_not_fetched_again(open_page: OpenPage) -> None:
    """The estimate page takes it from the browser's cache."""
    page, requests = open_over(open_page, UNKNOWN)
    press(page)
    page.wait_for_timeout(DELAY)
    early = list(requests)
    page.locator(LINK).click()
    page.wait_for_url("**/estimate/")
    page.wait_for_function("() => performance.getEntriesByName('calculator-ready').length > 0")
    assert page.evaluate(SIZES, early) == [0, 0, 0]


def test_data_saving_does_not_stop_the_estimate(open_page: OpenPage) -> None:
    """Whoever opens the page wants Python."""
    page, requests = open_over(open_page, "{ saveData: true }", "/estimate/")
    page.wait_for_function("() => performance.getEntriesByName('calculator-ready').length > 0")
    assert requests
