"""What people really write is shown as they mean it, or told at its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from plugins.checks import rules
from plugins.checks.sources import read_sources
from plugins.errors import ContentError
from plugins.markdown.parser import html
from plugins.reading.files import text_of
from plugins.reading.front_matter import split_text
from tests.support.small_site import question, small_site

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 28)
HEAD = "---\ntitle: What is a case?\ntopic: trust\norder: 9\nreviewed: 2026-11-23\n---\n\n"
FILE = "content/faq/a-case.md"


def cases() -> list[Any]:
    """Return every case, with its name."""
    texts = [yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8")) for name in FILES]
    return [pytest.param(case, id=case["name"]) for group in texts for case in group]


FILES = ("texts", "neighbours")
OUTSIDE = yaml.safe_load((CASES / "outsiders.yml").read_text("utf-8"))


def content_with(case: dict[str, Any], tmp_path: Path) -> Path:
    """Return a small site with the text of a case in it."""
    content = small_site(tmp_path, {"faq/how-often.fr.md": question(slug="rythme")})
    text = case.get("file") or HEAD + case["body"]
    (content / "faq/a-case.md").write_bytes(text.encode())
    (content / "images").mkdir()
    Image.new("RGB", (4, 4)).save(content / "images/dot.png")
    (content / "images/a.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0heicmif1")
    return content


def messages_of(content: Path) -> list[str]:
    """Return what the rules say of the text: line and words, spelling apart."""
    findings = rules.findings(read_sources(content, on=TODAY))
    lines = [str(finding) for finding in findings if finding.file == FILE]
    return [line.removeprefix(f"{FILE}:") for line in lines if "should be spelt" not in line]


@pytest.mark.parametrize("case", cases())
def test_a_text_is_told_or_shown_as_it_is_meant(case: dict[str, Any], tmp_path: Path) -> None:
    """All that is told of it is what the case says, and each at its line."""
    content = content_with(case, tmp_path)
    messages, expected = messages_of(content), sorted(case.get("told", []), key=line_of)
    assert len(messages) == len(expected), messages
    for begins in expected:
        match = next((line for line in messages if line.startswith(begins)), None)
        assert match, (begins, messages)
        messages.remove(match)
    markup = html_of(content)
    assert [part for part in case.get("shown", []) if part not in markup] == [], markup
    assert [part for part in case.get("never", []) if part in markup] == [], markup


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Any]]:
    """Return one site with every text of `outsiders.yml` in it, and what the rules say of them."""
    content = small_site(
        tmp_path_factory.mktemp("outside"), {"faq/how-often.fr.md": question(slug="rythme")}
    )
    (content / "images").mkdir()
    Image.new("RGB", (4, 4)).save(content / "images/dot.png")
    for number, case in enumerate(OUTSIDE):
        text = (case.get("file") or HEAD + case["body"]).replace("a case?", f"case {number}?", 1)
        (content / f"faq/case-{number}.md").write_bytes(text.encode())
    return content, rules.findings(read_sources(content, on=TODAY))


@pytest.mark.parametrize("number", range(len(OUTSIDE)), ids=[case["name"] for case in OUTSIDE])
def test_what_outsiders_write_is_told_or_shown_as_they_mean_it(
    number: int, outside: tuple[Path, list[Any]]
) -> None:
    """All texts stand in one site, so that many cost little."""
    (content, findings), case, name = outside, OUTSIDE[number], f"case-{number}"
    lines = [str(finding) for finding in findings if finding.file == f"content/faq/{name}.md"]
    messages = [line.partition(":")[2] for line in lines if "should be spelt" not in line]
    expected = case.get("told", [])
    assert [len(messages), *expected] == [
        len(expected),
        *(begins for begins in expected if any(line.startswith(begins) for line in messages)),
    ], messages
    markup = html_of(content, name)
    assert [part for part in case.get("shown", []) if part not in markup] == [], markup


def line_of(message: str) -> int:
    """Return the line that a mistake names."""
    return int(message.partition(":")[0])


def html_of(content: Path, name: str = "a-case") -> str:
    """Return the HTML of a text, nothing where it cannot be read."""
    try:
        _, body, _ = split_text(text_of(content / f"faq/{name}.md", file=FILE), file=FILE)
    except ContentError:
        return ""
    return html(body, lang="en")
