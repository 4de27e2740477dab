"""The page that checks an estimate, with the texts and files of the estimate page."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Violations
from tests.browser.estimating import DAY, Estimating, need_of

FORMS = Path(__file__).parents[2] / "calculator" / "checking" / "forms"


def verdict(page: Page, text: str) -> str:
    """Paste a text, press the button, and return the verdict."""
    page.fill("#claim", text)
    page.click("#check button")
    expect(page.locator("#verdict h2")).to_be_visible(timeout=90_000)
    return page.inner_text("#verdict")


def test_a_printed_estimate_is_checked_by_its_code(open_page: OpenPage, golden: str) -> None:
    """The address and the code on paper fit; with one digit typed wrong they do not."""
    form = Estimating(open_page("/estimate/", base_url=golden, on=DAY))
    form.fill(need_of(employees=25, days=4))
    paper = form.page.locator("#shown .paper")
    expect(paper).to_have_text(re.compile(r"#v=2.+ Check code: \w{4}-\w{4}$"))
    printed = str(paper.text_content())
    page = open_page("/check/", base_url=golden, on=DAY)
    answer = verdict(page, printed)
    assert "The check code fits" in answer and "€3,600.00" in answer
    assert "match" not in answer.lower()
    assert "slip of typing" in verdict(page, printed.replace("employees=25", "employees=26"))


def test_each_form_is_checked_where_it_is_pasted_or_dropped(
    open_page: OpenPage, served: str, violations: Violations
) -> None:
    """In French: an exact estimate, a line that differs, with both amounts, and a text without any."""
    page = open_page("/fr/verifier/", screen="phone", on=DAY)
    newest = max(FORMS.glob("*.fr.txt")).read_text("utf-8")
    assert verdict(page, newest).startswith("Elle est exacte")
    assert page.locator("#verdict a").get_attribute("href").startswith("/fr/estimation/#v=2&")
    answer = verdict(page, newest.replace("900,90", "909,90"))
    assert answer.startswith("Elle n’est pas exacte")
    assert "909,90" in answer and "900,90" in answer
    assert violations(page) == []
    for path in (*FORMS.glob("*.xlsx"), *FORMS.glob("*.json")):
        page.locator("#verdict").evaluate("(place) => place.replaceChildren()")
        page.set_input_files("#sheet", path)
        expect(page.locator("#verdict h2")).to_have_text(re.compile("exacte, au centime"))
    assert verdict(page, "3 900,00 €").startswith("Aucun lien")
