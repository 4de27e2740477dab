"""The grid of answers: every cell is what the calculator says, and the page shows the same with it as with Python."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from calculator.book import COMPLEXITIES, PriceBook
from calculator.in_force import book_on
from calculator.price_book import read_books
from calculator.wire import answer
from plugins.grid import bands, last_day, needed, rhythms
from plugins.project import ROOT
from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, LOCALES, Estimating
from tests.conftest import serving
from tests.support.cases import BOOKS

BOOK = book_on(read_books(BOOKS), date.fromisoformat(DAY))
SLOW_ANSWERS = """const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (data, ...rest) {
  setTimeout(() => post.call(this, data, ...rest), data.text ? 1_500 : 0);
};"""
WATCHED = """globalThis.gone = 0;
new MutationObserver(() => (gone += !document.querySelector("#shown .net"))).observe(document.getElementById("shown"), { childList: true });"""
NOT_SHOWN = {"vat_working", "isFromGrid"}
LOOK_UP = """async (requests) => {
  const { Grid } = await import("/grid.js");
  const grid = new Grid(document.getElementById("estimate").dataset.grid);
  return JSON.stringify(await Promise.all(requests.map((request) => grid.answer(request)))); // one text: thousands of objects take the driver long
}"""
SHOWN = [
    "#shown .net",
    "#shown .sums",
    "#shown .line",
    "#shown .year",
    "#shown li",
    "#shown .amount",
    "#brief",
]


def shown(value: Any) -> Any:
    """Return an answer without what the page does not show."""
    if isinstance(value, list):
        return [shown(part) for part in value]
    if not isinstance(value, dict):
        return value
    kept = {key: shown(part) for key, part in value.items() if key not in NOT_SHOWN}
    if "full_time" in kept:
        kept.pop("working", None)
    return kept


def needs(book: PriceBook, first: int) -> Iterator[dict[str, Any]]:
    """Yield every need of the plain form for the smallest company of a band."""
    for day, hour in rhythms(book):
        for complexity in COMPLEXITIES:
            for more in ({}, {"audit": True}, {"audit_done": True}):
                yield needed(first, day, hour, complexity=complexity, **more)


def looked_up(form: Estimating, requests: list[dict[str, Any]]) -> list[Any]:
    """Return what the page's own module finds; the site holds it joined to others."""
    form.page.route(
        "**/grid.js", lambda route: route.fulfill(path=ROOT / "theme" / "static" / "js" / "grid.js")
    )
    return list(json.loads(form.page.evaluate(LOOK_UP, requests)))


@pytest.mark.parametrize("first", bands(BOOK))
def test_every_cell_is_what_the_calculator_says(
    open_page: OpenPage, golden: str, first: int
) -> None:
    """Recomputed one by one, for all that can be chosen; where there is nothing to price the grid is silent."""
    requests = [{"ask": "estimate", "need": need, "on": DAY} for need in needs(BOOK, first)]
    found = looked_up(Estimating(open_page("/estimate/", base_url=golden, on=DAY)), requests)
    told = [json.loads(answer(json.dumps(request), [BOOK])) for request in requests]
    differences = [
        (request["need"], shown(cell), shown(true))
        for request, cell, true in zip(requests, found, told, strict=True)
        if (shown(cell) != shown(true) if true["ok"] else cell is not None)
    ]
    assert differences[:3] == []
    assert sum(cell is not None for cell in found) > 0.99 * len(found) - 9


def test_the_size_alone_is_answered_without_any_file(open_page: OpenPage, golden: str) -> None:
    """The page holds these answers itself, so the first amount waits for nothing; they are the calculator's."""
    page = open_page("/estimate/", base_url=golden, on=DAY, expected=("ERR_FAILED",))
    page.route("**/grid/**", lambda route: route.abort())
    companies = [
        {"employees": str(first), "complexity": complexity}
        for first in bands(BOOK)
        for complexity in COMPLEXITIES
    ]
    requests = [{"ask": "suggestion", "need": company, "on": DAY} for company in companies]
    found = looked_up(Estimating(page), requests)
    told = [json.loads(answer(json.dumps(request), [BOOK])) for request in requests]
    assert [shown(cell["estimate"]) for cell in found] == [shown(true["estimate"]) for true in told]
    assert [cell["need"].get("days") for cell in found] == [
        true["need"].get("days") for true in told
    ]


