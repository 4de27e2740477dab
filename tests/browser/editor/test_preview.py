"""The development server in a real browser: a save refreshes the page, and mistakes are shown over
it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.support.previewing import Previewing, commit_prices, copy_of_the_project, previewing

QUESTION, PAGE = "content/faq/hire-staff.md", "/faq/hire-staff/"
TITLE = "title: "


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Previewing]:
    """Yield a development server of this test's own."""
    with previewing(copy_of_the_project(tmp_path)) as running:
        yield running


def test_a_save_refreshes_the_page(preview: Previewing, open_page: OpenPage) -> None:
    """Nobody presses a key in the browser."""
    page = open_page(PAGE, base_url=preview.address)
    preview.change(QUESTION, TITLE, f"{TITLE}Again and again, ")
    expect(page.locator("h1")).to_contain_text("Again and again, ")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_mistake_is_shown_over_the_last_good_page_until_it_is_corrected(
    preview: Previewing, open_page: OpenPage, look: str
) -> None:
    """The message has the file, the line, the faulty text and a suggestion."""
    page = open_page(PAGE, base_url=preview.address, look=look)
    words = page.locator("h1").inner_text()
    preview.change(QUESTION, TITLE, "titel: ")
    mistakes = page.get_by_role("alert")
    expect(mistakes).to_contain_text(f"{QUESTION}, line 2")
    expect(mistakes.locator("pre").last).to_contain_text("titel: ")
    expect(mistakes).to_contain_text("did you mean")
    expect(page.locator("h1")).to_have_text(words)
    preview.change(QUESTION, "titel: ", TITLE)
    expect(mistakes).to_have_count(0)


def test_a_page_opened_later_shows_the_mistake_too(
    preview: Previewing, open_page: OpenPage
) -> None:
    """Somebody who goes on to another page sees it there as well."""
    page = open_page("/", base_url=preview.address)
    preview.change(QUESTION, TITLE, "titel: ")
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto("/contact/")
    expect(page.get_by_role("alert")).to_contain_text(QUESTION)


def test_the_page_finds_the_server_again_after_changed_code(
    preview: Previewing, open_page: OpenPage
) -> None:
    """A change of code restarts the server as a new process."""
    page = open_page(
        PAGE,
        base_url=preview.address,
        expected=(
            "ERR_INCOMPLETE_CHUNKED_ENCODING",
            "ERR_CONNECTION_REFUSED",
            "ERR_CONNECTION_RESET",
        ),
    )
    before = page.locator("script[src*='_preview']").get_attribute("src")
    expect(
        page.get_by_role("link", name="Check everything")
    ).to_be_visible()  # or its request would break, too
    preview.change(
        "plugins/pages/markdown_reader.py", "DESCRIPTION_LENGTH = 155", "DESCRIPTION_LENGTH = 40"
    )
    expect(page.locator("script[src*='_preview']")).not_to_have_attribute(
        "src", str(before), timeout=20_000
    )


def test_staff_read_in_the_language_of_the_page_or_of_their_choice(
    preview: Previewing, open_page: OpenPage
) -> None:
    """A button changes it, and the browser remembers."""
    page = open_page("/fr/", base_url=preview.address)
    preview.change(QUESTION, TITLE, "titel: ")
    mistakes = page.get_by_role("alert")
    expect(mistakes).to_contain_text("vouliez-vous dire")
    mistakes.get_by_role("button", name="English").click()
    expect(mistakes).to_contain_text("did you mean")
    page.goto("/fr/contact/")
    expect(mistakes).to_contain_text("did you mean")


def test_the_bar_links_to_the_check_and_to_the_report_of_changed_prices(
    tmp_path: Path, open_page: OpenPage
) -> None:
    """The link to the price report appears once saved prices differ from those of the last commit;
    both reports are computed when they are opened."""
    with previewing(commit_prices(copy_of_the_project(tmp_path))) as preview:
        page = open_page(
            "/fr/", base_url=preview.address, expected=("404",)
        )  # the reports have no icon
        changed = page.get_by_text("Les prix enregistrés ne sont pas encore transmis.")
        expect(page.get_by_role("link", name="Tout vérifier")).to_be_visible()
        expect(changed).to_have_count(0)
        preview.change("content/faq/hire-staff.fr.md", "prestations", "prestattions")
        preview.change("content/prices/2026-01-01.toml", 'small = "900.00"', 'small = "950.00"')
        expect(changed).to_be_visible()
        page.get_by_role("link", name="Que changent-ils").click()
        expect(
            page.get_by_text(
                "À partir du 1er janvier 2026, le prix (DSI à la carte, petite entreprise) passe de"
                " 900,00 € à 950,00 €"
            )
        ).to_be_visible()
        expect(
            page.get_by_role("row", name="10 personnes, 2 jours par mois").first
        ).to_contain_text("+5,6 %")
        expect(page.get_by_role("link", name="/fr/estimation/")).to_be_visible()
        page.get_by_role("link", name="English").click()
        expect(
            page.get_by_text(re.compile(r"^\d+ pages and 11 of 43 examples change\.$"))
        ).to_be_visible()
        page.goto("/")
        page.get_by_role("link", name="Check everything").click()
        expect(
            page.get_by_role("heading", name="content/faq/hire-staff.fr.md, line")
        ).to_be_visible()
        expect(
            page.get_by_text('"prestattions" should be spelt right; did you mean "prestations"')
        ).to_be_visible()
