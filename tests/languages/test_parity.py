"""A difference between the languages stops the build, with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.build.checking import check_content
from tests.conftest import TODAY
from tests.support.firm import CONTENT


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may change."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def errors_of(content: Path) -> str:
    """Return the errors that `make check` finds, as one text. Raises AssertionError without one."""
    errors = [
        str(finding) for finding in check_content(content, on=TODAY) if finding.severity == "error"
    ]
    assert errors
    return "\n".join(errors)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "faq/how-often.fr.md",
            "de 1\u00a0jour",
            "de 2\u00a0jour",
            (
                "content/faq/how-often.fr.md:14: the numbers must be those of"
                " content/faq/how-often.md; missing here: 1; only here: 2"
            ),
        ),
        (
            "faq/how-often.fr.md",
            "order: 1",
            "order: 2",
            "content/faq/how-often.fr.md:5: order must be as in content/faq/how-often.md, 1, got 2",
        ),
        (
            "faq/how-often.fr.md",
            "topic: working-together",
            "topic: trust",
            "topic must be as in content/faq/how-often.md, working-together, got trust",
        ),
        (
            "services/mini-audit.fr.md",
            "  - confidentiality\n",
            "",
            "questions must be as in content/services/mini-audit.md",
        ),
        (
            "services/mini-audit.fr.md",
            "confidentiality.fr.md",
            "confidentiality.md",
            'got "/faq/confidentiality.md"; write "/faq/confidentiality.fr.md"',
        ),
        (
            "services/mini-audit.md",
            "confidentiality.md",
            "confidentiality.fr.md",
            'got "/faq/confidentiality.fr.md"; write "/faq/confidentiality.md"',
        ),
        (
            "faq/how-often.fr.md",
            "slug: combien-de-fois",
            "slug: confidentialite",
            'slug must lead to an address of its own, got "confidentialite"',
        ),
        (
            "faq/how-often.fr.md",
            "slug: combien-de-fois\n",
            "",
            'slug must be given, found nothing; write "slug: …"',
        ),
        ("faq/how-often.md", "order:", "slug: often\norder:", '"slug" must be a key we know'),
        (
            "faq/how-often.fr.md",
            "review_every: 12",
            "status: draft\nreview_every: 12",
            "content/faq/how-often.fr.md is a draft or outside its days",
        ),
        ("faq/topics.fr.yml", "- topic: trust", "- topic: truth", "topic must name what exists"),
        ("site.fr.yml", "approved: no", "approved: maybe", "content/site.fr.yml:"),
    ],
)
def test_a_difference_is_named(content: Path, file: str, old: str, new: str, message: str) -> None:
    """With the file, the line, what must hold, and what was found."""
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert message in errors_of(content)


def test_a_page_without_its_translation_is_named(content: Path) -> None:
    """In whichever language it is missing."""
    (content / "pages" / "privacy.fr.md").rename(content / "pages" / "data.fr.md")
    text = (content / "pages" / "data.fr.md").read_text(encoding="utf-8")
    for path in content.rglob("*.fr.md"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("pages/privacy.fr.md", "pages/data.fr.md"),
            encoding="utf-8",
        )
    assert "title: Vie privée" in text
    messages = errors_of(content)
    assert (
        "content/pages/privacy.md:1: the page must have its twin privacy.fr.md beside it, found"
        " none published" in messages
    )
    assert (
        "content/pages/data.fr.md:1: the page must have its twin data.md beside it, found none"
        " published" in messages
    )


def test_topics_stand_in_the_same_order(content: Path) -> None:
    """A reader who changes the language finds the same place again."""
    path = content / "faq" / "topics.fr.yml"
    head, *entries = path.read_text(encoding="utf-8").split("- topic:")
    path.write_text("- topic:".join([head, *reversed(entries)]), encoding="utf-8")
    assert (
        "content/faq/topics.fr.yml:1: the topics must be a-cio-for-your-company, working-together"
        in errors_of(content)
    )
