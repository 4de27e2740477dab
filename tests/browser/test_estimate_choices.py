"""Ways to choose: advice that never overwrites, variants side by side, and everything without a
mouse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, LOCALES, Estimating

ROOT = Path(__file__).resolve().parent.parent.parent
COUNT = (
    "window.said = []; new MutationObserver(() =>"
    " said.push(document.getElementById('spoken').textContent)).observe(document.getElementById('spoken'),"
    " { childList: true, characterData: true, subtree: true })"
)


@pytest.fixture(params=list(LOCALES))
def form(request: pytest.FixtureRequest, open_page: OpenPage, golden: str) -> Estimating:
    """The page in each language."""
    return Estimating(open_page(request.param, base_url=golden, on=DAY), request.param)


def test_looking_at_an_option_keeps_the_visitors_own_choice(form: Estimating) -> None:
    """One tap shows its estimate; the fields change only when the visitor says so."""
    form.enter(way="budget", budget="3000", employees="25", days="2", hours="1")
    form.page.locator("#advice .option button").nth(1).click()
    expect(form.page.locator("#shown .note")).to_be_visible()
    expect(form.page.locator("#advice .option button").nth(1)).to_have_attribute(
        "aria-pressed", "true"
    )
    assert form.texts("#shown .net") == form.texts("#advice .option .amount")[1:2]
    assert (form.values()["days"], form.values()["hours"]) == ("2", "1")
    looked = {"en_IE": "what you are looking at", "fr_BE": "ce que vous regardez"}[form.locale]
    expect(form.page.locator("#picture")).to_contain_text(looked)
    form.page.click("[data-act=adopt]")
    expect(form.field("choose.a-la-carte")).to_be_visible()
    assert form.values()["days"] == form.number("2.5")
    assert form.values()["hours"] == "5"


def test_hours_show_winner_losers_and_break_even(form: Estimating) -> None:
    """Each with its price, the winner first and named in words."""
    form.enter(way="hours", hours_wanted="6", employees="25")
    assert len(form.texts("#advice .option")) >= 2
    expect(form.page.locator("#advice .options").first.locator("li").first).to_contain_text(
        {"en_IE": "least expensive", "fr_BE": "prix le plus bas"}[form.locale]
    )
    assert form.texts("#advice ul li")


def test_three_variants_stand_side_by_side_with_the_extremes_in_words(form: Estimating) -> None:
    """A fourth is refused in words; one that is removed makes room."""
    for days in ("1", "2", "3", "4"):
        form.enter(employees="25", days=days)
        form.page.click("[data-act=keep]")
    rows = form.texts("#variants tbody tr")
    assert form.page.locator("#variants thead th").count() == 3
    net = next(row for row in rows if form.money("1800.00") in row)
    least, most = {
        "en_IE": ("least expensive", "most expensive"),
        "fr_BE": ("prix le plus bas", "prix le plus élevé"),
    }[form.locale]
    assert (
        net.index(form.money("900.00"))
        < net.index(least)
        < net.index(form.money("1800.00"))
        < net.index(form.money("2700.00"))
        < net.index(most)
    )
    form.page.locator("#variants thead button").first.click()
    assert form.page.locator("#variants thead th").count() == 2
    form.page.click("[data-act=keep]")
    assert form.page.locator("#variants thead th").count() == 3


def test_everything_can_be_done_without_a_mouse(form: Estimating) -> None:
    """Type, move the slider with the arrows, open a line, all by keys alone."""
    page = form.page
    form.field("facts.employees").focus()
    page.keyboard.type("25")
    form.field("choose.a-la-carte-slider").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert form.values()["days"] == "2"
    expect(page.locator("#shown .line summary").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#shown .line summary')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#shown .line-working").first).to_be_visible()
    assert page.locator("#shown .line-working a").count() >= 1


def test_one_sentence_is_spoken_once_the_typing_rests(form: Estimating) -> None:
    """Three keys, one announcement, with the amount and that it is without VAT."""
    form.enter(employees="25")
    expect(form.page.locator("#spoken")).not_to_be_empty()
    form.page.evaluate(COUNT)
    form.field("choose.a-la-carte").focus()
    for key in ("1", ".", "5"):
        form.page.keyboard.press(key)
    form.page.wait_for_function("() => said.length > 0")
    form.page.wait_for_timeout(1_200)
    said = form.page.evaluate("said")
    assert len(said) == 1
    assert form.money("1350.00") in " ".join(said[0].split())


def test_sliders_have_names_and_spoken_values(form: Estimating) -> None:
    """Beside each stands a number field with its own label."""
    for name in ("choose.a-la-carte", "choose.subscription"):
        assert form.field(f"{name}-slider").get_attribute("aria-label")
        assert form.page.locator(f'label[for="{name}"]').count() == 1
        expect(form.field(f"{name}-slider")).to_have_attribute("aria-valuetext", re.compile("."))


def test_nothing_moves_by_itself() -> None:
    """No animation, so that there is none to reduce."""
    styles = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "theme/static/css").glob("*.css")
    )
    assert not [word for word in ("transition", "animation", "scroll-behavior") if word in styles]
