"""An address that a save in the editor removes is redirected to the page's new one, by an entry
that the editor writes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.checks.links.addresses import check, published
from plugins.checks.sources import read_sources
from plugins.preview.editor.entries import Entries
from plugins.preview.editor.redirecting import with_redirects
from plugins.reading.addresses import keep_addresses
from tests.support.editing import NEW, entries_of, files_of, save
from tests.support.firm import CONTENT, TODAY

TRIAL = "faq/trial.json"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content with one more question; its addresses are recorded as
    published."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    entries_of(content).save(TRIAL, NEW, None)
    sources = read_sources(content, on=TODAY, languages=("fr",))
    keep_addresses(content, published(sources))
    return content


def added_redirects(content: Path) -> str:
    """Return the redirects that follow those of the firm."""
    before = (CONTENT / "redirects.yml").read_text("utf-8")
    now = (content / "redirects.yml").read_text("utf-8")
    assert now.startswith(before)
    return now.removeprefix(before)


def dead_addresses(content: Path) -> int:
    """Return how many published addresses neither exist nor are redirected."""
    return len(list(check(read_sources(content, on=TODAY, languages=("fr",)))))


def test_an_old_address_is_redirected_to_the_new_one(entries: Entries, content: Path) -> None:
    """After a second change both lead to the newest; after a change back none leads in a circle."""
    save(entries, TRIAL, "fr", "slug", value="a-l-essai")
    assert added_redirects(content) == "- from: /fr/faq/essai/\n  to: /fr/faq/a-l-essai/\n"
    sources = read_sources(content, on=TODAY, languages=("fr",))
    keep_addresses(content, published(sources))
    save(entries, TRIAL, "fr", "slug", value="essayer")
    assert added_redirects(content) == (
        "- from: /fr/faq/essai/\n  to: /fr/faq/essayer/\n"
        "- from: /fr/faq/a-l-essai/\n  to: /fr/faq/essayer/\n"
    )
    assert dead_addresses(content) == 0
    keep_addresses(content, published(read_sources(content, on=TODAY, languages=("fr",))))
    save(entries, TRIAL, "fr", "slug", value="essai")
    assert added_redirects(content) == (
        "- from: /fr/faq/a-l-essai/\n  to: /fr/faq/essai/\n"
        "- from: /fr/faq/essayer/\n  to: /fr/faq/essai/\n"
    )
    assert dead_addresses(content) == 0


def test_a_deleted_page_leads_to_the_list_in_its_language(entries: Entries, content: Path) -> None:
    """Its English and its French address."""
    entries.delete(TRIAL)
    assert added_redirects(content) == (
        "- from: /faq/trial/\n  to: /faq/\n- from: /fr/faq/essai/\n  to: /fr/faq/\n"
    )
    assert dead_addresses(content) == 0


def test_an_address_that_was_never_published_is_not_redirected(
    entries: Entries, content: Path
) -> None:
    """Nor does a change of words add a redirect."""
    (content / "addresses.yml").unlink()
    before = files_of(content)["redirects.yml"]
    save(entries, TRIAL, "fr", "slug", value="a-l-essai")
    save(entries, TRIAL, "en", "title", value="Is there a trial at all?")
    entries.delete(TRIAL)
    assert files_of(content)["redirects.yml"] == before


def test_notes_of_the_redirects_stay() -> None:
    """Only the lines of moved addresses change."""
    text = "# A note.\n- from: /a\n  to: /faq/trial/\n\n# Another.\n- from: /b\n  to: /c/\n"
    after = with_redirects(text, {"/faq/trial/": "/faq/"}, file="redirects.yml")
    assert after == text.replace("to: /faq/trial/", "to: /faq/") + (
        "- from: /faq/trial/\n  to: /faq/\n"
    )
    assert with_redirects("", {"/a/": "/b/"}, file="redirects.yml") == "- from: /a/\n  to: /b/\n"
