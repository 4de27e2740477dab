"""The privacy page names every key that the site stores in a browser."""

from __future__ import annotations

import re

from plugins.project import ROOT
from tests.support.firm import CONTENT

STORES = re.compile(r"localStorage|sessionStorage|indexedDB|caches\.open|document\.cookie")
NAMES = {
    "static/js/variants.js": re.compile(r'const STORED = "([^"]+)"'),
    "static/js/languages.js": re.compile(r'const STORED = "([^"]+)"'),
    "offline/sw.js": re.compile(r"const CACHE = `([^`$]+?) ?\$"),
}


def test_the_privacy_page_names_every_stored_key() -> None:
    """Another script that stores something, or another key, fails here until the page names it."""
    theme = ROOT / "theme"
    scripts = {path.relative_to(theme).as_posix(): path for path in theme.glob("*/**/*.js")}
    visitors = {name: path for name, path in scripts.items() if not name.startswith("preview/")}
    storing = {name for name, path in visitors.items() if STORES.search(path.read_text("utf-8"))}
    assert storing == NAMES.keys()
    for name, pattern in NAMES.items():
        (key,) = pattern.findall(visitors[name].read_text("utf-8"))
        for page in ("privacy.md", "privacy.fr.md"):
            assert f"`{key}`" in (CONTENT / "pages" / page).read_text("utf-8"), (page, key)
