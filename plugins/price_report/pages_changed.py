"""The pages that other price books change: the site is built with both sets and compared."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path

from pelican.settings import read_settings

from plugins.build.site import build
from plugins.prices.placeholders import DOWNLOADS
from plugins.project import PREVIEW

Texts = Mapping[str, str]  # of price books, by file name

UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
WITHOUT = (
    "plugins.checks.rules",
    "plugins.browser.runtime",
    "plugins.browser.service_worker",
)  # the words are compared, not the browser's Python


def pages_changed(content: Path, old: Texts, new: Texts, *, on: date) -> list[str]:
    """Return the addresses of the pages whose words differ on a day; ContentError where the site
    cannot be built."""
    before, after = _words(content, old, on=on), _words(content, new, on=on)
    return sorted(
        page for page in before.keys() | after.keys() if before.get(page) != after.get(page)
    )


def _words(content: Path, books: Texts, *, on: date) -> dict[str, str]:
    """Return the words of each page as visitors read them."""
    with tempfile.TemporaryDirectory() as scratch:
        copy, site = Path(scratch) / content.name, Path(scratch) / "site"
        shutil.copytree(content, copy, ignore=shutil.ignore_patterns("prices"))
        (copy / "prices").mkdir()
        for name, text in books.items():
            (copy / "prices" / name).write_text(text, encoding="utf-8")
        plugins = [name for name in read_settings(str(PREVIEW))["PLUGINS"] if name not in WITHOUT]
        build(
            site,
            on=on,
            PATH=str(copy),
            PLUGINS=plugins,
            runtime="",
            runtime_preload=[],
            runtime_rest="",
            downloads=dict.fromkeys(DOWNLOADS, 0),
            offline="",
            DRAFTS=False,
        )
        return {_address(path, site): _visible_words(path) for path in sorted(site.rglob("*.html"))}


def _address(path: Path, site: Path) -> str:
    return f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")


def _visible_words(path: Path) -> str:
    return " ".join(unescape(UNSEEN.sub(" ", path.read_text(encoding="utf-8"))).split())
