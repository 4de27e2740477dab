"""The search index: the words of every page that visitors may read."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.build.site import build
from plugins.hosting.headers import FOR_EVER, REVALIDATE, lifetime
from plugins.pages.search_index import SearchError, make_index
from plugins.pages.searchable_words import document
from plugins.reading.typed_amounts import money
from tests.conftest import TODAY
from tests.pages.test_pages import is_framed, soup_of
from tests.support.publishing import content_of, settings_of
from tests.support.small_site import question

SIGNATURE = b"pagefind_dcd"
PAGE = {
    "lang": "en",
    "key": "how-often",
    "title": "How often?",
    "summary": "Often.",
    "topic": "trust",
    "keywords": "rhythm, per week",
    "content": "<p>For €3,900.00 it’s <b>weekly</b>.</p>",
    "save_as": "faq/how-often/index.html",
}


def page_of(**keys: Any) -> SimpleNamespace:
    """Return a page as Pelican passes it on."""
    return SimpleNamespace(**{**PAGE, **keys})


def fragments(folder: Path) -> list[dict[str, Any]]:
    """Return the entry of each page in the index below a folder."""
    pack = [gzip.decompress(file.read_bytes()) for file in sorted(folder.glob("fragment/*"))]
    return [json.loads(content.removeprefix(SIGNATURE)) for content in pack]


def test_the_words_of_a_page_are_its_title_its_text_and_its_keywords(tmp_path: Path) -> None:
    """Amounts are left out, and a word after an apostrophe can be found."""
    file = tmp_path / "page.html"
    file.write_text(document(page_of(), topic="Trust & order"), "utf-8")
    soup = soup_of(file)
    assert soup.body.get_text("|", strip=True) == "How often?|Often.|For … it's|weekly|."
    meta_values = {
        meta["data-pagefind-meta"]: meta["content"] for meta in soup.head.find_all("meta")
    }
    assert meta_values == {
        "topic[content]": "Trust & order",
        "keywords[content]": "rhythm, per week",
    }


@pytest.mark.parametrize(
    "html",
    [
        "<p>€900 a day</p><p>none</p>",
        "<p>from 1\u00a0800 EUR</p>\n<ul><li>900,-</li></ul> 3 k€",
        "<p>900<br>EUR, CHF <b>900.-</b>, <b>900</b> €, neuf\ncents euros</p>",
        '<img alt="€ 900"> <td data-price="900 EUR">HT 900</td> 900',
        "900 per day (EUR)<p>in euros: 900</p>€900",
    ],
)
def test_amounts_are_left_out_between_tags_as_in_the_whole(html: str) -> None:
    """No amount contains a tag."""
    left = document(page_of(content=html), topic="").partition("<p>Often.</p>")[2]
    assert left == f"{money().sub('…', html)}</body>\n</html>\n"


def test_every_page_is_found_in_its_own_language(published: Path) -> None:
    """All but the 404 pages and those for frames, at their addresses on the site."""
    pages = [
        path
        for path in published.rglob("*.html")
        if path.name != "404.html" and not is_framed(path)
    ]
    addresses = {
        "/" + path.relative_to(published).as_posix().removesuffix("index.html") for path in pages
    }
    assert {fragment["url"] for fragment in fragments(published / "search")} == addresses
    entry = json.loads((published / "search" / "pagefind-entry.json").read_text("utf-8"))
    counts = {
        lang: entry_of_language["page_count"]
        for lang, entry_of_language in entry["languages"].items()
    }
    assert counts == Counter("fr" if address.startswith("/fr/") else "en" for address in addresses)


def test_no_amount_stands_in_the_index(published: Path) -> None:
    """Results must not show prices, which may be out of date."""
    entries = fragments(published / "search")
    assert not [
        fragment["url"]
        for fragment in entries
        if money().search(json.dumps(fragment, ensure_ascii=False))
    ]
    assert money().search((published / "index.html").read_text("utf-8"))


def test_only_what_a_search_needs_is_published(published: Path) -> None:
    """Not Pagefind's own interface; files named after their content are cached for ever, the others
    are requested again."""
    names = {
        file.relative_to(published).as_posix()
        for file in (published / "search").rglob("*")
        if file.is_file()
    }
    tops = {name.split("/")[1] for name in names} - {"index", "fragment"}
    assert {top for top in tops if not top.endswith((".pf_meta", ".br", ".gz"))} == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.en.pagefind",
        "wasm.fr.pagefind",
    }
    for name in names:
        assert lifetime(f"/{name}") == (
            FOR_EVER if name.startswith(("search/index/", "search/fragment/")) else REVALIDATE
        )
    assert (published / "search" / "pagefind.js.br").is_file()


def test_a_text_that_is_not_visible_is_not_found(tmp_path: Path) -> None:
    """Neither a draft nor a text before its first day; amounts of the price book are left out."""
    content = content_of(tmp_path)
    keys_by_name = {
        "draft": {"status": "draft"},
        "later": {"publish_from": "2026-11-24"},
        "shown": {"keywords": "quinquennial"},
    }
    for name, keys in keys_by_name.items():
        text = question(
            f"Zebra {name}, for {{{{ price a-la-carte small }}}}.", title=f"Zebra {name}?", **keys
        )
        (content / "faq" / f"zebra-{name}.md").write_text(text, "utf-8")
        twin = question(
            f"Zèbre {name}, pour {{{{ price a-la-carte small }}}}.",
            title=f"Zèbre {name} ?",
            slug=f"zebre-{name}",
            translates='""',
            **keys,
        )
        (content / "faq" / f"zebra-{name}.fr.md").write_text(twin, "utf-8")
    build(tmp_path / "site", on=TODAY, settings_file=settings_of(content))
    zebras = [
        fragment
        for fragment in fragments(tmp_path / "site" / "search")
        if "zebra" in fragment["url"]
    ]
    (entry,) = zebras
    assert (entry["url"], entry["content"], entry["meta"]["keywords"]) == (
        "/faq/zebra-shown/",
        "Zebra shown? Zebra shown, for ….",
        "quinquennial",
    )
    assert "900" in (tmp_path / "site" / "faq" / "zebra-shown" / "index.html").read_text("utf-8")


def test_the_preview_has_no_index_and_an_inactive_field(site: Path, published: Path) -> None:
    """An index would be out of date after a save; the field is there so that the page looks the
    same."""
    assert not (site / "search").exists()
    assert soup_of(site / "index.html").select_one("#search input").has_attr("disabled")
    assert not soup_of(published / "index.html").select_one("#search input").has_attr("disabled")


def test_no_environment_variable_changes_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though Pagefind itself reads its settings from the environment, too."""
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    make_index([(page_of(), "")], tmp_path)
    assert [fragment["url"] for fragment in fragments(tmp_path)] == ["/faq/how-often/"]
    assert (tmp_path / "wasm.en.pagefind").is_file()


def test_a_page_that_pagefind_misses_stops_the_publish(tmp_path: Path) -> None:
    """No search would find it."""
    with pytest.raises(
        SearchError,
        match=(
            r"Pagefind must find every page in its language, got \{'en': 1\} instead of \{'en': 2\}"
        ),
    ):
        make_index([(page_of(), ""), (page_of(save_as="faq/how-often/index.txt"), "")], tmp_path)
