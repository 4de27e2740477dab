"""The main pages in a real browser: no error, no violation of the Content-Security-Policy, no
request to another host."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage


@pytest.mark.parametrize("screen", ["phone", "desk"])
@pytest.mark.parametrize("path", ["/", "/faq/", "/services/", "/contact/", "/estimate/"])
def test_a_page_opens_without_any_error(open_page: OpenPage, path: str, screen: str) -> None:
    """What a visitor opens first, on a phone and on a desk."""
    page = open_page(path, screen=screen)
    assert page.locator("h1").count() == 1


def test_printed_questions_come_with_their_answers(open_page: OpenPage) -> None:
    """Paper cannot be unfolded; the firm's address stands at the end."""
    page = open_page("/faq/")
    page.emulate_media(media="print")
    for answer in page.locator(".answer").all():
        expect(answer).to_be_visible()
    expect(page.locator("footer address")).to_be_visible()
    expect(page.locator("nav").first).to_be_hidden()
