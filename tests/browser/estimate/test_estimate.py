"""The estimate page before, without and with Python: what a visitor sees, hears and can do."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, LOCALES, Estimating

CONTACT = {"/estimate/": "/contact/", "/fr/estimation/": "/fr/contact/"}
USUAL = {
    "/estimate/": "€1,800.00",
    "/fr/estimation/": "1 800,00 €",
}  # two days a month of a small company


@pytest.fixture(params=list(LOCALES))
def path(request: pytest.FixtureRequest) -> str:
    """Return the page's address in each language."""
    return str(request.param)


def test_without_javascript_the_usual_amounts_are_shown(open_page: OpenPage, path: str) -> None:
    """The table needs no script, and the page says what to do."""
    page = open_page(path, java_script_enabled=False)
    assert USUAL[path] in " ".join(page.locator("table:visible").inner_text().split())
    expect(page.locator("#estimate")).to_be_hidden()
    assert USUAL[path] in " ".join(
        (page.locator("[data-state~=empty]").all_text_contents()[1]).split()
    )
    expect(page.locator("noscript").get_by_role("link")).to_have_attribute("href", CONTACT[path])


def test_the_size_alone_gives_a_first_answer(open_page: OpenPage, path: str) -> None:
    """The usual rhythm, marked as a suggestion; the visitor's own fields stay as they are."""
    form = Estimating(open_page(path, on=DAY), path)
    form.enter(employees="25")
    assert form.texts("#shown .net") == [form.money("1800.00")]
    expect(form.page.locator("#shown .note")).to_be_visible()
    assert form.values()["days"] == ""


def test_a_decimal_comma_is_a_number(open_page: OpenPage, path: str) -> None:
    """1,5 days in either language; "1," is no mistake, for the rest may follow."""
    form = Estimating(open_page(path, on=DAY), path)
    form.enter(employees="25", days="1,")
    assert form.mistakes() == [] and form.texts("#shown .net") == [form.money("900.00")]
    form.enter(employees="25", days="1,5")
    assert form.texts("#shown .net") == [form.money("1350.00")]
    expect(form.field("choose.a-la-carte-slider")).to_have_attribute(
        "aria-valuetext", re.compile(f"^{form.number('1.5')} ")
    )


def test_a_mistake_stands_at_its_field(open_page: OpenPage, path: str) -> None:
    """In words, marked for screen readers; the field has the focus, and no amount is shown."""
    form = Estimating(open_page(path, on=DAY), path)
    for field, text in (
        ("facts.employees", "many"),
        ("choose.a-la-carte", "14"),
        ("choose.subscription", "2.5"),
        ("facts.employees", "10001"),
    ):
        form.enter(employees="25")
        form.field(field).fill(text)
        form.answer(field)
        place = form.field(field)
        expect(place).to_be_focused()
        expect(place).to_have_attribute("aria-invalid", "true")
        expect(place).to_have_attribute("aria-describedby", re.compile(rf"\b{field}-mistake\b"))
        assert form.mistakes() == [field]
        assert form.page.locator("#shown").inner_text() == ""
        form.enter(employees="25", days="2")
        assert form.mistakes() == []


def test_the_button_to_the_estimate_leads_to_its_amount_on_a_phone(
    open_page: OpenPage, path: str
) -> None:
    """The picture, wider than the screen, is scrolled to the visitor's choice."""
    form = Estimating(open_page(path, screen="phone", on=DAY), path)
    form.enter(employees="249", days="3", days_per="week")
    form.page.locator(".to-result button").click()
    expect(form.page.locator("#result")).to_be_focused()
    expect(form.page.locator("#shown .net")).to_be_in_viewport()
    choice = form.page.locator("#picture .chart-choice").first
    assert 0 <= choice.evaluate("(choice) => choice.getBoundingClientRect().left") <= 390


def test_the_amount_stays_in_sight_while_the_days_are_changed_on_a_phone(
    open_page: OpenPage, path: str
) -> None:
    """In a bar, beside the field that is being changed."""
    form = Estimating(open_page(path, screen="phone", on=DAY), path)
    form.enter(employees="25", days="2")
    form.field("choose.a-la-carte").scroll_into_view_if_needed()
    form.field("choose.a-la-carte").fill("3")
    brief = form.page.locator("#brief")
    expect(brief).to_contain_text("2,700.00" if path == "/estimate/" else "700,00")
    expect(brief).to_be_in_viewport()
    expect(form.field("choose.a-la-carte")).to_be_in_viewport()


COVERED = """() => {
  const [bar, place] = [document.querySelector(".to-result"), document.activeElement];
  if (!place.closest("#asking, #advice")) return null;
  const [a, b] = [bar.getBoundingClientRect(), place.getBoundingClientRect()];
  return [place.id || place.textContent.trim(), b.top < a.bottom && b.bottom > a.top + 0.5];
}"""


@pytest.mark.parametrize("size", [(390, 844), (320, 640), (320, 225)])
def test_the_bar_never_covers_the_focused_element(
    open_page: OpenPage, path: str, size: tuple[int, int]
) -> None:
    """Whichever field or option that is. The bar takes a fifth of the screen at most, at 400 % zoom
    too; where it is wide enough the amount is at the left of the button."""
    width, height = size
    viewport = {"width": width, "height": height}
    form = Estimating(open_page(path, viewport=viewport, on=DAY), path)
    form.enter(way="budget", budget="3000", employees="25")
    bar = form.page.locator(".to-result")
    box, is_fixed = bar.bounding_box(), bar.evaluate("(bar) => getComputedStyle(bar).position")
    assert box and (is_fixed == "static" or box["height"] <= height / 5)
    amount, button = (bar.locator(part).bounding_box() for part in (".net", "button"))
    assert amount and button and (width < 390 or amount["x"] + amount["width"] < button["x"])
    form.page.locator("#asking input").first.focus()
    seen = []
    while place := form.page.evaluate(COVERED):
        seen.append(place)
        form.page.keyboard.press("Tab")
    assert [name for name, is_covered in seen if is_covered] == []
    assert len(seen) > 8
