"""The pages that hundreds of questions bring, in a real browser."""

from __future__ import annotations

from pathlib import Path

from plugins.build.site import build
from tests.browser.conftest import OpenPage, Violations
from tests.conftest import TODAY, serving


def test_the_topics_and_a_topic_are_for_everyone(
    open_page: OpenPage, violations: Violations, tmp_path: Path
) -> None:
    """By axe, and no wider than a small phone."""
    build(tmp_path / "site", on=TODAY, WHOLE_FAQ=5)
    with serving(tmp_path / "site") as address:
        for path, locale in (
            ("/faq/", "en-IE"),
            ("/fr/faq/confiance/", "fr-BE"),
        ):  # the site offers no other language
            page = open_page(
                path, base_url=address, locale=locale, viewport={"width": 320, "height": 640}
            )
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert violations(page) == []
