"""A question that the firm has not answered: staff see what is missing, and visitors who search for
it find the contact page."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from plugins.build.checking import check_content
from plugins.build.searches import _answers, _send, _start
from plugins.build.site import build, publish
from plugins.packages.node import node
from tests.conftest import TODAY
from tests.pages.test_pages import soup_of
from tests.support.publishing import content_of, settings_of

OPEN_QUESTION = """---
title: {title}
{slug}topic: trust
order: 9
status: draft
reviewed: {day}
gap: {gap}
note: Ask the manager.
keywords: {words}
---
"""
UNSAID = ("Absence?", "Who stands in.", "Ask the manager")
A_YEAR_ON = date(2027, 11, 23)
WORDS = {"en": ("illness, stand-in", "illness"), "fr": ("maladie, remplaçant", "maladie")}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return the firm's content with an open question in both languages."""
    content = content_of(tmp_path)
    for lang, ending, slug in (("en", "", ""), ("fr", ".fr", "slug: absence\n")):
        text = OPEN_QUESTION.format(
            title="Absence?", slug=slug, day=TODAY, gap="Who stands in.", words=WORDS[lang][0]
        )
        (content / "faq" / f"absence{ending}.md").write_text(text, "utf-8")
    return content


def test_staff_see_what_is_missing(content: Path, tmp_path: Path) -> None:
    """In the preview: among the questions, and on a page of its own."""
    build(tmp_path / "site", on=TODAY, PATH=str(content))
    for page in ("faq/index.html", "faq/absence/index.html", "fr/faq/absence/index.html"):
        assert "Who stands in." in soup_of(tmp_path / "site" / page).main.get_text(), page


def test_visitors_never_read_it_and_find_the_contact_page(content: Path, tmp_path: Path) -> None:
    """Only its keywords for the search are published."""
    publish(tmp_path / "site", on=TODAY, settings_file=settings_of(content))
    for path in (tmp_path / "site").rglob("*"):
        if path.suffix in {".html", ".xml", ".txt"}:
            text = path.read_text("utf-8")
            assert not [
                word for word in ("Absence?", "Who stands in.", "Ask the manager") if word in text
            ], path
    for lang, address in (("en", "/contact/"), ("fr", "/fr/contact/")):
        process = _start(node(), tmp_path / "site")
        _send(process, json.dumps({lang: [WORDS[lang][1]]}))
        (results,) = _answers(process)
        assert results[0] == address


def test_check_lists_it_until_it_is_answered(content: Path) -> None:
    """Once, in the first language, also after a year."""
    for day in (TODAY, A_YEAR_ON):
        findings = [
            str(finding) for finding in check_content(content, on=day) if "absence" in finding.file
        ]
        assert len(findings) == 1 and "absence.md:7: warning: an open question" in findings[0]
