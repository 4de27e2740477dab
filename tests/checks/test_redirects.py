"""Old addresses that people really write lead to their page, or are refused at their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.links import redirects
from tests.checks.test_files_and_addresses import messages
from tests.support.small_site import small_site


def redirect_messages(entries: str, tmp_path: Path) -> list[str]:
    """Return what is said of old addresses."""
    return messages(redirects, small_site(tmp_path, {"redirects.yml": entries}))


@pytest.mark.parametrize(
    "old",
    [
        "/nos-services/%C3%A9tude",
        "/à-propos",
        "/index.php?id=5&lang=fr",
        "/spip.php?article12",
        "/node/12,5",
        "/l'offre",
        "/?page_id=12",
        "/about/?p=1",
        "/a b.html",
        "/wiki/C++",
        "/x?q=a+b&c[]=1",
        "/.old/x",
    ],
)
def test_an_old_address_that_search_engines_know_can_be_written(old: str, tmp_path: Path) -> None:
    """With accents, signs and any query."""
    assert redirect_messages(f'- from: "{old}"\n  to: /about/\n', tmp_path) == []


@pytest.mark.parametrize(
    "old",
    [
        "old",
        "//old",
        "/a//b",
        "/a/../b",
        "/a#b",
        "/%E9tude",
        "/a?x y",
        "/\\a",
    ],
)
def test_what_no_browser_asks_for_is_no_old_address(old: str, tmp_path: Path) -> None:
    """A server tidies it away before it looks, or it is no address."""
    (only,) = redirect_messages(f"- from: '{old}'\n  to: /about/\n", tmp_path)
    assert only.startswith("content/redirects.yml:1: from must be an address like")


def test_an_old_address_is_one_address(tmp_path: Path) -> None:
    """Hosts differ in what a star means."""
    (only,) = redirect_messages("- from: /blog/*\n  to: /about/\n", tmp_path)
    assert "from must be one old address, without *" in only


@pytest.mark.parametrize(
    "old", ["/about/", "/about", "/about/index.html", "/", "/faq/how-often/", "/%61bout/"]
)
def test_a_page_that_exists_is_no_old_address(old: str, tmp_path: Path) -> None:
    """Visitors would never see it again, or be sent to it for ever."""
    (only,) = redirect_messages(f"- from: {old}\n  to: /about/\n", tmp_path)
    assert only.startswith("content/redirects.yml:1: from must be an address where no page stands")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("/dup", "/dup"),
        ("/étude", "/%C3%A9tude"),
        ("/étude", "/e\u0301tude"),
        ("/x?a=1&b=2", "/x?b=2&a=1"),
        ("/x?q=a+b", "/x?q=a%20b"),
    ],
)
def test_an_old_address_stands_once(first: str, second: str, tmp_path: Path) -> None:
    """Servers would differ in which of the two they take."""
    entries = f"- from: {first}\n  to: /about/\n- from: {second}\n  to: /contact/\n"
    (only,) = redirect_messages(entries, tmp_path)
    assert only.startswith("content/redirects.yml:3: from must be an old address that stands once")
    assert "stands also on line 1" in only


def test_a_redirect_leads_to_its_page_at_once(tmp_path: Path) -> None:
    """Neither to another old address nor in a circle; all mistakes of a file are told together."""
    entries = (
        "- from: /a\n  to: /b\n- from: /b\n  to: /about/\n"
        "- from: /c\n  to: /d\n- from: /d\n  to: /c\n- from: /e\n  to: /gone/\n"
        "- from: old\n  to: /about/\n- from: /f\n  too: /about/\n"
    )
    mistakes = redirect_messages(entries, tmp_path)
    assert [line.partition(": ")[0] for line in mistakes] == [
        f"content/redirects.yml:{line}" for line in (2, 6, 8, 10, 11, 14)
    ]
    assert "which is an old address itself; write /about/" in mistakes[0]
    assert "leads in a circle" in mistakes[1] and "leads in a circle" in mistakes[2]
    assert 'must be a page of this site, got "/gone/"' in mistakes[3]
