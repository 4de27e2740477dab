"""A page is found by the words that it holds, whichever way they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.build.site import build
from tests.browser.conftest import OpenPage
from tests.browser.pages.test_search import search
from tests.conftest import TODAY, serving
from tests.support.publishing import content_of, settings_of
from tests.support.small_site import question

ENGLISH = "An œuvre on eco\u2011systems, SaaS/PaaS, R&D, C.R.M., co-operation and the re\u0301gime."
FRENCH = "Une œuvre au cœur de l’éco\u2011système, SaaS/PaaS, R&D, C.R.M., le re\u0301gime."
BOTH = ("oeuvre", "œuvre", "SaaS", "paas", "R&D", "crm", "C.R.M.", "regime", "re\u0301gime")
TYPED = {
    "en": (*BOTH, "eco-systems", "eco systems", "cooperation", "co-operation", "oddwords", "C R M"),
    "fr": (
        *BOTH,
        "cœur",
        "coeur",
        "éco-système",
        "ecosysteme",
        "éco système",
        "motsrares",
        "lecosystemes",
    ),
}
PLACES = {"en": ("/", "/faq/odd-words/"), "fr": ("/fr/", "/fr/faq/mots-rares/")}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a site that holds a page of such words in each language."""
    folder: Path = tmp_path_factory.mktemp("odd")
    content = content_of(folder)
    keys = {"order": "90", "reviewed": "2026-11-23"}
    english = question(ENGLISH, title="Which odd words?", **keys)
    (content / "faq/odd-words.md").write_text(english, "utf-8")
    more = {"title": "Quels mots rares ?", "slug": "mots-rares", "translates": '""', **keys}
    (content / "faq/odd-words.fr.md").write_text(question(FRENCH, **more), "utf-8")
    build(folder / "site", on=TODAY, settings_file=settings_of(content))
    with serving(folder / "site") as address:
        yield address


@pytest.mark.parametrize("lang", TYPED)
def test_a_page_is_found_however_its_words_are_typed(
    open_page: OpenPage, odd: str, lang: str
) -> None:
    """It comes first, for no other page has these words."""
    start, goal = PLACES[lang]
    page = open_page(start, base_url=odd)
    results = {typed: search(page, typed) for typed in TYPED[lang]}
    missed = {typed: links for typed, links in results.items() if goal not in links[0]}
    assert missed == {}
