"""The switch keeps the place, the visitor's language is offered and never forced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest
from playwright.sync_api import expect

from plugins.languages.theme_words import day, money, number
from plugins.project import ROOT
from tests.browser.conftest import OpenPage
from tests.browser.estimating import LOCALES

WRITTEN = """async ([name, texts]) => {
  const words = await import(document.querySelector("script[src*='/js/estimate.js']").src.replace("estimate.js", "words.js"));
  return texts.map((text) => words[name](text, "EUR"));
}"""


def test_the_switch_keeps_the_place_and_what_was_filled_in(open_page: OpenPage) -> None:
    """The link takes along the fragment that the address has at the moment of the click."""
    page = open_page("/faq/")
    page.evaluate("history.replaceState(null, '', '#nonprofit')")
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/faq/#nonprofit")
    expect(page.locator("details:has(#nonprofit)")).to_have_attribute("open", "")
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("**/faq/#nonprofit")


@pytest.mark.parametrize(
    ("path", "locale", "offered"),
    [
        ("/", "fr-BE", "fr"),
        ("/", "en-GB", None),
        ("/", "nl-BE", None),
        ("/fr/", "en-US", "en"),
        ("/fr/contact/", "fr-CH", None),
    ],
)
def test_a_language_is_offered_and_never_forced(
    open_page: OpenPage, path: str, locale: str, offered: str | None
) -> None:
    """Only to a visitor whose browser prefers it, in that language, on the page they asked for."""
    page = open_page(path, locale=locale)
    assert page.evaluate("location.pathname") == path
    offers = page.locator("[data-offer]:visible")
    expect(offers).to_have_count(1 if offered else 0)
    if offered:
        assert offers.get_attribute("lang") == offered
        offers.get_by_role("link").click()
        expect(page.locator("html")).to_have_attribute("lang", offered)


def test_a_visitor_who_declines_is_not_asked_again(open_page: OpenPage) -> None:
    """By the keyboard: nothing moves, the focus goes to the content, and no other page offers the
    language again."""
    page = open_page("/", locale="fr-BE", screen="phone")
    offer = page.locator("[data-offer]:visible")
    expect(offer).to_have_count(1)
    place = page.locator("h1").bounding_box()
    page.keyboard.press("Shift+Tab")
    expect(offer.get_by_role("button", name="Non, merci")).to_be_focused()
    page.keyboard.press("Enter")
    expect(offer).to_have_count(0)
    expect(page.locator("#main")).to_be_focused()
    assert page.locator("h1").bounding_box() == place
    page.goto("/contact/")
    assert page.evaluate("document.querySelectorAll('[data-offer]:not([hidden])').length") == 0
    assert page.context.cookies() == []


def test_a_visitor_who_chose_a_language_is_not_offered_another(open_page: OpenPage) -> None:
    """Not even the language that the browser prefers; on a page in the other language the chosen one
    is offered."""
    page = open_page(
        "/", locale="en-GB", expected=("404",)
    )  # the browser requests an icon for the plain text
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**/fr/")
    expect(page.locator("[data-offer]:visible")).to_have_count(0)
    page.goto("/fr/mentions-legales/")
    page.locator(
        "main a[hreflang=en]"
    ).click()  # a text that exists in English only: opening it does not choose English
    page.goto("/faq/")
    expect(page.locator("[data-offer]:visible")).to_have_attribute("lang", "fr")


def test_without_storage_the_language_is_offered_again(open_page: OpenPage) -> None:
    """Declining still closes the offer, and nothing breaks."""
    page = open_page("/contact/", locale="fr-BE")
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused',"
        " 'SecurityError'); } })"
    )
    page.goto("/")
    page.locator("[data-offer]:visible").get_by_role("button").click()
    expect(page.locator("[data-offer]:visible")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-offer]:visible")).to_have_count(1)


def test_the_offer_moves_nothing(open_page: OpenPage) -> None:
    """It comes late, and must not push the page away under a thumb."""
    page = open_page("/", locale="fr-BE", screen="phone")
    expect(page.locator("[data-offer]:visible")).to_have_count(1)
    shift = (
        "new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, e)"
        " => sum + e.value, 0))).observe({type: 'layout-shift', buffered: true}) || setTimeout(()"
        " => done(0), 300))"
    )
    assert page.evaluate(shift) < 0.01


@pytest.mark.parametrize("path", LOCALES)
def test_scripts_write_amounts_numbers_and_days_as_the_build_does(
    open_page: OpenPage, path: str
) -> None:
    """The same strings, to the last space: a page shows both."""
    page, locale = open_page(path), LOCALES[path]
    page.route(
        "**/words.js",
        lambda route: route.fulfill(path=ROOT / "theme" / "static" / "js" / "words.js"),
    )  # the site has it only within a bundle
    assert locale.replace("_", "-") == page.evaluate("document.documentElement.dataset.locale")

    def written(name: str, texts: Iterable[str]) -> list[str]:
        return list(page.evaluate(WRITTEN, [name, list(texts)]))

    amounts = (
        "0.05",
        "800.00",
        "3900.00",
        "-79.65",
        "-1000.00",
        "1234567.89",
        "12345678901234567.89",
    )
    assert written("money", amounts) == [money(amount, "EUR", locale=locale) for amount in amounts]
    values = ("0", "0.5", "1.50", "2.0", "100", "4.33", "007", "-1", "1500", "32.7")
    assert written("number", values) == [number(value, locale=locale) for value in values]
    days = [date(2026, month, day) for month in range(1, 13) for day in (1, 9, 15, 23)]
    assert written("day", map(str, days)) == [day(one, locale=locale) for one in days]
    short, exact = written("shortMoney", ["4000.00", "0.50"]), written("money", ["8666.666666…"])
    assert [*short, *exact] == (
        ["€4,000", "€0.50", "€8,666.666666…"]
        if path == "/estimate/"
        else ["4\u202f000\u00a0€", "0,50\u00a0€", "8\u202f666,666666…\u00a0€"]
    )


def test_the_first_answer_does_not_wait_for_intl(open_page: OpenPage) -> None:
    """On a phone Chromium's first Intl.NumberFormat takes a tenth of a second."""
    page = open_page("/")
    page.add_init_script(
        "Intl.NumberFormat = Intl.DateTimeFormat = Number.prototype.toLocaleString ="
        " Date.prototype.toLocaleDateString = undefined;"
    )
    page.goto("/estimate/")
    page.fill('[id="facts.employees"]', "25")
    expect(page.locator("#shown .net")).to_have_text(re.compile("€"))
