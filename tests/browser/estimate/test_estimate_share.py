"""The share link: what it holds, what it restores, and what it does when something is wrong or has
changed."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, LOCALES, Estimating
from tests.browser.fitting import misfits
from tests.support.cases import Case, cases

NEED = {"employees": "25", "complexity": "low", "days": "1", "days_per": "week", "hours": "2"}
OLD = [
    case for case in cases() if case.request["ask"] == "open-link" and case.expect.get("changes")
]
AMOUNT = re.compile(r"-?\d+\.\d\d")
SAME = {"en_IE": "unchanged", "fr_BE": "sans changement"}
NONE = {"en_IE": "none", "fr_BE": "aucun"}  # in no row: the names of many lines are feminine
DAMAGED = [
    "v=2&book=2026-01-01&f.employees=<script>alert(1)</script>",
    "v=2&f.employees=25&net=1.00",
    "v=2",
    "f.employees=%00%ff",
    "v=1&book=2026-01-01&on=2026-11-23&employees=25&days=1&days_per=month",
    "v=2&" + "x" * 5000,
]


def open_link(open_page: OpenPage, address: str, path: str, *, on: str = DAY) -> Estimating:
    """Open an empty page on a day, then put the link into its address, as visitors paste it."""
    page_path, _, link = path.partition("#")
    form = Estimating(open_page(page_path, base_url=address, on=on), page_path)
    form.page.evaluate("(link) => (location.hash = link)", link)
    return form


def link_of(form: Estimating) -> str:
    """Return the link in the address once it is there."""
    form.page.wait_for_url("**/#v=2*")
    return form.page.url.partition("#")[2]


@pytest.mark.parametrize("path", LOCALES)
def test_a_link_restores_what_was_entered_and_holds_no_price(
    open_page: OpenPage, golden: str, path: str
) -> None:
    """In another browser, even before anything was typed."""
    first = Estimating(open_page(path, base_url=golden, on=DAY), path)
    first.enter(**NEED)
    link = link_of(first)
    assert dict(parse_qsl(link)) == {
        "v": "2",
        "book": "2026-01-01",
        "on": DAY,
        "f.employees": "25",
        "f.complexity": "low",
        "c.a-la-carte": "1",
        "c.a-la-carte.per": "week",
        "c.subscription": "2",
        "c.subscription.per": "month",
    }
    second = Estimating(open_page(f"{path}#{link}", base_url=golden, on=DAY), path)
    expect(second.page.locator("#shown .net")).to_be_visible()
    assert second.texts("#shown .net") == first.texts("#shown .net")
    assert second.values() == first.values()
    expect(second.page.locator("#opened")).to_be_hidden()


@pytest.mark.parametrize("case", OLD, ids=lambda case: case.name)
@pytest.mark.parametrize("path", LOCALES)
def test_an_old_link_shows_then_and_today_line_by_line(
    open_page: OpenPage, golden: str, path: str, case: Case
) -> None:
    """In one line and in a folded table, as worked by hand, each difference with its sign; the
    estimate below is by today's book."""
    form = open_link(open_page, golden, f"{path}#{case.request['link']}", on=case.request["on"])
    (net,) = [change for change in case.expect["changes"] if change.startswith("month net")]
    rows = form.page.locator("#opened tbody")
    expect(rows).to_have_count(len(case.expect["changes"]))
    expect(rows.first).to_be_hidden()
    assert all(text in form.texts("#opened > p")[0] for text in texts_of(form, net))
    for change, row in zip(case.expect["changes"], form.texts("#opened tbody"), strict=True):
        assert all(text in row for text in texts_of(form, change)), (change, row)
        assert NONE[form.locale] not in row
    expect(form.page.locator("#shown .net")).to_be_visible()
    assert form.texts("#shown .net") == [form.money(case.expect["today"].split(" / ")[0])]


def texts_of(form: Estimating, change: str) -> list[str]:
    """Return the amounts of a change as the page must write them, the difference with its sign."""
    amounts, differences = (AMOUNT.findall(part) for part in change.split(" by "))
    signed = [form.money(amount) for amount in differences]
    plus = "" if differences and differences[0].startswith("-") else "+"
    if set(differences) == {"0.00"}:
        return [*map(form.money, amounts), SAME[form.locale]]
    return [*map(form.money, amounts), *(f"{plus}{amount}" for amount in signed)]


@pytest.mark.parametrize("link", DAMAGED)
def test_a_damaged_link_leaves_a_note_and_a_clean_form(
    open_page: OpenPage, golden: str, link: str
) -> None:
    """Never a wrong price, never a half-filled form."""
    form = open_link(open_page, golden, f"/estimate/#{link}")
    expect(form.page.locator("#opened")).to_contain_text("damaged")
    assert form.values() == {
        "employees": "",
        "complexity": "medium",
        "days": "",
        "days_per": "month",
        "hours": "",
    }
    assert form.page.locator("#shown").inner_text() == ""


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("v=3&book=2026-01-01&f.employees=25", "newer version"),
        ("v=2&book=2031-01-01&on=2031-02-01&f.employees=25&c.a-la-carte=1", "price book"),
    ],
)
def test_a_link_from_another_version_or_an_unknown_book_says_so(
    open_page: OpenPage, golden: str, link: str, message: str
) -> None:
    """And fills nothing in."""
    form = open_link(open_page, golden, f"/estimate/#{link}")
    expect(form.page.locator("#opened")).to_contain_text(message)
    assert form.values()["employees"] == ""


