"""A file's address on the site, its description, and its typographic marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import ContentError
from plugins.fingerprint import fingerprint
from plugins.markdown.quotation_marks import typographic
from plugins.pages.markdown_reader import (
    DESCRIPTION_LENGTH,
    address,
    description,
    name_of,
)
from tests.pages.test_pages import soup_of


@pytest.mark.parametrize(
    ("kind", "key", "slug", "root", "url"),
    [
        ("pages", "home", "home", "", ""),
        ("pages", "home", "accueil", "fr/", "fr/"),
        ("pages", "not-found", "not-found", "", "404.html"),
        ("pages", "not-found", "page-introuvable", "fr/", "fr/404.html"),
        ("pages", "contact", "contact", "", "contact/"),
        ("faq", "how-often", "how-often", "", "faq/how-often/"),
        ("faq", "how-often", "combien-de-fois", "fr/", "fr/faq/combien-de-fois/"),
        ("services", "mini-audit", "mini-audit", "", "services/mini-audit/"),
    ],
)
def test_an_address_is_a_directory(kind: str, key: str, slug: str, root: str, url: str) -> None:
    """All but the 404 page, which hosts look for by its name."""
    assert address(kind, key, slug, root=root) == url


def test_a_file_name_is_a_key_and_a_language() -> None:
    """A text and its translation share the key; no language means the default; an unknown language
    is a mistake."""
    settings = {"DEFAULT_LANG": "en", "LANGUAGES": {"en": "en_IE", "fr": "fr_BE"}}
    assert name_of("how-often", file="", settings=settings) == ("how-often", "en")
    assert name_of("how-often.fr", file="", settings=settings) == ("how-often", "fr")
    for wrong in ("how-often.rf", "how-often.en", "how-often."):
        with pytest.raises(ContentError, match="must end with a language of the site"):
            name_of(wrong, file="", settings=settings)


def test_a_description_is_the_first_words_of_the_text() -> None:
    """Whole words, no tags, no entities, short enough for search engines to show all of it."""
    assert description("<p>Yes &amp; <em>no</em>.</p>") == "Yes & no."
    long = description(f"<p>{'word, ' * 60}</p>")
    assert len(long) <= DESCRIPTION_LENGTH + 1
    assert long.endswith("word…")


def test_a_fingerprint_changes_with_a_name_or_a_byte(tmp_path: Path) -> None:
    """And with no other change."""
    file = tmp_path / "a.css"
    file.write_bytes(b"a")
    first = fingerprint(tmp_path)
    assert first == fingerprint(tmp_path)
    file.write_bytes(b"b")
    second = fingerprint(tmp_path)
    file.rename(tmp_path / "c.css")
    assert len({first, second, fingerprint(tmp_path)}) == 3


@pytest.mark.parametrize(
    ("lang", "typed", "shown"),
    [
        ("en", 'What is the "CIO subscription"?', "What is the “CIO subscription”?"),
        ("en", '"Yes" ("no")', "“Yes” (“no”)"),
        ("en", "The firm's", "The firm’s"),
        ("fr", "L’offre « abonnement » ?", "L’offre «\u00a0abonnement\u00a0»\u00a0?"),
        ("fr", 'L\'offre "abonnement" ?', "L’offre «\u00a0abonnement\u00a0»\u00a0?"),
    ],
)
def test_titles_have_typographic_marks(lang: str, typed: str, shown: str) -> None:
    """Staff type those of their keyboard."""
    assert typographic(typed, lang) == shown


def test_no_page_has_straight_quotation_marks(site: Path) -> None:
    """Neither in a title nor in a text."""
    for page in site.rglob("*.html"):
        soup = soup_of(page)
        for element in soup.find_all(["script", "template", "code"]):
            element.decompose()
        assert not [mark for mark in "\"'" if mark in soup.get_text()], page
