"""Each slip in a price book or a YAML file has one message, at its line, with one thing to do; what
is plain to read is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.checks import rules
from plugins.checks.sources import read_sources
from tests.support.both_languages import lines
from tests.support.small_site import small_site

CASES = yaml.safe_load((Path(__file__).parent / "cases/staff_files.yml").read_text("utf-8"))
TODAY = date(2026, 11, 28)
REDIRECTS = "# Old addresses.\n- from: /old\n  to: /about/\n"
SEARCHES = "how often: how-often\nevening: outside-days\n"
SITE = "law: BE\n"


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return what the rules say of the site without a slip."""
    return set(messages(content_of(tmp_path_factory.mktemp("usual"))))


def content_of(tmp_path: Path) -> Path:
    """Return the content of a site with all files that staff edit."""
    return small_site(tmp_path, {"redirects.yml": REDIRECTS, "search.yml": SEARCHES})


def messages(content: Path) -> list[str]:
    """Return what the rules say, without what a publish waits for."""
    findings = rules.findings(read_sources(content, on=TODAY))
    return [line for line in lines(findings) if "a publish waits" not in line]


def name(case: dict[str, Any]) -> str:
    """Return the name of a case for a report."""
    return f"{case['file']} {case.get('new', case.get('text', ''))!r}"


@pytest.mark.parametrize("case", CASES, ids=map(name, CASES))
def test_a_slip_is_told_once_at_its_line(
    case: dict[str, Any], usual: set[str], tmp_path: Path
) -> None:
    """`says` is all that is said; a case without it is read as it is meant."""
    content = content_of(tmp_path)
    path = content / case["file"]
    before = path.read_text("utf-8") if path.is_file() else ""
    assert case.get("old", "") in before
    after = case["text"] if "text" in case else before.replace(case["old"], case["new"], 1)
    path.write_bytes(after.encode())
    new = [line for line in messages(content) if line not in usual]
    if "says" not in case:
        assert new == []
        return
    (only,) = new
    place, _, message = only.removeprefix(f"content/{case['file']}").partition(": ")
    assert case["says"] in message
    assert place == ("" if case.get("whole") else f":{line_of(case, after)}")


def line_of(case: dict[str, Any], text: str) -> int:
    """Return the line of the slip: the first that is new, or the one that is named."""
    at = case.get("at", case.get("new", "").strip("\n").split("\n")[0])
    return text[: text.index(at)].count("\n") + 1
