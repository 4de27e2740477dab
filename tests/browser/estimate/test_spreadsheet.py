"""The spreadsheet as a visitor gets it: written in the browser, in the page's words, from this site
alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, LOCALES, Estimating
from tests.conftest import serving
from tests.support.office import PAGE, recomputed

TIMEOUT = 120_000  # milliseconds: a second Python starts, on a busy machine
NEED = {"employees": "60", "complexity": "medium", "days": "1", "days_per": "week", "hours": "3"}
MONTH = {"4333.33", "435", "4768.33", "1001.35", "5769.68"}
NAMES = {"/estimate/": "estimate-2026-11-23.xlsx", "/fr/estimation/": "estimation-2026-11-23.xlsx"}
WORDS = {
    "/estimate/": ("Total, incl. VAT", "People in the company", "Less than hiring"),
    "/fr/estimation/": ("Total TVA comprise", "Personnes occupées", "Moins cher qu’un engagement"),
}
AMOUNT = {"/estimate/": "€", "/fr/estimation/": "#,##0.00\\ "}


def downloaded(page: Page, place: Path) -> Path:
    """Press the button and return the file in its place."""
    with page.expect_download(timeout=TIMEOUT) as coming:
        page.click("[data-act=spreadsheet]")
    coming.value.save_as(place / coming.value.suggested_filename)
    return place / coming.value.suggested_filename


@pytest.mark.part("libreoffice")
@pytest.mark.parametrize("path", list(LOCALES))
def test_the_spreadsheet_holds_the_estimate_in_the_pages_words(
    open_page: OpenPage, tmp_path: Path, path: str
) -> None:
    """Its formulas give the amounts of the page; the program that writes it is fetched only when the
    button is pressed."""
    page = open_page(path, on=DAY)
    urls: list[str] = []
    page.context.on("request", lambda request: urls.append(request.url))
    form = Estimating(page, path)
    form.enter(**NEED)
    assert [
        url for url in urls if "wheels" in url or "spreadsheet" in url or "python_stdlib" in url
    ] == []
    file = downloaded(page, tmp_path)
    assert file.name == NAMES[path]
    assert {url.rpartition("/")[2].partition("-")[0] for url in urls if "wheels" in url} == {
        "micropip",
        "xlsxwriter",
        "days_on_loan",
    }
    assert [url for url in urls if "?" in url] == []  # nothing of the estimate goes along
    with ZipFile(file) as parts:
        texts, formulas = parts.read("xl/sharedStrings.xml").decode(), parts.read(PAGE).decode()
        styles = parts.read("xl/styles.xml").decode().replace("&quot;", "")
    assert all(word in texts + formulas for word in WORDS[path]) and "<f>ROUND(B" in formulas
    assert f"{path}#v=2&amp;book=2026-01-01&amp;on=2026-11-23" in texts
    assert f'formatCode="{AMOUNT[path]}' in styles
    (tmp_path / "office").mkdir()
    rows = recomputed({"estimate": file.read_bytes()}, tmp_path / "office")["estimate"]
    assert {row[7] for row in rows if len(row) > 7} >= MONTH
    shown = {form.money(amount) for amount in ("4768.33", "1001.35", "5769.68")}
    assert shown == set(form.texts("#shown .net") + form.texts("#shown .sums .number"))


@pytest.mark.parametrize("path", list(LOCALES))
def test_a_broken_wheel_is_reported(
    open_page: OpenPage, site: Path, tmp_path: Path, path: str
) -> None:
    """No file, a sentence instead, and another press tries again."""
    broken = tmp_path / "site"
    shutil.copytree(site, broken, copy_function=shutil.copy)
    wheel = next(broken.glob("runtime/wheels/*/xlsxwriter*"))
    content = wheel.read_bytes()
    wheel.write_bytes(content[:-1] + b"x")
    with serving(broken) as address:
        page = open_page(path, base_url=address, expected=("integrity", "digest"))
        form = Estimating(page, path)
        form.enter(employees="25", days="2")
        page.click("[data-act=spreadsheet]")
        expect(page.locator("#done")).to_have_text(
            _word(page, "done.no-spreadsheet"), timeout=TIMEOUT
        )
        assert form.texts("#shown .net") == [form.money("1800.00")]
        page.route("**/xlsxwriter*", lambda route: route.fulfill(body=content))
        assert downloaded(page, tmp_path).stat().st_size > 5_000
        expect(page.locator("#done")).to_have_text(_word(page, "done.spreadsheet"))


def _word(page: Page, name: str) -> str:
    """Return the theme's words of a name, in the page's language."""
    find = (
        "(name) => [...document.querySelectorAll('template.words')].map((one) =>"
        " one.content.querySelector(`[data-word='${name}']`)).find(Boolean).textContent"
    )
    return str(page.evaluate(find, name))
