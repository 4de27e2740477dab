"""No rule of style that fits nothing, no script that nobody loads, no export that nobody takes."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
import soupsieve
from bs4 import BeautifulSoup

from calculator.reading.files import read_books
from calculator.wire import answer
from plugins.project import ROOT
from tests.pages.test_pages import soup_of
from tests.support.firm import PRICES

STATIC = ROOT / "theme" / "static"
SHEETS = sorted((STATIC / "css").glob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{};]+)\{[^{}]*\}")
BETWEEN = re.compile(r",(?![^()]*\))")
DONE_TO_IT = re.compile(
    r"::?(?:before|after|hover|focus(?:-visible|-within)?|-webkit-details-marker|details-content)\b"
)  # by a pointer, a key or the browser
OPEN = re.compile(r":not\(\[open\]\)|\[open\]")  # by a visitor
SET = re.compile(r"\[([\w-]+)[^\]]*\]")
IMPORT = re.compile(r'(?:import|const) \{ ([^}]+) \} (?:from|= await import\()\s?"\./([\w-]+\.js)"')
EXPORT = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)
TOP = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
LATER = re.compile(r'import\("\./([\w-]+\.js)"\)\.then\(\(\{ ([^}]+) \}\)')
MADE = re.compile(r'\belement\("(\w+)", "([\w -]+)"')
BESIDE = re.compile(r'new URL\("([\w-]+\.js)", import\.meta\.url\)')


def selectors(sheet: Path) -> list[str]:
    """Return every selector of a sheet, those inside media queries with it."""
    text = COMMENT.sub("", sheet.read_text("utf-8"))
    return [
        part.strip()
        for found in RULE.findall(text)
        for part in BETWEEN.split(found)
        if "@" not in part
    ]


def imported(text: str) -> set[tuple[str, str]]:
    """Return what a script imports, at its start or when it is needed: file and name."""
    found = [(source, names) for names, source in IMPORT.findall(text)] + LATER.findall(text)
    return {(source, name) for source, names in found for name in names.split(", ")}


@pytest.fixture(scope="session")
def elements(site: Path, illustrated: Path) -> list[BeautifulSoup]:
    """Every page, what its scripts copy from templates or make as if it were there, and the picture
    that the calculator draws."""
    found = [
        soup_of(path)
        for path in [*sorted(site.rglob("*.html")), illustrated / "faq" / "index.html"]
    ]
    for soup in found:
        for template in soup.find_all("template"):
            template.name = "div"
    books = read_books(PRICES)
    labels = dict.fromkeys(("title", "quantity", "cost", "choice", "comparison"), "")
    asked = {
        "ask": "chart",
        "need": {
            "facts": {"employees": "25"},
            "choose": {"a-la-carte": {"quantity": "4", "per": "month"}},
        },
        "labels": labels,
        "on": date(2026, 11, 23).isoformat(),
    }
    made = [
        f"<{tag} class='{names}'></{tag}>" * 2
        for path in SCRIPTS
        for tag, names in MADE.findall(path.read_text("utf-8"))
    ]
    return [
        *found,
        BeautifulSoup("".join(made), "html.parser"),
        BeautifulSoup(json.loads(answer(json.dumps(asked), books))["svg"], "html.parser"),
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_rule_fits_something_on_some_page(sheet: Path, elements: list[BeautifulSoup]) -> None:
    """Whatever can be hovered, opened or focused counts as if it were; what a script marks must be
    in that script."""
    scripts = "".join(path.read_text("utf-8") for path in SCRIPTS)
    unused = []
    for selector in selectors(sheet):
        still = OPEN.sub("", DONE_TO_IT.sub("", selector)).replace(":not()", "") or "*"
        still = SET.sub(
            lambda found: "" if f'setAttribute("{found[1]}"' in scripts else found[0], still
        )
        fitting = soupsieve.compile(still)
        if not any(fitting.select_one(soup) for soup in elements):
            unused.append(selector)
    assert unused == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_rule_is_empty(sheet: Path) -> None:
    """What it was to say has been lost."""
    assert re.findall(r"[^{};]+\{\s*\}", COMMENT.sub("", sheet.read_text("utf-8"))) == []


def test_every_name_of_the_palette_is_used() -> None:
    """A colour or a measure that nothing shows is none of ours."""
    text = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
    from_python = (ROOT / "plugins" / "assets" / "card_drawing.py").read_text("utf-8")
    assert [
        name
        for name in sorted(set(re.findall(r"(--[\w-]+):", text)))
        if f"var({name})" not in text and f'"{name[2:]}"' not in from_python
    ] == []


def test_every_script_is_loaded(elements: list[BeautifulSoup], published: Path) -> None:
    """By a page, or by a script that a page loads; what works offline by a published one alone."""
    pages = [*elements, soup_of(published / "index.html")]
    waiting = [Path(tag["src"]).name for soup in pages for tag in soup.find_all("script", src=True)]
    loaded: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in loaded:
            loaded.add(name)
            text = (STATIC / "js" / name).read_text("utf-8")
            waiting += [source for source, _ in imported(text)] + BESIDE.findall(text)
    assert loaded == {path.name for path in SCRIPTS}


def test_every_export_is_imported_and_every_import_used() -> None:
    """And whatever stands at the top of a script is named again in it, unless it is exported."""
    texts = {path.name: path.read_text("utf-8") for path in SCRIPTS}
    taken = {found for text in texts.values() for found in imported(text)}
    assert taken == {(file, name) for file, text in texts.items() for name in EXPORT.findall(text)}
    for file, text in texts.items():
        named = {name for _, name in imported(text)} | set(TOP.findall(text)) - set(
            EXPORT.findall(text)
        )
        assert [
            name for name in sorted(named) if len(re.findall(rf"\b{name}\b", text)) < 2
        ] == [], file
