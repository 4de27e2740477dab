"""An image of the content in a real browser: a modern format, a fitting width, and nothing that
moves while it loads."""

from __future__ import annotations

from pathlib import Path

from tests.browser.conftest import OpenPage
from tests.conftest import serving

SHOWN = """image => ({
    format: image.currentSrc.split(".").pop(), seen: image.naturalWidth > 0,
    ratio: image.clientWidth / image.clientHeight, column: image.clientWidth / image.closest("p").clientWidth,
})"""


def test_a_phone_gets_a_small_modern_file(open_page: OpenPage, illustrated: Path) -> None:
    """AVIF, as wide as the column; its place is free before it has loaded."""
    with serving(illustrated) as address:
        page = open_page(
            "/faq/how-often/",
            base_url=address,
            viewport={"width": 390, "height": 844},
            device_scale_factor=2,
        )
        image = page.locator("main picture img")
        box = image.bounding_box()
        image.scroll_into_view_if_needed()
        page.wait_for_function("() => document.querySelector('picture img').complete")
        image_facts = image.evaluate(SHOWN)
        assert (
            image_facts["format"],
            image_facts["seen"],
            round(image_facts["ratio"], 1),
            image_facts["column"],
        ) == (
            "avif",
            True,
            1.8,
            1,
        )
        assert image.evaluate("image => image.currentSrc").endswith("-800.avif")
        assert image.bounding_box()["height"] == box["height"]
