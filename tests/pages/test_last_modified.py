"""A page's last change is the day on which its visible content last changed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest

from plugins.build.site import build
from plugins.pages.last_modified import last_changed, tell
from tests.pages.test_pages import ADDRESS, ATOM, SITEMAP
from tests.support.publishing import content_of

SINCE = date(2027, 1, 1)
OLD = date(2026, 11, 23)


def page(**more: Any) -> SimpleNamespace:
    """Return a page with the metadata that the reader sets."""
    return SimpleNamespace(
        **{
            "kind": "pages",
            "lang": "en",
            "template": "page",
            "reviewed": OLD,
            "publish_from": None,
            "priced": False,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, OLD),
        ({"publish_from": date(2026, 12, 1)}, date(2026, 12, 1)),
        ({"publish_from": date(2026, 1, 1)}, OLD),
        ({"priced": True}, SINCE),
        ({"template": "estimate"}, SINCE),
        ({"formula": "subscription"}, SINCE),
        ({"formula": None}, OLD),
        ({"priced": True, "reviewed": date(2027, 2, 1)}, date(2027, 2, 1)),
    ],
)
def test_the_latest_change_counts(more: dict[str, Any], expected: date) -> None:
    """Of a review, the first day of publication, and new prices where the page has any."""
    assert last_changed(page(**more), prices_since=SINCE) == expected


def test_the_list_of_answers_changes_with_each_of_them() -> None:
    """Only with those of its own language."""
    english, french = page(template="faq"), page(template="faq", lang="fr")
    tell(
        [english, french, page(kind="faq", template="question", reviewed=date(2027, 3, 1))],
        prices_since=SINCE,
    )
    assert (english.modified, french.modified) == (date(2027, 3, 1), OLD)


def test_new_prices_are_a_change_of_the_pages_that_show_them(tmp_path: Path) -> None:
    """In the sitemap and in the feed, with the day on which the prices come into force."""
    content = content_of(tmp_path)
    book = content / "prices" / "2026-01-01.toml"
    (content / "prices" / "2027-01-01.toml").write_bytes(book.read_bytes())
    question = content / "faq" / "how-often.md"
    question.write_text(
        question.read_text("utf-8") + "\nA day is {{ price a-la-carte small }}.\n", "utf-8"
    )
    (twin := question.with_name("how-often.fr.md")).write_text(
        twin.read_text("utf-8") + "\nUne journée : {{ price a-la-carte small }}.\n", "utf-8"
    )
    build(tmp_path / "site", on=date(2027, 1, 5), PATH=str(content))
    days = {
        entry.find(f"{SITEMAP}loc").text.removeprefix(ADDRESS): entry.find(f"{SITEMAP}lastmod").text
        for entry in ElementTree.parse(tmp_path / "site" / "sitemap.xml").iter(f"{SITEMAP}url")
    }
    new = {path for path, modified in days.items() if modified == "2027-01-01"}
    assert {
        "/",
        "/fr/",
        "/estimate/",
        "/services/cio-a-la-carte/",
        "/faq/how-often/",
        "/faq/",
    } <= new
    assert not new & {
        "/contact/",
        "/privacy/",
        "/faq/hire-staff/",
        "/services/your-cio-in-the-company/",
    }
    first = ElementTree.parse(tmp_path / "site" / "feed.xml").find(f"{ATOM}entry")
    assert re.fullmatch(r"2027-01-01T00:00:00Z", first.find(f"{ATOM}updated").text) and first.find(
        f"{ATOM}id"
    ).text.endswith("/faq/how-often/")
