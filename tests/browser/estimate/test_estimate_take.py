"""Take an estimate along: text, JSON, paper, a message; and nothing leaves the page by itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from calculator.reading.files import read_books
from calculator.wire import answer
from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, LOCALES, Estimating
from tests.support.cases import BOOKS

NEED = {"employees": "25", "days": "1", "days_per": "week", "hours": "2"}
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
NOTES = {  # a line without VAT, the day, the note that it commits nobody
    "en_IE": (
        "CIO à la carte, excl. VAT: €3,900.00",
        "Worked out on 23 November 2026, at the prices in force since 1 January 2026",
        "commits neither you nor us",
    ),
    "fr_BE": (
        "DSI à la carte, hors TVA : 3 900,00 €",
        "calculée le 23 novembre 2026, aux prix en vigueur depuis le 1er janvier 2026",
        "n’engage ni vous ni nous",
    ),
}
FULLEST = {
    "employees": "249",
    "complexity": "high",
    "days": "1.5",
    "days_per": "week",
    "hours": "3",
}
MARGINS = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")
COPIED = "navigator.clipboard.readText()"
AT_ONCE = """new MutationObserver((_, watch) => {
  const button = document.querySelector("[data-state=result]:not([hidden]) [data-act=save]");
  if (button) watch.disconnect(), button.click();
}).observe(document.getElementById("result"), { subtree: true, attributes: true })"""


LONGEST = FULLEST | {"days": "2.5", "hours": "13"}
RHYTHM = {"en_IE": "1.5 days a week · 3 hours a month", "fr_BE": "1,5 jour par semaine · 3 heures"}
FILE = {"en_IE": "estimate", "fr_BE": "estimation"}
PARAGRAPH = "We are looking for somebody « à temps partagé », for two years at least. " * 6
CONFIRMATIONS = {  # when something is copied
    "en_IE": {"message": "message is copied", "address": "address is copied"},
    "fr_BE": {"message": "message est copié", "address": "adresse est copiée"},
}


def mail_of(form: Estimating) -> str:
    """Return the address that opens the visitor's mail program."""
    return form.page.locator("#mail").get_attribute("href") or ""


@pytest.fixture(params=list(LOCALES))
def form(request: pytest.FixtureRequest, open_page: OpenPage, golden: str) -> Estimating:
    """Return an answered page in each language."""
    form = Estimating(open_page(request.param, base_url=golden, on=DAY, **CLIPBOARD), request.param)
    form.enter(**NEED)
    form.page.wait_for_url("**/#v=2*")
    expect(form.page.locator("#pictured")).to_be_visible()
    return form


def test_the_copied_text_says_all_that_the_page_says(form: Estimating) -> None:
    """Lines with workings, sums, the audit's range, the day, the note and the link."""
    form.page.click("[data-act=copy-text]")
    expect(form.page.locator("#done")).not_to_be_empty()
    text = " ".join(form.page.evaluate(COPIED).split())
    for amount in (
        "3900.00",
        "260.00",
        "4160.00",
        "873.60",
        "5033.60",
        "1350.00",
        "2250.00",
        "49920.00",
    ):
        assert form.money(amount) in text
    assert form.page.url in text
    assert "52" in text and "12" in text
    assert all(part in text for part in NOTES[form.locale])


def test_the_copied_link_is_the_address(form: Estimating) -> None:
    """Nothing more, nothing less."""
    form.page.click("[data-act=copy-link]")
    expect(form.page.locator("#done")).not_to_be_empty()
    assert form.page.evaluate(COPIED) == form.page.url


def test_the_downloaded_json_is_the_calculators_own_answer(form: Estimating) -> None:
    """A program can read what the visitor saw: numbers are the same in every language, however
    they were typed, and only the file's name is in the page's."""
    form.enter(**NEED | {"days": "1,5"})
    with form.page.expect_download() as download:
        form.page.click("[data-act=save]")
    document = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    question = {"ask": "estimate", "need": document["need"], "on": document["on"]}
    expected = json.loads(answer(json.dumps(question), read_books(BOOKS)))
    assert document["estimate"] == expected
    picked = document["need"]["choose"]["a-la-carte"]
    assert picked == {"quantity": "1.5", "per": "week"} and document["on"] == "2026-11-23"
    assert download.value.suggested_filename == f"{FILE[form.locale]}-2026-11-23.json"


def test_a_file_saved_at_once_has_its_link(open_page: OpenPage, golden: str) -> None:
    """A button pressed in the moment it appears waits until the link is written."""
    page = open_page("/estimate/", base_url=golden, on=DAY)
    page.evaluate(AT_ONCE)
    with page.expect_download() as download:
        page.fill('[id="facts.employees"]', "25")
    document = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert document["link"].startswith("v=2&book=2026-01-01&on=2026-11-23&")


