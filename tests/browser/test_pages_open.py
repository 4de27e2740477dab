"""Every page of the site in a real browser: no error, no violation of the policy, no request elsewhere."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage


@pytest.mark.parametrize("screen", ["phone", "desk"])
@pytest.mark.parametrize("path", ["/", "/faq/", "/services/", "/contact/", "/estimate/"])
def test_a_page_opens_without_any_error(open_page: OpenPage, path: str, screen: str) -> None:
    """What a visitor opens first, on a phone and on a desk."""
    page = open_page(path, screen=screen)
    assert page.locator("h1").count() == 1
