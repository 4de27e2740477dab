"""Python is fetched before its page is opened only when a visitor presses the link, or reads about
a service on a free line."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

LINE = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => (%s) });"
UNKNOWN = "undefined"  # what Firefox and Safari tell
FREE = "{ effectiveType: '4g', downlink: 10, type: 'wifi', saveData: false }"
LINK = "a[data-early]"
SERVICE = "/services/mini-audit/"
PATIENCE = 1_500  # milliseconds in which a file would be asked for
SIZES = (
    "(urls) => performance.getEntriesByType('resource').filter(({ name }) => urls.includes(name))"
    ".map(({ transferSize }) => transferSize)"
)


def opened(
    open_page: OpenPage, line: str, path: str = "/contact/", **options: Any
) -> tuple[Page, list[str]]:
    """Open a page on a kind of line; returns it and the files of Python that it asks for."""
    page = open_page("about:blank", **options)
    page.context.add_init_script(LINE % line)
    asked: list[str] = []
    page.context.on(
        "request",
        lambda request: asked.append(request.url) if "/runtime/" in request.url else None,
    )
    page.goto(path)
    return page, asked


def press(page: Page) -> None:
    """Press the mouse on the link, and go away from it before letting go."""
    page.locator(LINK).hover()
    page.mouse.down()
    page.mouse.move(5, 800)
    page.mouse.up()


def test_a_press_on_the_link_fetches_the_three_files_once(open_page: OpenPage) -> None:
    """However often the visitor comes back to the link."""
    page, asked = opened(open_page, UNKNOWN)
    for _ in range(2):
        press(page)
    page.wait_for_timeout(PATIENCE)
    assert len(asked) == len(set(asked)) == 3


def test_nobody_fetches_python_by_passing_by(open_page: OpenPage) -> None:
    """By the pointer, by the keyboard, or by reading a page that is about no service."""
    page, asked = opened(open_page, FREE)
    page.locator(LINK).hover()
    page.locator("h1").hover()
    for _ in range(8):
        page.keyboard.press("Tab")
    page.wait_for_timeout(PATIENCE)
    assert asked == []


@pytest.mark.parametrize(("move", "count"), [(0, 3), (-200, 0)])
def test_a_touch_counts_unless_it_becomes_a_scroll(
    open_page: OpenPage, move: int, count: int
) -> None:
    """Held on the link, or drawn up the page from there."""
    page, asked = opened(open_page, UNKNOWN, screen="phone", has_touch=True, is_mobile=True)
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
    page.wait_for_timeout(PATIENCE)
    touch.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    assert len(asked) == count


def test_a_free_line_is_used_when_idle_on_the_page_of_a_service(open_page: OpenPage) -> None:
    """Without a sign from the visitor."""
    page, asked = opened(open_page, FREE, SERVICE)
    page.wait_for_timeout(PATIENCE)
    assert len(asked) == 3


@pytest.mark.parametrize(
    "line",
    [
        UNKNOWN,
        "{ effectiveType: '4g', downlink: 10, type: 'cellular', saveData: false }",
        "{ effectiveType: '3g', downlink: 1, type: 'wifi', saveData: false }",
        "{ effectiveType: '4g', downlink: 10, type: 'wifi', saveData: true }",
    ],
)
def test_another_line_is_left_alone(open_page: OpenPage, line: str) -> None:
    """Cellular, slow, saved, or of a kind that the browser does not tell."""
    page, asked = opened(open_page, line, SERVICE)
    page.wait_for_timeout(PATIENCE)
    assert asked == []
    press(page)
    page.wait_for_timeout(PATIENCE)
    assert len(asked) == (0 if "true" in line else 3)  # saveData forbids it altogether


def test_what_was_fetched_early_is_not_fetched_again(open_page: OpenPage) -> None:
    """The estimate page takes it from the browser's cache."""
    page, asked = opened(open_page, UNKNOWN)
    press(page)
    page.wait_for_timeout(PATIENCE)
    early = list(asked)
    page.locator(LINK).click()
    page.wait_for_url("**/estimate/")
    page.wait_for_function("() => performance.getEntriesByName('calculator-ready').length > 0")
    assert page.evaluate(SIZES, early) == [0, 0, 0]


def test_a_saved_line_still_has_its_estimate(open_page: OpenPage) -> None:
    """Who opens the page wants it."""
    page, asked = opened(open_page, "{ saveData: true }", "/estimate/")
    page.wait_for_function("() => performance.getEntriesByName('calculator-ready').length > 0")
    assert asked
