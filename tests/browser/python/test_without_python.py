"""Where no Python can run, the page says so, still fills the form from a link, and keeps the parts
that need no Python."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, LOCALES, Estimating
from tests.conftest import serving

LINK = (
    "#v=2&book=2026-01-01&on=2026-11-23&f.employees=60&f.complexity=high&c.a-la-carte=1.5"
    "&c.a-la-carte.per=week&c.subscription=2&c.subscription.per=month"
)
FILLED = {
    "/estimate/": ("60", "high", "1.5", "week", "2"),
    "/fr/estimation/": ("60", "high", "1,5", "week", "2"),
}
CONTACT = {"/estimate/": "/contact/", "/fr/estimation/": "/fr/contact/"}
NO_WEBASSEMBLY = "delete globalThis.WebAssembly"
QUIET = ("404", "Python", "integrity")  # a missing file has no hash either
SPOILED = [
    "#v=2&f.employees=<b>&c.a-la-carte=x&f.complexity=vast&c.a-la-carte.per=year",
    "#v=2&c.a-la-carte=--1&c.subscription=1e9&%00",
    "#f.employees",
]


@pytest.fixture(scope="module")
def broken(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Yield the address of the site without its Pythons, and the folder that they can be copied
    to."""
    folder = tmp_path_factory.mktemp("broken") / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("runtime"))
    with serving(folder) as address:
        yield address, folder / "runtime"


def without_webassembly(open_page: OpenPage, path: str) -> Page:
    page = open_page("about:blank", on=DAY)
    page.add_init_script(NO_WEBASSEMBLY)
    page.goto(path)
    return page


def promises(page: Page) -> list[str]:
    """Return the visible parts that promise an answer to come."""
    shown = "(parts) => parts.filter((part) => part.getClientRects().length).map((part) => part.dataset.state ?? part.id)"
    return list(page.eval_on_selector_all("[data-state=wait], [data-state=empty], #loading", shown))


@pytest.mark.parametrize("path", LOCALES)
def test_a_link_fills_the_form_in_a_browser_without_webassembly(
    open_page: OpenPage, path: str
) -> None:
    """In a new page and in an open one; the page says why there is no amount and whom to ask, and
    shows the table."""
    page = without_webassembly(open_page, f"{path}{LINK}")
    alert = page.locator("[data-state=failed][role=alert]")
    expect(alert).to_be_visible()
    expect(alert).to_contain_text("WebAssembly", use_inner_text=True)
    expect(alert.get_by_role("button")).to_be_hidden()
    expect(alert.locator("a.button")).to_have_attribute("href", CONTACT[path])
    assert tuple(Estimating(page, path).values().values()) == FILLED[path]
    assert promises(page) == []
    expect(page.locator("table:visible").first).to_be_visible()
    page.evaluate("(link) => (location.hash = link)", LINK.replace("=60", "=61")[1:])
    expect(page.locator('[id="facts.employees"]')).to_have_value("61")
    assert promises(page) == []


@pytest.mark.parametrize("damage", ["", "&net=1"])
def test_a_link_fills_the_form_while_python_is_still_coming(
    open_page: OpenPage, damage: str
) -> None:
    """At once, and the amount follows; a link that turns out to be damaged empties the form again."""
    page = open_page("about:blank", on=DAY)
    waiting: list[Route] = []
    page.route("**/micropython.wasm", lambda route: bool(waiting.append(route)))
    page.goto(f"/estimate/{LINK}{damage}")
    form = Estimating(page)
    expect(page.locator('[id="facts.employees"]')).to_have_value("60")
    assert tuple(form.values().values()) == FILLED["/estimate/"]
    expect(page.locator("[data-state=wait]")).to_be_visible()
    expect(page.locator("[data-python=micropython]")).to_contain_text(" MB")
    waiting[0].continue_()
    if damage:
        expect(page.locator("#opened")).to_be_visible()
        assert form.values()["employees"] == ""
    else:
        expect(page.locator("#shown .net")).to_be_visible()
        assert tuple(form.values().values()) == FILLED["/estimate/"]


