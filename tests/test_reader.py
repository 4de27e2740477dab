"""Where a file goes on the site, and how it is described there."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.fingerprint import fingerprint
from plugins.reader import DESCRIPTION_LENGTH, address, description


@pytest.mark.parametrize(
    ("kind", "slug", "url"),
    [
        ("pages", "home", ""),
        ("pages", "not-found", "404.html"),
        ("pages", "contact", "contact/"),
        ("faq", "how-often", "faq/how-often/"),
        ("services", "mini-audit", "services/mini-audit/"),
    ],
)
def test_an_address_is_a_directory(kind: str, slug: str, url: str) -> None:
    """All but the page for what is not found, which hosts look for by name."""
    assert address(kind, slug) == url


def test_a_description_is_the_first_words_of_the_text() -> None:
    """Whole words, no tags, no entities, short enough to be shown whole."""
    assert description("<p>Yes &amp; <em>no</em>.</p>") == "Yes & no."
    long = description(f"<p>{'word, ' * 60}</p>")
    assert len(long) <= DESCRIPTION_LENGTH + 1
    assert long.endswith("word…")


def test_a_fingerprint_changes_with_a_name_or_a_byte(tmp_path: Path) -> None:
    """And with nothing else."""
    file = tmp_path / "a.css"
    file.write_bytes(b"a")
    first = fingerprint(tmp_path)
    assert first == fingerprint(tmp_path)
    file.write_bytes(b"b")
    second = fingerprint(tmp_path)
    file.rename(tmp_path / "c.css")
    assert len({first, second, fingerprint(tmp_path)}) == 3
