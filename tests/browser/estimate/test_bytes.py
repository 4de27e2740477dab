"""What a browser fetches for a page is what tests/theme/test_bytes.py weighs, and nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.browser.conftest import OpenPage
from tests.browser.estimate.test_early import LINE
from tests.theme.test_bytes import files_of_page

PAGES = """/ /faq/ /faq/how-often/ /services/ /services/mini-audit/ /contact/ /privacy/
    /fr/ /fr/faq/ /fr/faq/combien-de-fois/ /fr/services/ /fr/services/mini-audit/ /fr/contact/ /fr/vie-privee/""".split()
NOT_WITHOUT_A_WINDOW = "favicon.svg"  # no tab to show it in


def test_a_browser_fetches_exactly_the_weighed_files(
    open_page: OpenPage, served: str, site: Path
) -> None:
    """Each kind of page in each language, at a first visit, over a line on which Python is not
    fetched early."""
    page = open_page("about:blank")
    page.context.add_init_script(LINE % "undefined")
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url.removeprefix(f"{served}/")))
    for path in PAGES:
        addresses.clear()
        page.goto(path)
        page.wait_for_timeout(100)  # for what a script may fetch afterwards
        html = site / path.lstrip("/") / "index.html"
        weighed = {file.relative_to(site).as_posix() for file in files_of_page(site, html)}
        fetched = {
            f"{address}index.html" if not address or address.endswith("/") else address
            for address in addresses
        }
        assert {
            name for name in weighed ^ fetched if not name.endswith(NOT_WITHOUT_A_WINDOW)
        } == set(), path