@pytest.mark.parametrize("path", LOCALES)
def test_an_estimate_prints_on_one_page(open_page: OpenPage, golden: str, path: str) -> None:
    """The fullest estimate, by a book with a discount: with choices, workings, picture, day, link,
    note and the firm's address, and without the form."""
    form = Estimating(open_page(path, base_url=golden, on="2027-02-01"), path)
    form.enter(**FULLEST)
    form.page.wait_for_url("**/#v=2*")
    expect(form.page.locator("#pictured")).to_be_visible()
    assert "combination" in form.codes()
    pdf = form.page.pdf(format="A4", margin=MARGINS)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    form.page.emulate_media(media="print")
    expect(form.page.locator("#picture svg")).to_be_visible()
    expect(form.page.locator("#points")).to_be_hidden()
    assert NOTES[form.locale][2] in " ".join(form.page.locator("#shown").inner_text().split())
    assert "2027" in form.texts("#shown [data-slot=rests]")[0]
    form.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(form.field("facts.employees")).to_be_hidden()
    expect(form.page.locator("#shown .line-working").first).to_be_visible()
    paper = form.page.locator("#shown .paper")
    expect(paper).to_have_text(re.compile(rf"^{re.escape(form.page.url)} .+: \w{{4}}-\w{{4}}$"))
    expect(form.page.locator("#shown .net")).to_be_visible()
    assert RHYTHM[form.locale] in form.page.locator("#shown").inner_text()
    expect(form.page.locator("#result")).to_contain_text("CIO-PME · office@example.org")
    form.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(form.page.locator("#shown .line-working").first).to_be_hidden()


def test_the_message_is_shown_whole_to_edit_before_anything_happens(form: Estimating) -> None:
    """Inputs, range, book and link; the mail program gets the edited text."""
    form.page.click("[data-act=send]")
    message = form.page.locator("#message")
    expect(message).to_be_visible()
    text = " ".join(message.input_value().split())
    assert form.money("4160.00") in text and form.money("1350.00") in text and form.page.url in text
    message.fill("Only this\n& that")
    href = mail_of(form)
    assert href.startswith("mailto:office@example.org?subject=")
    assert unquote(href.partition("&body=")[2]) == "Only this\r\n& that"
    expect(form.page.locator("#sending")).to_contain_text("office@example.org")
    for act, copied in (("message", "Only this\n& that"), ("address", "office@example.org")):
        form.page.click(f"[data-act=copy-{act}]")
        expect(form.page.locator("#message-done")).to_contain_text(CONFIRMATIONS[form.locale][act])
        assert form.page.evaluate(COPIED) == copied
    form.page.keyboard.press("Escape")
    expect(message).to_be_hidden()
    expect(form.page.locator("[data-act=send]")).to_be_focused()


@pytest.mark.parametrize("path", LOCALES)
def test_a_mail_program_gets_no_more_than_it_takes(
    open_page: OpenPage, golden: str, path: str
) -> None:
    """The fullest estimate, alone and with a paragraph of the visitor's: the page shortens its own
    words but keeps the month's sum and the link. A far longer message must be copied."""
    form = Estimating(open_page(path, base_url=golden, on="2027-02-01"), path)
    form.enter(**LONGEST)
    form.page.wait_for_url("**/#v=2*")
    form.page.click("[data-act=send]")
    message, too_long = form.page.locator("#message"), form.page.locator("#too-long")
    whole = message.input_value()
    for more in ("", PARAGRAPH):
        message.press("Home")
        form.page.keyboard.insert_text(more)
        assert more in message.input_value()
        assert form.money("12242.45").replace("\u00a0", " ") in message.input_value()
        assert form.page.url in message.input_value()
        body = unquote(mail_of(form).partition("&body=")[2])
        assert body.replace("\r\n", "\n") == message.input_value()
        assert len(mail_of(form)) <= 1_900
        expect(too_long).to_be_hidden()
    assert len(message.input_value()) < len(whole) + len(PARAGRAPH)
    expect(form.page.locator("#message-done")).not_to_be_empty()
    form.page.keyboard.insert_text(PARAGRAPH * 9)
    expect(too_long).to_be_visible()
    assert "body" not in mail_of(form)


def test_without_an_address_of_the_firm_the_message_can_be_copied(open_page: OpenPage) -> None:
    """There is no mail to open then; a link leads to the contact page."""
    form = Estimating(open_page("/estimate/", on=DAY, **CLIPBOARD))
    form.enter(**NEED)
    form.page.click("[data-act=send]")
    assert form.page.locator("#mail").count() == 0
    form.page.click("[data-act=copy-message]")
    expect(form.page.locator("#message-done")).not_to_be_empty()
    assert form.page.evaluate(COPIED) == form.page.locator("#message").input_value()
    expect(form.page.locator("#sending a")).to_have_attribute("href", "/contact/")


def test_a_script_that_cannot_be_loaded_leaves_the_amount(open_page: OpenPage, golden: str) -> None:
    """No answer waits for it; a button that needs it says that it is missing."""
    page = open_page("about:blank", base_url=golden, on=DAY, expected=("ERR_FAILED",))
    page.route("**/deferred.js", lambda route: route.abort())
    page.goto("/estimate/")
    form = Estimating(page)
    form.enter(**NEED)
    assert form.texts("#shown .net") == ["€4,160.00"]
    page.click("[data-act=keep]")
    expect(page.locator("#done")).to_contain_text("could not be loaded")


def test_nothing_leaves_the_page_once_it_has_loaded(form: Estimating) -> None:
    """No action makes a request, to us or to anybody else; the browser alone fetches the site's icon
    again."""
    requests: list[str] = []
    form.page.context.on("request", lambda request: requests.append(request.url))
    form.enter(way="budget", budget="3000", **NEED)
    form.enter(way="hours", hours_wanted="20", **NEED)
    form.enter(**NEED | {"hours": "4"})
    for act in ("keep", "copy-link", "copy-text", "send"):
        form.page.click(f"[data-act={act}]")
    form.page.fill("#message", "Hello")
    form.page.click("[data-act=close]")
    form.page.locator("summary:visible").last.click()
    form.page.wait_for_timeout(500)
    assert [
        url for url in requests if not url.startswith("blob:") and not url.endswith("/favicon.svg")
    ] == []
