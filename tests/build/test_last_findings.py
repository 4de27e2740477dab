"""The findings of the last check: printed again where nothing has changed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from plugins import fingerprint
from plugins.build import last_findings
from plugins.build.last_findings import keep_findings, read_findings, state_of
from plugins.checks.finding import Finding
from plugins.errors import say
from plugins.project import ROOT
from tests.conftest import TODAY
from tests.support.publishing import content_of

OFTEN = "faq/how-often.md"
COMMIT = """git init -q && git add faq/topics.yml &&
git -c user.name=A -c user.email=a@example.org commit -q -m "content: Add topics" """


def test_all_findings_are_kept_for_the_same_state_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another day, commit, file, folder or byte: each makes another state."""
    monkeypatch.setattr(fingerprint, "COARSE", 0)
    content = content_of(tmp_path)
    states = [state_of(content, on=TODAY)]
    assert state_of(content, on=TODAY) == states[0]
    states.append(state_of(content, on=TODAY + timedelta(days=1)))
    with monkeypatch.context() as patch:
        patch.setenv("ALLOW_ILLUSTRATIVE", "1")
        states.append(state_of(content, on=TODAY))
    changes: list[Callable[[], object]] = [
        (content / "faq" / "folder.md").mkdir,
        lambda: (content / "plan.svg").symlink_to("nowhere.svg"),
        lambda: (content / OFTEN).write_text("x", encoding="utf-8"),
        (content / OFTEN).unlink,
        lambda: subprocess.run(COMMIT, cwd=content, shell=True, check=True),
    ]
    for change in changes:
        change()
        states.append(state_of(content, on=TODAY))
    assert len({*states}) == len(states)


@pytest.mark.parametrize(
    ("finding", "after", "is_cached"),
    [
        (Finding("content/a.md", 1, say("a word"), "warning"), "now", True),
        (Finding("content/a.md", 1, say("a word"), "warning"), "later", False),
        (Finding("content/a.md", 1, say("a word")), "now", False),
        (Finding("pyproject.toml", 0, say("a lost network"), "warning"), "now", False),
    ],
)
def test_findings_that_may_differ_next_time_are_not_cached(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    finding: Finding,
    after: str,
    is_cached: bool,
) -> None:
    """Findings of a content that changed during the check, errors, and problems of the machine."""
    monkeypatch.setattr(last_findings, "FOLDER", tmp_path)
    warning = Finding("content/a.md", 1, say("a word"), "warning")
    keep_findings("name", [warning], before="then", after="then", content=Path("content"))
    assert read_findings("name", state="then") == [warning]
    keep_findings("name", [finding], before="now", after=after, content=Path("content"))
    assert read_findings("name", state="now") == ([finding] if is_cached else None)
    assert read_findings("name", state="then") is None


@pytest.mark.parametrize("module", ["pelican", "pydantic", "jinja2", "babel", "yaml"])
def test_a_check_where_nothing_changed_loads_little(module: str) -> None:
    """Nothing that only a check of a change needs."""
    code = f"import plugins.build.check, sys; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