@pytest.mark.parametrize(
    ("text", "message"),
    [("25", ""), ("2.5", "whole"), ("abc", "digits, such as 25"), ("20000", "Above 10,000 people")],
)
def test_a_form_without_python_waits_for_no_answer(
    open_page: OpenPage, text: str, message: str
) -> None:
    """A value beyond the bounds of its field has its message there, and the address no longer holds
    the link of the earlier values."""
    page = without_webassembly(open_page, f"/estimate/{LINK}")
    expect(page.locator("[data-state=failed][role=alert]")).to_be_visible()
    page.fill('[id="facts.employees"]', text)
    page.fill('[id="choose.a-la-carte"]', "99")
    page.press('[id="choose.a-la-carte"]', "Enter")
    page.wait_for_timeout(500)
    assert promises(page) == []
    expect(page.locator("[data-state=failed][role=alert]")).to_be_visible()
    assert page.locator("#shown").inner_text() == ""
    assert page.evaluate("location.hash") == ""
    expect(page.locator('[id="choose.a-la-carte-mistake"]')).to_contain_text("At most 3")
    mistake = page.locator('[id="facts.employees-mistake"]')
    assert mistake.is_visible() is bool(message) and message in mistake.inner_text()


@pytest.mark.parametrize("link", SPOILED)
def test_a_spoiled_link_breaks_nothing(open_page: OpenPage, link: str) -> None:
    """A value that a list does not offer leaves the usual one; no value becomes markup."""
    page = without_webassembly(open_page, f"/estimate/{link}")
    expect(page.locator("[data-state=failed][role=alert]")).to_be_visible()
    values = Estimating(page).values()
    assert (values["complexity"], values["days_per"]) == ("medium", "month")


@pytest.mark.parametrize("path", LOCALES)
def test_a_failed_download_of_python_is_shown_and_can_be_tried_again(
    open_page: OpenPage, broken: tuple[str, Path], site: Path, path: str
) -> None:
    """Both Pythons are missing; once they are there, a button is enough."""
    address, runtime = broken
    page = open_page(f"{path}{LINK}", base_url=address, on=DAY, expected=QUIET)
    alert = page.locator("[data-state=failed][role=alert]")
    expect(alert).to_be_visible()
    expect(alert).not_to_contain_text("WebAssembly", use_inner_text=True)
    assert tuple(Estimating(page, path).values().values()) == FILLED[path]
    assert promises(page) == []
    copy = shutil.copytree(site / "runtime", runtime.with_name("copied"))
    copy.rename(runtime)  # in one step: each request meets the whole folder or none
    alert.get_by_role("button").click()
    expect(page.locator("#shown .net")).to_be_visible()
    expect(alert).to_be_hidden()
    assert tuple(Estimating(page, path).values().values()) == FILLED[path]
    shutil.rmtree(runtime)


def test_where_micropython_cannot_start_pyodide_answers(
    open_page: OpenPage, site: Path, tmp_path: Path
) -> None:
    """The page shows its size while it is fetched; the amount is the same."""
    folder = tmp_path / "site"
    ignored = shutil.ignore_patterns("micropython.wasm")
    shutil.copytree(site, folder, copy_function=shutil.copy, ignore=ignored)
    with serving(folder) as address:
        page = open_page("/estimate/", base_url=address, on=DAY, expected=QUIET)
        expect(page.locator("[data-python=pyodide]")).to_contain_text(" MB")
        page.set_default_timeout(90_000)
        page.fill('[id="facts.employees"]', "25")
        page.fill('[id="choose.a-la-carte"]', "2")
        expect(page.locator("#shown .net")).to_have_text("€1,800.00", timeout=90_000)
        expect(page.locator("#loading")).to_be_hidden()
        expect(page.locator("#pictured")).to_be_visible()