def test_back_and_forward_go_through_the_entries(open_page: OpenPage, golden: str) -> None:
    """One step for each field that was changed and left."""
    form = Estimating(open_page("/estimate/", base_url=golden, on=DAY))
    form.enter(employees="25", days="2")
    first = link_of(form)
    form.field("choose.a-la-carte").fill("3")
    form.page.keyboard.press("Tab")
    form.page.wait_for_function("(first) => location.hash !== `#${first}`", arg=first)
    expect(form.page.locator("#shown .net")).to_have_text("€2,700.00")
    form.page.go_back()
    expect(form.page.locator("#shown .net")).to_have_text("€1,800.00")
    assert form.values()["days"] == "2"
    form.page.go_forward()
    expect(form.page.locator("#shown .net")).to_have_text("€2,700.00")


def test_arrow_keys_on_a_slider_are_one_step_back(open_page: OpenPage, golden: str) -> None:
    """However often they are pressed until the field is left."""
    form = Estimating(open_page("/estimate/", base_url=golden, on=DAY))
    form.enter(employees="25", days="2")
    first = link_of(form)
    form.field("choose.a-la-carte-slider").focus()
    for days in ("2.5", "3", "3.5"):
        form.page.keyboard.press("ArrowRight")
        form.page.wait_for_url(f"**c.a-la-carte={days}&**")
    form.page.keyboard.press("Tab")
    form.page.go_back()
    form.page.wait_for_url(f"**#{first}")
    expect(form.page.locator("#shown .net")).to_have_text("€1,800.00")


def test_the_address_always_fits_the_fields(open_page: OpenPage, golden: str) -> None:
    """Entries without an answer have no link; one step back brings the link before."""
    form = Estimating(open_page("/estimate/", base_url=golden, on=DAY))
    form.enter(employees="25", days="2")
    first = link_of(form)
    form.page.fill('[id="choose.a-la-carte"]', "abc")
    form.page.wait_for_function("() => location.hash === ''")
    form.page.fill('[id="choose.a-la-carte"]', "3")
    form.page.wait_for_url("**c.a-la-carte=3&**")
    form.page.keyboard.press("Tab")
    form.page.fill('[id="facts.employees"]', "")
    form.page.fill('[id="choose.a-la-carte"]', "")
    form.page.wait_for_function("() => location.hash === ''")
    form.page.go_back()
    form.page.wait_for_url("**c.a-la-carte=3&**")
    form.page.go_back()
    form.page.wait_for_url(f"**#{first}")


def test_the_other_language_keeps_a_filled_in_estimate(open_page: OpenPage, golden: str) -> None:
    """The switch carries the link along, and amounts are written anew."""
    form = Estimating(open_page("/estimate/", base_url=golden, on=DAY))
    form.enter(**NEED)
    link_of(form)
    form.page.get_by_role("link", name="Français").click()
    form.page.wait_for_url("**/fr/estimation/#v=2*")
    expect(form.page.locator("#shown .net")).to_contain_text("160,00")
    assert form.values()["hours"] == "2"


@pytest.mark.parametrize("path", LOCALES)
def test_then_and_today_stand_side_by_side_on_a_phone(
    open_page: OpenPage, golden: str, path: str
) -> None:
    """With the difference, and without scrolling sideways."""
    case = max(OLD, key=lambda case: len(case.expect["changes"]))
    page = open_page(path, base_url=golden, screen="phone", on=case.request["on"])
    page.evaluate("(link) => (location.hash = link)", case.request["link"])
    page.click("#opened summary")
    frame = page.locator("#opened .scroller")
    expect(frame).to_be_visible()
    assert frame.evaluate("(place) => place.scrollWidth - place.clientWidth") == 0
    assert misfits(page) == {}


def test_the_entries_stay_beside_a_damaged_link(open_page: OpenPage, golden: str) -> None:
    """And the address is that of the estimate again."""
    form = Estimating(open_page("/estimate/", base_url=golden, on=DAY))
    form.enter(employees="25", days="2")
    link = link_of(form)
    form.page.evaluate("(link) => (location.hash = link)", link.replace("=25", "=2x5"))
    expect(form.page.locator("#opened")).to_contain_text("damaged")
    form.page.wait_for_url(f"**#{link}")
    assert form.values()["employees"] == "25"
    expect(form.page.locator("#shown .net")).to_have_text("€1,800.00")
