"""HTML checkers by others find nothing wrong in a publish."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.judges import html_validate, nu

SAMPLE = (  # every template
    *("index.html", "404.html", "faq/index.html", "faq/how-often/index.html"),
    *("fr/services/index.html", "fr/services/dsi-a-la-carte/index.html", "fr/contact/index.html"),
    *("fr/mentions-legales/index.html", "privacy/index.html"),
    *("estimate/index.html", "embed/index.html", "check/index.html"),
)
WRONG = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head>'
    "<body><ul><p>Here</p></ul><input></body></html>"
)


@pytest.mark.part("java")
def test_the_nu_html_checker_finds_nothing(published: Path, tmp_path: Path) -> None:
    """No error and no warning, except on a page with mistakes, which proves that it looks."""
    (tmp_path / "wrong.html").write_text(WRONG, "utf-8")
    messages = nu([*(published / name for name in SAMPLE), tmp_path / "wrong.html"])
    assert [line for line in messages if "wrong.html" not in line] == []
    assert any("not allowed as child" in line for line in messages)


def test_html_validate_finds_nothing(published: Path, tmp_path: Path) -> None:
    """By the rules that it recommends; likewise."""
    (tmp_path / "wrong.html").write_text(WRONG, "utf-8")
    pages = [*(published / name for name in SAMPLE), tmp_path / "wrong.html"]
    messages = html_validate(pages, scratch=tmp_path)
    assert [line for line in messages if "wrong.html" not in line] == []
    assert any("element-permitted" in line for line in messages)


@pytest.mark.prove
@pytest.mark.part("java")
def test_neither_finds_anything_on_any_page(published: Path, tmp_path: Path) -> None:
    """In every language."""
    pages = sorted(published.rglob("*.html"))
    assert len(pages) > 40
    assert nu(pages) + html_validate(pages, scratch=tmp_path) == []
