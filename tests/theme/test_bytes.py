"""What crosses the wire before a visitor can use a page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import brotli
import pytest

BEFORE_PYTHON = 48_000
FIRST_ANSWER = 263_000  # what a phone fetches before it: 5 ms for each thousand bytes
PYTHON = 230_000
FIRST_VISIT = 320_000  # to the estimate, in all
CONTENT_PAGE = 40_000  # with styles, scripts, font and icon
ESTIMATES = ("estimate/index.html", "fr/estimation/index.html")
COMPRESSED = {".woff2", ".png", ".avif", ".webp"}
IMPORT = re.compile(r"""from ?["']\./([\w-]+\.js)["']""")
SCRIPT = re.compile(r'<script[^>]* src="/static/\w+/js/([\w-]+\.js)"')
NAMED = re.compile(r"""(?:href|src)="(/static/[^"]+)"|url\("\.\./(fonts/[^"]+)"\)""")


@cache
def size(file: Path) -> int:
    """Return the bytes of a file on the wire."""
    content = file.read_bytes()
    return len(content) if file.suffix in COMPRESSED else len(brotli.compress(content))


def needed(site: Path, page: Path) -> set[Path]:
    """Return the page and all that it asks for by itself: styles, scripts with what they import,
    fonts, icon."""
    found, waiting = {page}, [page]
    while waiting:
        file = waiting.pop()
        if file.suffix not in {".html", ".css", ".js"}:
            continue
        text, static = file.read_text(encoding="utf-8"), next(site.glob("static/*"))
        told = [
            site / first.lstrip("/") if first else static / second
            for first, second in NAMED.findall(text)
        ]
        told += (
            [file.parent / name for name in IMPORT.findall(text)] if file.suffix == ".js" else []
        )
        new = {path for path in told if path not in found}
        found |= new
        waiting += new
    return found


def test_a_content_page_is_light_in_all(site: Path) -> None:
    """Every page but the estimate, in every language; tests/browser/estimate/test_bytes.py holds
    that a browser fetches no more."""
    sizes = {page: sum(map(size, needed(site, page))) for page in site.rglob("*.html")}
    contents = {
        page: total
        for page, total in sizes.items()
        if page.relative_to(site).as_posix() not in ESTIMATES and page.parent.name != "embed"
    }
    assert len(contents) == len(sizes) - 2 * len(ESTIMATES) > 40
    assert {page: total for page, total in contents.items() if total > CONTENT_PAGE} == {}


@pytest.mark.parametrize("page", ESTIMATES)
def test_the_estimate_page_is_light_before_python(site: Path, page: str) -> None:
    """With the worker that Python runs in."""
    files = needed(site, site / page)
    named = set(SCRIPT.findall((site / page).read_text(encoding="utf-8")))
    scripts = {file.name for file in files if file.suffix == ".js"}
    assert named == {"start.js", "estimate.js", "languages.js", "search.js"}
    assert scripts == named | {"python-worker.js"}, "no module is waited for after another"
    assert sum(map(size, files)) <= BEFORE_PYTHON


@pytest.mark.parametrize("page", ESTIMATES)
def test_the_first_answer_costs_no_more_than_its_bar(site: Path, page: str) -> None:
    """Python, what a phone waits for, and all that a first visit to the estimate fetches."""
    rest = set(site.glob("runtime/calculator-*-rest.json"))
    python = {*site.glob("runtime/micropython-*/*"), *site.glob("runtime/calculator-*.json")}
    first = needed(site, site / page) | python - rest
    deferred = set(site.glob("static/*/js/deferred.js"))
    assert len(python) == 4 and len(rest) == len(deferred) == 1
    assert sum(map(size, python)) <= PYTHON
    assert sum(map(size, first)) <= FIRST_ANSWER
    assert sum(map(size, first | rest | deferred)) <= FIRST_VISIT