def test_the_grid_is_silent_about_what_it_does_not_hold(open_page: OpenPage, golden: str) -> None:
    """Nothing between two cells, nothing outside, nothing on another book's days."""
    usual = {"employees": "25", "complexity": "low", "days": "1", "days_per": "month"}
    silent = [
        usual | {"days": "1.25"},
        usual | {"days": "14"},
        usual | {"days": "-1"},
        usual | {"days": "1e1"},
        usual | {"days": "0,5"},
        usual | {"hours": "17"},
        usual | {"hours": "1.5"},
        usual | {"employees": "0"},
        usual | {"employees": "many"},
        usual | {"employees": str(BOOK.max_employees + 1)},
        {"employees": "25", "complexity": "low"},
    ]
    requests = [{"ask": "estimate", "need": need, "on": DAY} for need in silent]
    until = last_day(BOOK, read_books(BOOKS))
    assert until is not None
    days = [day.isoformat() for day in (BOOK.first_day, until)]
    requests += [
        {"ask": "estimate", "need": usual, "on": day} for day in ("2025-12-31", "2027-01-01", *days)
    ]
    requests += [{"ask": "budget", "need": usual, "on": DAY}]
    found = looked_up(Estimating(open_page("/estimate/", base_url=golden, on=DAY)), requests)
    assert [cell is None for cell in found] == [True] * (len(silent) + 2) + [False, False, True]


@pytest.fixture(scope="module")
def without_python(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site with a broken Python."""
    broken = tmp_path_factory.mktemp("broken") / "site"
    shutil.copytree(site, broken, ignore=shutil.ignore_patterns("*.wasm"))
    with serving(broken) as address:
        yield address


@pytest.mark.parametrize("path", LOCALES)
def test_the_page_shows_the_same_from_the_grid_as_from_python(
    open_page: OpenPage, served: str, without_python: str, path: str
) -> None:
    """Letter for letter; only what Python alone can do is missing, and the page says so."""
    tried = [
        {"employees": "25"},
        {"employees": "9", "days": "1,5"},
        {"employees": "25", "days": "1", "days_per": "week", "hours": "2"},
        {"employees": "300", "hours": "16", "complexity": "high"},
        {"employees": "60", "days": "2", "audit": True},
        {"employees": "60", "audit": True, "complexity": "low"},
        {"employees": "60", "hours": "3", "audit_done": True},
    ]
    quiet = ("404", "WebAssembly", "Python", "wasm")
    held = Estimating(open_page(path, base_url=without_python, on=DAY, expected=quiet), path)
    live = Estimating(open_page(path, base_url=served, on=DAY), path)
    expect(live.page.locator("#loading")).to_be_hidden(timeout=60_000)
    expect(held.page.locator("[data-state=failed]")).to_be_visible(timeout=60_000)
    for need in tried:
        held.enter(**need)
        live.enter(**need)
        expect(live.page.locator("[data-act=send]")).to_be_visible()
        assert [held.texts(place) for place in SHOWN] == [live.texts(place) for place in SHOWN]
        expect(held.page.locator("[data-state=failed]")).to_be_visible()
        expect(held.page.locator("[data-act=send]")).to_be_hidden()


def test_an_answer_that_is_looked_up_while_python_comes_is_completed_too(
    open_page: OpenPage, served: str
) -> None:
    """The grid's file is the last to arrive: nobody says again that Python is ready."""
    page = open_page("about:blank", base_url=served, on=DAY)
    held: list[Route] = []
    page.route("**/grid/**", lambda route: held.append(route))
    page.goto("/estimate/")
    page.fill("#employees", "25")
    page.fill("#days", "2")
    expect(page.locator("#loading")).to_be_hidden(timeout=60_000)
    assert held
    for route in held:
        route.continue_()
    expect(page.locator("#pictured")).to_be_visible()


def test_an_answer_is_there_before_python_and_is_completed_by_it(
    open_page: OpenPage, served: str
) -> None:
    """What was looked up stays as it is; the link, the picture and the buttons come with Python."""
    form = Estimating(open_page("/estimate/", base_url=served, on=DAY))
    form.enter(employees="25", days="2")
    assert form.texts("#shown .net") == [form.money("1800.00")]
    expect(form.page.locator("#pictured")).to_be_visible(timeout=60_000)
    expect(form.page.locator("[data-act=send]")).to_be_visible()
    assert form.texts("#shown .net") == [form.money("1800.00")]


def test_an_amount_that_is_shown_stays_until_python_has_told_the_same(
    open_page: OpenPage, served: str
) -> None:
    """However long Python takes for it: no visitor's amount goes away while nothing was changed."""
    page = open_page("about:blank", base_url=served, on=DAY)
    page.add_init_script(SLOW_ANSWERS)
    page.goto("/estimate/")
    form = Estimating(page)
    form.enter(employees="25", days="2")
    page.evaluate(WATCHED)
    expect(page.locator("#pictured")).to_be_visible(timeout=60_000)
    assert page.evaluate("gone") == 0
