"""Every state of the estimate page: by axe in each look, and on a small screen in letters of any
size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, Violations
from tests.browser.estimating import Estimating
from tests.browser.fitting import misfits

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
LOOKED_AT = [
    ("/estimate/", list(LOOKS)),
    ("/fr/estimation/", ["light"]),
]  # colours have no language
OLD = (
    "v=2&book=2026-01-01&on=2026-11-23&f.employees=3&f.complexity=low"
    "&c.a-la-carte=1.5&c.a-la-carte.per=month&c.subscription=3&c.subscription.per=month"
)
FULLEST = {
    "employees": "249",
    "complexity": "high",
    "days": "1.5",
    "days_per": "week",
    "hours": "16",
}
STATES = [
    "empty",
    "suggestion",
    "result",
    "on request",
    "errors",
    "budget",
    "hours",
    "compare",
    "dialog",
    "then and today",
    "damaged link",
]


def states(form: Estimating) -> Iterator[str]:
    """Bring a fresh page into one state after the other, and yield the name of each."""
    expect(form.page.locator("#asking .slider").first).to_be_enabled()
    yield "empty"
    yield from answer_states(form)
    yield from advice_states(form)
    yield from variant_states(form)
    yield from link_states(form)


def answer_states(form: Estimating) -> Iterator[str]:
    """Answers, then mistakes; the first field with a mistake has the focus."""
    form.enter(employees="25")
    yield "suggestion"
    form.enter(**FULLEST)
    expect(form.page.locator("#pictured")).to_be_visible()
    yield "result"
    form.enter(**FULLEST | {"employees": "250"})
    yield "on request"
    form.enter(employees="many", days="14", hours="2.5")
    wrong = ["choose.a-la-carte", "choose.subscription", "facts.employees"]
    assert sorted(form.mistakes()) == wrong
    expect(form.field("facts.employees")).to_be_focused()
    yield "errors"


def advice_states(form: Estimating) -> Iterator[str]:
    """Yield what a budget buys and what some hours cost, beside a choice of the visitor's own."""
    for way, value in (("budget", {"budget": "3000"}), ("hours", {"hours_wanted": "6"})):
        form.enter(way=way, **value, **FULLEST | {"employees": "25"})
        expect(form.page.locator("#advice .option")).not_to_have_count(0)
        yield way


def link_states(form: Estimating) -> Iterator[str]:
    """Yield a link with an older price book, and a damaged one."""
    form.page.evaluate("(link) => (location.hash = link)", OLD)
    expect(form.page.locator("#opened tbody tr")).not_to_have_count(0)
    yield "then and today"
    form.page.evaluate("location.hash = 'v=2&f.employees=25&net=1'")
    expect(form.page.locator("#opened table")).to_have_count(0)
    expect(form.page.locator("#opened")).to_be_visible()
    yield "damaged link"


def variant_states(form: Estimating) -> Iterator[str]:
    """Yield three variants side by side, then the message in a dialog over them."""
    for days in ("1", "2", "13"):
        form.enter(employees="25", days=days, hours="16" if days == "13" else "")
        form.page.click("[data-act=keep]")
    expect(form.page.locator("#variants thead th")).to_have_count(3)
    yield "compare"
    form.page.click("[data-act=send]")
    yield "dialog"
    form.page.click("[data-act=close]")


@pytest.mark.parametrize(("path", "looks"), LOOKED_AT)
def test_every_state_passes_axe_and_fits_a_small_screen(
    open_page: OpenPage, golden: str, violations: Violations, path: str, looks: list[str]
) -> None:
    """In light, dark and forced colours; 320 and 390 pixels wide, in letters twice as large as
    well."""
    form = Estimating(open_page(path, base_url=golden, on="2027-02-01"), path)
    wrong, seen = {}, []
    for state in states(form):
        seen.append(state)
        for look in looks:
            form.page.emulate_media(**{"forced_colors": "none", **LOOKS[look]})
            if problems := violations(form.page):
                wrong[f"{state}, {look}"] = problems
        wrong |= {f"{state}, {place}": problems for place, problems in misfits(form.page).items()}
    assert wrong == {}
    assert seen == STATES
