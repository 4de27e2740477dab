"""The words around the amounts: what they are and rest on, where each rule is stated, and the
picture."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, LOCALES, Estimating

NEED = {
    "employees": "25",
    "complexity": "low",
    "days": "1",
    "days_per": "week",
    "hours": "2",
}  # audit 8 to 12 h at 112.50
RULES = {
    "a-la-carte": "how-often",
    "subscription": "how-subscription-works",
    "year": "how-the-estimate-is-worked-out",
}
STATED = {"en_IE": "subscription-conditions", "fr_BE": "conditions-de-l-abonnement"}
FRENCH = {
    "how-often": "combien-de-fois",
    "how-subscription-works": "fonctionnement-de-l-abonnement",
    "how-the-estimate-is-worked-out": "comment-l-estimation-est-calculee",
}
WORDS = {
    "en_IE": {
        "net": "excl. VAT",
        "illustrative": "illustrative",
        "suggestion": "suggestion",
        "audit": [
            "8 to 12 hours",
            "small company, low complexity",
            "Required before a subscription begins",
        ],
        "priced": "25 people (small company) · 1 day a week · 2 hours a month · Mini audit",
        "rests": [
            "low complexity",
            "Worked out on 23 November 2026, at the prices in force since 1 January 2026",
            "commits neither you nor us",
            "Illustrative prices",
        ],
        "one": "1 day × €800.00 a day = €800.00",
        "on request": ["on request", "size of your company and its complexity"],
        "first": "First: the mini audit",
        "choice": "your choice",
    },
    "fr_BE": {
        "net": "hors TVA",
        "illustrative": "illustratif",
        "suggestion": "suggestion",
        "audit": [
            "De 8 à 12 heures",
            "petite entreprise, complexité faible",
            "Requis avant le début d’un abonnement",
        ],
        "priced": "25 personnes (petite entreprise) · 1 jour par semaine · 2 heures par mois"
        " · Mini-audit",
        "rests": [
            "complexité faible",
            "Estimation calculée le 23 novembre 2026, aux prix en vigueur depuis le 1er janvier 2026",
            "n’engage ni vous ni nous",
            "Prix illustratifs",
        ],
        "one": "1 jour × 800,00 € par jour = 800,00 €",
        "on request": ["sur demande", "taille de votre entreprise et de sa complexité"],
        "first": "D’abord : le mini-audit",
        "choice": "votre choix",
    },
}
AMOUNT = re.compile(r"€\d|\d €")


@pytest.fixture(params=list(LOCALES))
def form(request: pytest.FixtureRequest, open_page: OpenPage, golden: str) -> Estimating:
    """Return an answered page in each language."""
    form = Estimating(open_page(request.param, base_url=golden, on=DAY), request.param)
    assert form.page.locator("#asking details[open]").count() == 0
    form.enter(**NEED)
    expect(form.page.locator("#pictured")).to_be_visible()
    return form


def one(form: Estimating, selector: str) -> str:
    """Return the text of all elements that a selector matches, as one."""
    return " ".join(form.texts(selector))


def test_each_line_opens_to_its_working_and_to_its_rule(form: Estimating) -> None:
    """The lines of the month, both ends of the audit, which share a line with one link, and the year;
    every item that is included is a link itself. One day is "1 day"."""
    slugs = (
        RULES if form.locale == "en_IE" else {code: FRENCH[slug] for code, slug in RULES.items()}
    )
    lines = form.page.eval_on_selector_all(
        "#shown .line:not([data-code=once])",
        "(all) => all.map((line) => [line.dataset.code,"
        " line.querySelector('.line-working').textContent, line.querySelector('.line-working"
        " a')?.pathname])",
    )
    rules = {code: path.rstrip("/").rpartition("/")[2] for code, _, path in lines if path}
    assert rules == slugs and {code for code, *_ in lines} == {*slugs, "audit-low", "audit-high"}
    stated = form.page.locator("#shown [data-slot=once] [data-slot=stated] a")
    expect(stated).to_have_attribute("href", re.compile(STATED[form.locale]))
    assert form.page.locator("#shown [data-slot=once] > details:not([open])").count() == 1
    assert form.texts("#shown [data-slot=included] li") == form.texts(
        "#shown [data-slot=included] a"
    )
    assert all(
        "=" in working and AMOUNT.search(" ".join(working.split())) for _, working, _ in lines
    )
    form.enter(employees="5", days="1")
    assert WORDS[form.locale]["one"] in one(form, "#shown [data-code=a-la-carte] .line-working")


def test_the_answer_says_what_it_is_and_rests_on(form: Estimating) -> None:
    """Excl. VAT and illustrative beside the amounts, the audit's range with its reasons, the
    assumptions."""
    words = WORDS[form.locale]
    assert one(form, "#shown div:has(> .net)").endswith(words["priced"])
    for place in (
        "#shown div:has(> .net)",
        "#brief",
        "#shown [data-slot=once]",
        "#pictured .lead",
    ):
        assert (
            words["net"] in one(form, place) and words["illustrative"] in one(form, place).lower()
        ), place
    audit = one(form, "#shown [data-slot=once]")
    assert all(
        part in audit for part in [*words["audit"], form.money("900.00"), form.money("1350.00")]
    )
    assert all(part in one(form, "#shown [data-slot=rests]") for part in words["rests"])
    assert form.money("50820.00") in one(form, "#shown .year") and form.money("51270.00") in one(
        form, "#shown .year"
    )
    expect(form.page.locator("#spoken")).to_contain_text(words["illustrative"][:10])
    form.enter(employees="250", hours="1")
    audit = one(form, "#shown [data-slot=once]")
    assert all(part in audit for part in words["on request"]) and not AMOUNT.search(audit)
    form.enter(employees="25")
    assert words["suggestion"] in one(form, "#shown .note").lower()


def test_confirmed_prices_are_not_called_illustrative(open_page: OpenPage, golden: str) -> None:
    """By a book that the firm has confirmed."""
    form = Estimating(open_page("/estimate/", base_url=golden, on="2028-05-01"))
    form.enter(employees="25", complexity="low", days="3", hours="2")
    expect(form.page.locator("#pictured")).to_be_visible()
    shown = one(form, "#shown") + one(form, "#brief") + form.page.locator("#pictured").inner_text()
    assert "excl. VAT" in shown and "llustrative" not in shown


def test_the_picture_says_what_its_table_says(form: Estimating) -> None:
    """It marks the visitor's choice, in the page's colours, in the dark look too; the twelve months
    begin with the audit."""
    page, words = form.page, WORDS[form.locale]
    picture = page.locator("#picture svg")
    expect(picture).to_have_attribute("role", "img")
    assert picture.locator("title").text_content()
    assert words["choice"] in one(form, "#picture text") and words["net"] in one(
        form, "#picture text"
    )
    assert form.texts("#picture .chart-choice-amount") == [
        re.sub(r"[.,]00\b", "", form.money("4160.00"))
    ]
    rows = form.texts("#points tr")
    assert (
        len(rows) == 25
        and rows[0] == f"1{form.money('1160.00')}"
        and rows[-1] == f"13{form.money('11960.00')}"
    )
    page.emulate_media(color_scheme="dark")
    fills = "(texts) => [...new Set(texts.map((text) => getComputedStyle(text).fill))]"
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert page.eval_on_selector_all("#picture text", fills) == [ink]
    months = form.texts("#steps tr")
    assert len(months) == 13 and months[0].startswith(words["first"])
    assert form.money("50820.00") in months[-1] and form.money("51270.00") in months[-1]


RECORD_ASKS = """window.asks = [];
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  if (message.text) asks.push(JSON.parse(message.text).ask);
  return post.call(this, message, ...rest);
};"""


def test_the_first_picture_is_requested_once(open_page: OpenPage, golden: str) -> None:
    """Its request has the labels of the right formula from the start."""
    page = open_page("about:blank", base_url=golden)
    page.context.add_init_script(RECORD_ASKS)
    page.clock.set_fixed_time(f"{DAY}T12:00:00")
    page.goto(
        f"/estimate/#v=2&book=2026-01-01&on={DAY}&f.employees=5&c.a-la-carte=1"
        "&c.a-la-carte.per=week"
    )
    expect(page.locator("#picture")).to_contain_text("your choice")
    assert page.evaluate("asks").count("chart") == 1
