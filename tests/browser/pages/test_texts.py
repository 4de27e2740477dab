"""Whatever stands in a text, a page is no wider than a phone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from plugins.build.site import build
from tests.conftest import serving
from tests.support.small_site import question, small_site

WIDE = """| Application | Owner | Users | Contract | Renewal | Supplier |
| --- | --- | --- | --- | --- | --- |
| Accounting | Finance department | everybody | yearly | January | somebody-with-a-long-name |

See https://example.org/a-very-long-address/that-goes-on/and-on/for-ever/and/ever/and-longer.

```
code that goes on and on and on and on and on and on and on and on, wider than any phone is
```
"""
WIDTH = "[document.documentElement.scrollWidth, innerWidth]"


def test_wide_tables_and_code_scroll_by_themselves(browser: Browser, tmp_path: Path) -> None:
    """On the answer's own page, and among all answers."""
    content = small_site(tmp_path, {"faq/how-often.md": question(WIDE)})
    build(tmp_path / "site", on=date(2026, 11, 28), PATH=str(content), LANGUAGES={"en": "en_IE"})
    with serving(tmp_path / "site") as address:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        for path in ("/faq/how-often/", "/faq/"):
            page.goto(f"{address}{path}")
            page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
            width, screen = page.evaluate(WIDTH)
            assert width <= screen, path
        page.close()
