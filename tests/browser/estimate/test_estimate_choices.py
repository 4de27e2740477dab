"""Ways to choose: advice that never overwrites the visitor's choice, variants side by side, and
everything without a mouse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, LOCALES, Estimating

ROOT = Path(__file__).resolve().parents[3]
RECORD_ANNOUNCEMENTS = (
    "window.announcements = []; new MutationObserver(() =>"
    " announcements.push(document.getElementById('spoken').textContent)).observe(document.getElementById('spoken'),"
    " { childList: true, characterData: true, subtree: true })"
)


@pytest.fixture(params=list(LOCALES))
def form(request: pytest.FixtureRequest, open_page: OpenPage, golden: str) -> Estimating:
    """Return the page in each language."""
    return Estimating(open_page(request.param, base_url=golden, on=DAY), request.param)


def test_looking_at_an_option_keeps_the_visitors_own_choice(form: Estimating) -> None:
    """One tap shows its estimate and marks it; the fields change only when the visitor says so."""
    form.enter(way="budget", budget="3000", employees="25", days="2", hours="1")
    form.page.locator("#advice .option").nth(1).click()
    note = {"en_IE": "own choice is kept", "fr_BE": "propre choix est conservé"}[form.locale]
    expect(form.page.locator("#shown .note")).to_contain_text(note)
    expect(form.page.locator("#advice .option[aria-pressed=true]")).to_have_count(1)
    second = form.texts("#advice .option .amount")[1]
    expect(form.page.locator("#shown .net")).to_have_text(second)
    assert form.texts("#advice [aria-pressed=true] .amount") == [second]
    assert (form.values()["days"], form.values()["hours"]) == ("2", "1")
    looked = {"en_IE": "what you are looking at", "fr_BE": "ce que vous regardez"}[form.locale]
    expect(form.page.locator("#picture")).to_contain_text(looked)
    form.page.click("[data-act=adopt]")
    expect(form.field("choose.a-la-carte")).to_be_visible()
    assert form.values()["days"] == form.number("1.5")
    assert form.values()["hours"] == "12"


def test_an_option_in_sight_stays_apart_from_the_visitors_choice(form: Estimating) -> None:
    """The choice, the way of asking and the budget stay as they were: after a reload, in the other
    language, and one step back."""
    form.enter(way="budget", budget="3000.50", employees="25", days="1.5", days_per="week")
    form.page.locator("#advice .option").nth(2).click()
    form.page.wait_for_function("() => location.hash.includes('c.a-la-carte=3&')")
    shown, other = form.texts("#shown .net"), form.page.locator(".switch a[hreflang]")
    for leave in (form.page.reload, other.click, form.page.go_back):
        leave()
        form.locale = {"en": "en_IE", "fr": "fr_BE"}[
            form.page.locator("html").get_attribute("lang")
        ]
        expect(form.page.locator("#advice .option[aria-pressed=true]")).to_have_count(1)
        assert form.page.is_checked("input[name=way][value=budget]")
        assert (
            form.page.input_value("#budget")
            == {"en_IE": "3000.50", "fr_BE": "3000,50"}[form.locale]
        )
        assert (form.values()["days"], form.values()["days_per"]) == (form.number("1.5"), "week")
    assert form.texts("#shown .net") == shown
    form.enter(employees="25")  # and a suggestion stays one
    form.page.wait_for_function("() => location.hash.endsWith('way=choice')")
    form.page.reload()
    expect(form.page.locator("#shown .note")).to_be_visible()
    assert form.values()["days"] == ""


def test_the_least_expensive_first_year_includes_what_is_paid_once(form: Estimating) -> None:
    """Ten hours cost least a month with an audit, and least in the first year without; the least
    expensive month comes first, and no note speaks of a choice that the visitor has not made."""
    form.enter(way="hours", hours_wanted="10", employees="60", complexity="medium")
    least, year, both, own = {
        "en_IE": ("expensive a month", "least expensive in the first year", "and in the", "own"),
        "fr_BE": (
            "prix du mois le plus bas",
            "première année la moins",
            "et la première",
            "propre",
        ),
    }[form.locale]
    rows = form.texts("#advice .option")
    nets = [form.money(net) for net in ("1290.00", "1450.00", "1500.00")]
    assert form.texts("#advice .option .amount") == nets
    parts = ((least, "3000.00", "4000.00", "18480.00", "19480.00"), (), (year, "18000.00"))
    for row, (words, *amounts) in zip(rows[::2], parts[::2], strict=True):
        assert words in row and all(form.money(amount) in row for amount in amounts), row
    assert least not in rows[2] and year not in rows[0] and own not in form.texts("#shown .note")[0]
    assert form.texts("#advice ul li")
    form.enter(way="hours", hours_wanted="6", employees="5", complexity="low")
    assert both in form.texts("#advice .option")[0]


def test_a_mistake_in_a_hidden_field_is_shown(form: Estimating) -> None:
    """With the label of the field; advice says that the field is left out."""
    form.enter(employees="25", days="abc")
    form.page.check("input[name=way][value=budget]")
    label = form.texts('label[for="choose.a-la-carte"]')[0]
    expect(form.page.locator("#broken")).to_contain_text(label)
    form.page.fill("#budget", "3000")
    left_out = {"en_IE": "left out here", "fr_BE": "n’est pas repris ici"}[form.locale]
    expect(form.page.locator("#advice")).to_contain_text(left_out)


def test_a_choice_paid_once_keeps_the_suggested_month(form: Estimating) -> None:
    """And a subscription ticks and locks the audit, with the reason."""
    form.enter(employees="25", audit=True)
    assert form.texts("#shown .net") == [form.money("1800.00")]
    expect(form.page.locator("#shown [data-slot=once]")).to_contain_text(form.money("1350.00"))
    form.enter(employees="25", hours="1")
    expect(form.field("choose.audit")).to_be_disabled()
    expect(form.field("choose.audit")).to_be_checked()
    why = {"en_IE": "Required before a subscription", "fr_BE": "Requis avant le début"}[form.locale]
    expect(form.field("choose.audit-why")).to_contain_text(why)
    form.enter(employees="25", days="1")
    expect(form.field("choose.audit")).to_be_enabled()
    assert not form.field("choose.audit").is_checked()
    form.enter(employees="25", days="1", audit=True, audit_done=True)
    expect(form.field("choose.audit-why")).to_be_visible()


def test_variants_compare_hours_and_their_price_too(form: Estimating) -> None:
    """Eight hours cost less than four days and are not cheaper: the table has the hours and the price
    of one, and only that price is called the least or the most expensive."""
    labels = {
        "en_IE": ("least expensive", "most expensive"),
        "fr_BE": ("prix le plus bas", "prix le plus élevé"),
    }[form.locale]
    for choice in ({"days": "4"}, {"hours": "8"}):
        form.enter(employees="25", **choice)
        form.page.click("[data-act=keep]")
    net, gross, hours, price = form.texts("#variants tbody tr")[2:6]
    assert form.money("3600.00") in net
    assert form.money("1040.00") in net
    assert not any(words in net + gross for words in labels)
    assert hours.endswith("328")
    assert price.index(form.money("112.50")) < price.index(labels[0])
    assert price.index(labels[0]) < price.index(form.money("130.00")) < price.index(labels[1])


def test_variants_are_kept_until_they_are_removed(form: Estimating, golden: str) -> None:
    """With their names, after a reload and in the other language too; a fourth is refused; removing
    one moves neither the focus nor the page away."""
    page = form.page
    for days in ("1", "2", "3", "4"):
        form.enter(employees="25", days=days)
        page.click("[data-act=keep]")
    names = page.locator("#variants thead input")
    expect(names).to_have_count(3)
    names.nth(1).fill("Two <days>")
    names.nth(1).press("Tab")
    other = next(path for path in LOCALES if LOCALES[path] != form.locale)
    for path in (other, other):
        page.goto(f"{golden}{path}")
        expect(names).to_have_count(3)
        expect(names.nth(1)).to_have_value("Two <days>")
    page.locator("#variants thead button").nth(1).focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(names).to_have_count(2)
    expect(page.locator("#variants thead button").nth(1)).to_be_focused()
    assert page.evaluate("scrollY") == before
    page.click("[data-act=clear]")
    expect(page.locator("#compare-title")).to_be_focused()
    expect(page.locator("#variants")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('variants')") is None


def test_one_link_holds_three_variants(form: Estimating, open_page: OpenPage, golden: str) -> None:
    """Its reader has them side by side, and the first in the form; a link with one damaged part gives
    nothing, and the reader's own variants stay."""
    for days in ("1", "2", "3"):
        form.enter(employees="25", days=days)
        form.page.click("[data-act=keep]")
    form.page.evaluate(
        "navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }"
    )
    form.page.click("[data-act=copy-variants]")
    expect(form.page.locator("#variants-done")).not_to_be_empty()
    link = form.page.evaluate("copied").removeprefix(golden)
    reader = Estimating(open_page(link, base_url=golden, on=DAY), link.partition("#")[0])
    expect(reader.page.locator("#variants thead input")).to_have_count(3)
    assert reader.values()["days"] == "1"
    assert "~" not in reader.page.evaluate("location.hash")
    damaged = open_page(link.replace("c.a-la-carte=2", "c.a-la-carte=x"), base_url=golden, on=DAY)
    expect(damaged.locator("#opened")).to_be_visible()
    assert damaged.evaluate("localStorage.getItem('variants')") is None
    reader.page.goto("about:blank")
    reader.page.goto(golden + link.replace("c.a-la-carte=3", "c.a-la-carte=5"))
    expect(reader.page.locator("#opened")).to_be_visible()
    expect(reader.page.locator("#variants thead input")).to_have_count(3)
    assert "c.a-la-carte=5" not in reader.page.evaluate("localStorage.getItem('variants')")


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


def test_one_sentence_is_announced_after_the_last_key(form: Estimating) -> None:
    """Three keys, one announcement with the amount."""
    form.enter(employees="25")
    expect(form.page.locator("#spoken")).not_to_be_empty()
    form.page.evaluate(RECORD_ANNOUNCEMENTS)
    form.field("choose.a-la-carte").focus()
    for key in ("1", ".", "5"):
        form.page.keyboard.press(key)
    form.page.wait_for_function("() => announcements.length > 0")
    form.page.wait_for_timeout(1_200)
    announcements = form.page.evaluate("announcements")
    assert len(announcements) == 1
    assert form.money("1350.00") in " ".join(announcements[0].split())


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
