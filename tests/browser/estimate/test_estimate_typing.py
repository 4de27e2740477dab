"""Amounts, numbers and links as people type and paste them: read as they are meant, or refused with
words that help."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, Estimating

LINK = "v=2&book=2026-01-01&on=2026-11-23&f.employees=25&c.a-la-carte=1&c.a-la-carte.per=week"
PATHS = {"en": "/estimate/", "fr": "/fr/estimation/"}
BUDGETS = [
    ("en", "€2,960.00", "2960.00"),
    ("en", "2500 euros", "2500.00"),
    ("en", "2500,-", "2500.00"),
    ("fr", "2 960,00 €", "2960.00"),
    ("fr", "2.500,00 €", "2500.00"),
    ("fr", "1\u202f000", "1000.00"),
]
REFUSED = [
    ("en", "budget", "$2000", "in EUR"),
    ("fr", "budget", "£2000", "en EUR"),
    ("en", "budget", "2,000", "nothing between the thousands"),
    ("en", "hours_wanted", "20h", "such as 4."),
    ("fr", "hours_wanted", "abc", "par exemple 4."),
]
MANGLED = [
    f"{LINK}.",
    f"{LINK}&fbclid=x&utm_source=y",
    LINK.replace("=", "%3D").replace("&", "%26"),
    LINK.replace("&", "&amp;"),
    f"{LINK}%20",
]


def empty_form(open_page: OpenPage, address: str, lang: str = "en", *, on: str = DAY) -> Estimating:
    """Return the empty form of a page."""
    return Estimating(open_page(PATHS[lang], base_url=address, on=on), PATHS[lang])


@pytest.mark.parametrize(("lang", "typed", "amount"), BUDGETS)
def test_a_budget_may_be_typed_as_the_page_writes_amounts(
    open_page: OpenPage, golden: str, lang: str, typed: str, amount: str
) -> None:
    """With the currency, and with a sign between the thousands unless it could begin the decimals."""
    form = empty_form(open_page, golden, lang)
    form.enter(way="budget", employees="25", budget=typed)
    assert form.mistakes() == []
    assert form.money(amount) in form.texts("#advice")[0]


@pytest.mark.parametrize(("lang", "field", "typed", "advice"), REFUSED)
def test_the_example_in_a_message_is_one_that_the_field_takes(
    open_page: OpenPage, golden: str, lang: str, field: str, typed: str, advice: str
) -> None:
    """The message names the right currency; where only whole hours count its example is whole."""
    form = empty_form(open_page, golden, lang)
    form.enter(way="budget" if field == "budget" else "hours", employees="25", **{field: typed})
    assert form.mistakes() == [field]
    assert advice in form.texts(f"#{field}-mistake")[0]


def test_the_example_for_hours_of_a_subscription_is_whole(open_page: OpenPage, golden: str) -> None:
    """The field refuses "4h", and would refuse an example such as "1.5" in its turn."""
    form = empty_form(open_page, golden)
    form.enter(employees="25", hours="4h")
    assert "such as 4." in form.texts('[id="choose.subscription-mistake"]')[0]


@pytest.mark.parametrize("fragment", MANGLED)
def test_a_link_opens_although_a_program_has_changed_it(
    open_page: OpenPage, golden: str, fragment: str
) -> None:
    """As mail programs and others do; tests/theme/test_fragment.py has all the ways."""
    path = f"{PATHS['en']}#{fragment}"
    form = Estimating(open_page(path, base_url=golden, on=DAY))
    expect(form.page.locator("#shown .net")).to_be_visible()
    assert form.values()["employees"] == "25" and form.values()["days"] == "1"
    assert form.page.locator("#opened").is_hidden()
    form.page.wait_for_url(f"**/#{LINK}")


def test_a_link_opens_although_its_hash_sign_was_encoded(open_page: OpenPage, golden: str) -> None:
    """With "%23" its address is missing; the page of missing addresses leads on to the estimate."""
    path = f"{PATHS['fr']}%23{LINK}"
    page = open_page(path, base_url=golden, on=DAY, expected=("404",))
    expect(page.locator("#shown .net")).to_be_visible()
    page.wait_for_url(f"**{PATHS['fr']}#{LINK}")


def test_a_foreign_fragment_is_passed_over(open_page: OpenPage, golden: str) -> None:
    """A campaign's name is no damaged link."""
    page = open_page(f"{PATHS['en']}#xtor=EPR-1", base_url=golden, on=DAY)
    expect(page.locator("[data-state=empty]").first).to_be_visible()
    assert page.locator("#opened").is_hidden()


def test_a_damaged_link_is_reported_and_the_entries_stay(open_page: OpenPage, golden: str) -> None:
    """The link fills nothing in, and empties nothing."""
    form = empty_form(open_page, golden)
    form.enter(employees="25", days="2")
    form.page.evaluate("(link) => (location.hash = link)", "v=2&f.employees=7&c.a-la-carte=")
    expect(form.page.locator("#opened")).to_contain_text("damaged")
    assert form.values()["employees"] == "25" and form.values()["days"] == "2"
    expect(form.page.locator("#shown .net")).to_have_text(form.money("1800.00"))


def test_the_json_holds_numbers_in_one_way(open_page: OpenPage, golden: str) -> None:
    """In French "1,5" is typed and "1.5" written, "1 000" typed and "1000" written."""
    form = empty_form(open_page, golden, "fr")
    form.enter(employees="1 000", days="1,5", days_per="week", complexity="low")
    form.page.wait_for_url("**/#v=2*")
    with form.page.expect_download() as download:
        form.page.click("[data-act=save]")
    document = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert document["need"]["choose"]["a-la-carte"]["quantity"] == "1.5"
    assert document["need"]["facts"]["employees"] == "1000"


@pytest.mark.parametrize(
    ("on", "message"), [("2020-06-15", "15 June 2020"), ("2031-03-01", "2031")]
)
def test_a_clock_that_cannot_be_right_is_questioned(
    open_page: OpenPage, golden: str, on: str, message: str
) -> None:
    """Before the page was built, or years after; never "no prices yet"."""
    form = empty_form(open_page, golden, on=on)
    expect(form.page.locator("#clock")).to_contain_text(message)
    form.enter(employees="25", days="2")
    assert "no prices" not in form.page.inner_text("#result")


@pytest.mark.parametrize("on", [DAY, "2026-11-22", "2027-12-24"])
def test_a_clock_that_may_be_right_is_not_questioned(
    open_page: OpenPage, golden: str, on: str
) -> None:
    """Somewhere it is still yesterday, and a site may be a year old."""
    assert empty_form(open_page, golden, on=on).page.locator("#clock").is_hidden()


@pytest.mark.parametrize("days", ["", "abc"])
def test_the_announcement_disappears_with_the_amount(
    open_page: OpenPage, golden: str, days: str
) -> None:
    """A screen reader reads no amount that the page no longer shows."""
    form = empty_form(open_page, golden)
    form.enter(employees="25", days="1")
    expect(form.page.locator("#spoken")).to_contain_text("900.00")
    form.field("choose.a-la-carte").fill(days)
    form.field("facts.employees").fill("" if not days else "25")
    expect(form.page.locator("#spoken")).not_to_contain_text("900.00")
    expect(form.page.locator("#brief")).to_be_empty()
