"""Every kind of page, checked by axe in each look, and for what axe cannot see: width, large text,
size of targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LOOKS, OpenPage, Violations
from tests.browser.fitting import misfits

KINDS = [
    "/",
    "/faq/",
    "/faq/how-often/",
    "/services/",
    "/services/mini-audit/",
    "/contact/",
    "/how-the-estimate-is-worked-out/",
    "/404.html",
]
FEW = ("/", "/faq/", "/services/mini-audit/")  # together they use every part of the style
OTHERS = ("dark", "forced", "forced-dark")
TARGET = 44  # CSS pixels
TWICE = "document.documentElement.style.fontSize = '200%'"


@pytest.mark.parametrize(
    ("path", "look"),
    [(path, "light") for path in KINDS] + [(path, look) for look in OTHERS for path in FEW],
)
def test_axe_finds_nothing(
    open_page: OpenPage, violations: Violations, path: str, look: str
) -> None:
    """WCAG 2.2 AA and axe's own best practice."""
    page = open_page(path, look=look)
    assert violations(page) == []


@pytest.mark.prove
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_on_any_page_however_narrow(
    open_page: OpenPage, violations: Violations, site: Path, look: str
) -> None:
    """320 pixels wide, in letters twice as large, in every language."""
    page, wrong = open_page("/", look=look, viewport={"width": 320, "height": 640}), {}
    pages = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    assert len(pages) > 40
    for path in pages:
        page.goto(f"/{path.removesuffix('index.html')}")
        page.evaluate(TWICE)
        if problems := violations(page):
            wrong[path] = problems
    assert wrong == {}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_kind_of_page_fits_a_small_screen(open_page: OpenPage, lang: str) -> None:
    """320 and 390 pixels, in letters twice as large as well; the estimate's states have a module of
    their own."""
    page, wrong = (
        open_page("/", locale="fr-BE" if lang == "en" else "en-GB"),
        {},
    )  # the other language is offered, too
    for path in KINDS:
        page.goto(path)
        if lang != "en":
            page.goto(str(page.locator(f".switch a[lang={lang}]").get_attribute("href")))
        if problems := misfits(page):
            wrong[path] = problems
    assert wrong == {}


@pytest.mark.parametrize("path", KINDS)
def test_every_target_can_be_hit_with_a_thumb(open_page: OpenPage, path: str) -> None:
    """All but links inside a sentence, which WCAG exempts, are at least 44 pixels high."""
    page = open_page(path, screen="phone")
    small = page.evaluate(
        """least => [...document.querySelectorAll("nav a, .button, summary, .question-link, .logo")]
            .filter(element => element.checkVisibility() && element.getBoundingClientRect().height < least)
            .map(element => element.textContent.trim())""",
        TARGET,
    )
    assert small == []


def test_a_link_to_a_question_opens_and_shows_it(open_page: OpenPage) -> None:
    """From another page, and when the address changes on the page itself."""
    page = open_page("/faq/#how-often", screen="phone")
    expect(page.locator("#how-often")).to_be_in_viewport()
    expect(page.locator("details:has(#how-often) summary")).to_be_in_viewport()
    page.evaluate("location.hash = 'nonprofit'")
    expect(page.locator("#nonprofit")).to_be_in_viewport()


def test_the_first_key_offers_to_skip_to_the_content(open_page: OpenPage) -> None:
    """And the focused element is visible."""
    page = open_page("/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_answers_can_be_read_without_javascript(open_page: OpenPage, site: Path) -> None:
    """A question opens and shows its answer."""
    page = open_page("/faq/", java_script_enabled=False)
    page.locator("summary").first.click()
    expect(page.locator(".answer").first).to_be_visible()
