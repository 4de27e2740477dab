"""The topic pages of a site with hundreds of questions, in a real browser."""

from __future__ import annotations

from pathlib import Path

from plugins.build.site import build
from tests.browser.conftest import OpenPage, Violations
from tests.conftest import TODAY, serving


def test_the_topic_pages_pass_axe_and_fit_a_small_screen(
    open_page: OpenPage, violations: Violations, tmp_path: Path
) -> None:
    """The list of topics and one topic, 320 pixels wide."""
    build(tmp_path / "site", on=TODAY, WHOLE_FAQ=5)
    with serving(tmp_path / "site") as address:
        for path, locale in (
            ("/faq/", "en-IE"),
            ("/fr/faq/confiance/", "fr-BE"),
        ):  # the page's own language, so that no other is offered
            page = open_page(
                path, base_url=address, locale=locale, viewport={"width": 320, "height": 640}
            )
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert violations(page) == []
