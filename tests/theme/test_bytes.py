"""How many bytes a visitor's browser fetches before a page can be used."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import brotli
import pytest

BEFORE_PYTHON = 48_000
FIRST_ANSWER = 263_000  # on a phone each thousand bytes take 5 ms
PYTHON = 230_000
FIRST_VISIT = 320_000  # to the estimate, in all
CONTENT_PAGE = 40_000  # with styles, scripts, font and icon
ESTIMATES = ("estimate/index.html", "fr/estimation/index.html")
COMPRESSED = {".woff2", ".png", ".avif", ".webp"}
IMPORT = re.compile(r"""from ?["']\./([\w-]+\.js)["']""")
SCRIPT = re.compile(r'<script[^>]* src="/static/\w+/js/([\w-]+\.js)"')
ADDRESS = re.compile(r"""(?:href|src)="(/static/[^"]+)"|url\("\.\./(fonts/[^"]+)"\)""")


@cache
def size(file: Path) -> int:
    """Return the bytes of a file on the wire."""
    content = file.read_bytes()
    return len(content) if file.suffix in COMPRESSED else len(brotli.compress(content))


def files_of_page(site: Path, page: Path) -> set[Path]:
    """Return the page and all that it loads by itself: styles, scripts with their imports, fonts
    and icon."""
    files, waiting = {page}, [page]
    while waiting:
        file = waiting.pop()
        if file.suffix not in {".html", ".css", ".js"}:
            continue
        text, static = file.read_text(encoding="utf-8"), next(site.glob("static/*"))
        addresses = [
            site / first.lstrip("/") if first else static / second
            for first, second in ADDRESS.findall(text)
        ]
        addresses += (
            [file.parent / name for name in IMPORT.findall(text)] if file.suffix == ".js" else []
        )
        new = {path for path in addresses if path not in files}
        files |= new
        waiting += new
    return files


def test_a_content_page_is_light_in_all(site: Path) -> None:
    """Every page but the estimate, in every language; tests/browser/estimate/test_bytes.py checks
    that a browser fetches no more."""
    sizes = {page: sum(map(size, files_of_page(site, page))) for page in site.rglob("*.html")}
    contents = {
        page: total
        for page, total in sizes.items()
        if page.relative_to(site).as_posix() not in ESTIMATES and page.parent.name != "embed"
    }
    assert len(contents) == len(sizes) - 2 * len(ESTIMATES) > 40
    assert {page: total for page, total in contents.items() if total > CONTENT_PAGE} == {}


@pytest.mark.parametrize("page", ESTIMATES)
def test_the_estimate_page_is_light_before_python(site: Path, page: str) -> None:
    """The worker in which Python runs included."""
    files = files_of_page(site, site / page)
    names = set(SCRIPT.findall((site / page).read_text(encoding="utf-8")))
    scripts = {file.name for file in files if file.suffix == ".js"}
    assert names == {"start.js", "estimate.js", "languages.js", "search.js"}
    assert scripts == names | {"python-worker.js"}, "no module is waited for after another"
    assert sum(map(size, files)) <= BEFORE_PYTHON


@pytest.mark.parametrize("page", ESTIMATES)
def test_the_first_answer_needs_few_bytes(site: Path, page: str) -> None:
    """Limits for Python, for all that the first answer needs, and for a first visit as a whole."""
    rest = set(site.glob("runtime/calculator-*-rest.json"))
    python = {*site.glob("runtime/micropython-*/*"), *site.glob("runtime/calculator-*.json")}
    first = files_of_page(site, site / page) | python - rest
    deferred = set(site.glob("static/*/js/deferred.js"))
    assert len(python) == 4 and len(rest) == len(deferred) == 1
    assert sum(map(size, python)) <= PYTHON
    assert sum(map(size, first)) <= FIRST_ANSWER
    assert sum(map(size, first | rest | deferred)) <= FIRST_VISIT
