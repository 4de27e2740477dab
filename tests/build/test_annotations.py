"""`make check FORMAT=github` prints findings so that GitHub shows each at its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.build.annotations import annotation, summarise
from plugins.build.check import main
from plugins.checks.finding import Finding
from plugins.errors import say
from plugins.languages.staff_words import speech_in
from tests.support.firm import CONTENT


def test_a_change_shows_each_finding_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error fails the run; the summary has all findings in plain words."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    path = content / "faq" / "how-often.md"
    path.write_text(path.read_text("utf-8").replace("work?", "work"), "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    arguments = ["--content", str(content), "--on", "2026-11-23", "--format", "github"]
    assert main(arguments) == 1
    *annotations, last = capsys.readouterr().out.splitlines()
    [error] = [line for line in annotations if line.startswith("::error ")]
    assert error.startswith(
        '::error file=content/faq/how-often.md,line=2::the title of a question must end with "?"'
    )
    assert last.startswith("Checked content/ as of 2026-11-23: 1 error")
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert "- <code>content/faq/how-often.md:2: the title of a question" in summary


def test_characters_with_a_meaning_to_github_are_escaped() -> None:
    """As its documentation says: in a text, and more of them in a file's name."""
    finding = Finding("content/a,b:c.md", 0, say("100%%:\nso"), "warning")
    assert annotation(finding, speech_in("en")) == (
        "::warning file=content/a%2Cb%3Ac.md::100%25:%0Aso"
    )


def test_elsewhere_there_is_no_summary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is written where GitHub names no file; where it does, HTML is escaped."""
    finding = Finding("content/a.md", 1, say("write <q> & no more"))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    summarise([finding], "1 error", speech_in("en"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    summarise([finding], "1 error", speech_in("en"))
    assert "write &lt;q> &amp; no more" in (tmp_path / "summary.md").read_text("utf-8")
