"""`make check` on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.build import check as command
from tests.support.firm import CONTENT
from tests.support.publishing import content_of
from tests.support.small_site import question

Q = "faq/how-often.md"


def test_the_command_ends_with_a_summary_by_severity(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And fails a script where there is an error."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    (content / Q).write_text(question("€900", title="Often recieved?", order="1"), "utf-8")
    assert command.main(["--content", str(content), "--on", "2026-11-23"]) == 1
    told = capsys.readouterr()
    assert f"content/{Q}:2: warning: " in told.err and f"content/{Q}:8: an amount" in told.err
    assert (
        told.out == "Checked content/ as of 2026-11-23: 1 error, 3 warnings.\n"
    )  # the translation is behind, too, and details of the firm are blank


def test_sound_content_has_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the firm publishes keeps every rule."""
    content = str(content_of(tmp_path))
    assert command.main(["--content", content, "--on", "2026-11-23"]) == 0
    assert capsys.readouterr().out == "Checked content/ as of 2026-11-23: no errors, no warnings.\n"
