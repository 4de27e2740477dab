"""No style rule without an element, no script that no page loads, no export that is never
imported."""

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
DYNAMIC_IMPORT = re.compile(r'import\("\./([\w-]+\.js)"\)\.then\(\(\{ ([^}]+) \}\)')
NEW_ELEMENT = re.compile(r'\belement\("(\w+)", "([\w -]+)"')
WORKER = re.compile(r'new URL\("([\w-]+\.js)", import\.meta\.url\)')


def selectors(sheet: Path) -> list[str]:
    """Return every selector of a sheet, those inside media queries included."""
    text = COMMENT.sub("", sheet.read_text("utf-8"))
    return [
        part.strip()
        for rule in RULE.findall(text)
        for part in BETWEEN.split(rule)
        if "@" not in part
    ]


def imported(text: str) -> set[tuple[str, str]]:
    """Return a script's static and dynamic imports, each as file and name."""
    imports = [(source, names) for names, source in IMPORT.findall(text)] + DYNAMIC_IMPORT.findall(
        text
    )
    return {(source, name) for source, names in imports for name in names.split(", ")}


@pytest.fixture(scope="session")
def elements(site: Path, illustrated: Path) -> list[BeautifulSoup]:
    """Return every page with the content of its templates, the elements that scripts create, and
    the calculator's chart."""
    soups = [
        soup_of(path)
        for path in [*sorted(site.rglob("*.html")), illustrated / "faq" / "index.html"]
    ]
    for soup in soups:
        for template in soup.find_all("template"):
            template.name = "div"
    books = read_books(PRICES)
    labels = dict.fromkeys(("title", "quantity", "cost", "choice", "comparison"), "")
    request = {
        "ask": "chart",
        "need": {
            "facts": {"employees": "25"},
            "choose": {"a-la-carte": {"quantity": "4", "per": "month"}},
        },
        "labels": labels,
        "on": date(2026, 11, 23).isoformat(),
    }
    tags = [
        f"<{tag} class='{names}'></{tag}>" * 2
        for path in SCRIPTS
        for tag, names in NEW_ELEMENT.findall(path.read_text("utf-8"))
    ]
    return [
        *soups,
        BeautifulSoup("".join(tags), "html.parser"),
        BeautifulSoup(json.loads(answer(json.dumps(request), books))["svg"], "html.parser"),
    ]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_rule_matches_an_element(sheet: Path, elements: list[BeautifulSoup]) -> None:
    """Elements count as hovered, opened and focused; an attribute that a script sets must be named
    in a script."""
    scripts = "".join(path.read_text("utf-8") for path in SCRIPTS)
    unused = []
    for selector in selectors(sheet):
        still = OPEN.sub("", DONE_TO_IT.sub("", selector)).replace(":not()", "") or "*"
        still = SET.sub(
            lambda match: "" if f'setAttribute("{match[1]}"' in scripts else match[0], still
        )
        fitting = soupsieve.compile(still)
        if not any(fitting.select_one(soup) for soup in elements):
            unused.append(selector)
    assert unused == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_rule_is_empty(sheet: Path) -> None:
    """An empty rule is a remainder of a change."""
    assert re.findall(r"[^{};]+\{\s*\}", COMMENT.sub("", sheet.read_text("utf-8"))) == []


def test_every_name_of_the_palette_is_used() -> None:
    """By a style sheet or by the social cards."""
    text = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
    from_python = (ROOT / "plugins" / "assets" / "card_drawing.py").read_text("utf-8")
    assert [
        name
        for name in sorted(set(re.findall(r"(--[\w-]+):", text)))
        if f"var({name})" not in text and f'"{name[2:]}"' not in from_python
    ] == []


def test_every_script_is_loaded(elements: list[BeautifulSoup], published: Path) -> None:
    """By a page, or by a script that a page loads; the offline script only by published pages."""
    pages = [*elements, soup_of(published / "index.html")]
    waiting = [Path(tag["src"]).name for soup in pages for tag in soup.find_all("script", src=True)]
    loaded: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in loaded:
            loaded.add(name)
            text = (STATIC / "js" / name).read_text("utf-8")
            waiting += [source for source, _ in imported(text)] + WORKER.findall(text)
    assert loaded == {path.name for path in SCRIPTS}


def test_every_export_is_imported_and_every_import_used() -> None:
    """And every top-level name of a script is used in it, unless it is exported."""
    texts = {path.name: path.read_text("utf-8") for path in SCRIPTS}
    pairs = {pair for text in texts.values() for pair in imported(text)}
    assert pairs == {(file, name) for file, text in texts.items() for name in EXPORT.findall(text)}
    for file, text in texts.items():
        names = {name for _, name in imported(text)} | set(TOP.findall(text)) - set(
            EXPORT.findall(text)
        )
        assert [
            name for name in sorted(names) if len(re.findall(rf"\b{name}\b", text)) < 2
        ] == [], file
