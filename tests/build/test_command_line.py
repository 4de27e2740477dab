"""Commands report mistakes in words, and every remedy that they print works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.build.command_line import day, port_number, run_command
from plugins.packages.update import with_pin
from tests.support.firm import PRICES, ROOT

CHECK = ["plugins.build.check"]
PREVIEW = ["plugins.preview.server", "--port"]
PUBLISH = ["plugins.build.site", "--settings", "publishconf.py", "--output"]
DIFF = ["plugins.price_report.command"]
BOOK = "2026-01-01.toml"


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of ours as make does."""
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("words", "environment", "message"),
    [
        ([*CHECK, "--on", "tomorrow"], {}, 'ON must be a day like 2027-01-01, got "tomorrow"'),
        ([*CHECK, "--on", "2027-02-30"], {}, 'got "2027-02-30"'),
        (CHECK, {"ON": "soon"}, 'ON must be a day like 2027-01-01, got "soon"'),
        ([*PREVIEW, "80000"], {}, 'PORT must be a number from 1024 to 65535, got "80000"'),
        ([*PREVIEW, "80"], {}, "leave it out, and it is 8000"),
        ([*DIFF, BOOK], {}, "BOOKS must be two price books, the old one and the new one, got 1"),
        ([*DIFF, BOOK, "2026-01-10.toml"], {}, 'did you mean "2026-01-01.toml"?'),
        (DIFF, {"PATH": "/nowhere"}, "git must be installed to compare with the last commit"),
    ],
)
def test_a_wrong_argument_is_reported_without_a_traceback(
    words: list[str], environment: dict[str, str], message: str
) -> None:
    """In one line that says what to write."""
    done = run(*words, **environment)
    assert done.returncode == 1
    assert message in done.stderr and "Traceback" not in done.stderr and "usage:" not in done.stderr


def test_the_bare_name_of_a_price_book_is_enough(tmp_path: Path) -> None:
    """As the README and the remedy write it; a whole path is used as it is."""
    other = tmp_path / "2027-01-01.toml"
    other.write_bytes((PRICES / BOOK).read_bytes())
    done = run(*DIFF, BOOK, str(other), PATH="/nowhere")
    assert (done.returncode, done.stderr) == (0, "")
    assert " examples change." in done.stdout


def test_a_place_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    """Below a file nobody can make a folder, root included."""
    (tmp_path / "file").write_text("", "utf-8")
    done = run(*PUBLISH, str(tmp_path / "file" / "out"))
    assert done.returncode == 1
    assert "must be a place where you may write" in done.stderr
    assert "Traceback" not in done.stderr


def test_only_a_refused_permission_is_reported_so() -> None:
    """Another error of the operating system is still raised."""

    def denied() -> int:
        raise PermissionError(13, "Permission denied", "/srv/site")

    def broken() -> int:
        raise FileNotFoundError(2, "No such file or directory", "x")

    with pytest.raises(SystemExit, match="^/srv/site: this must be a place where you may write"):
        run_command(denied)
    with pytest.raises(FileNotFoundError):
        run_command(broken)


def test_right_arguments_are_read() -> None:
    """A day, a port, and 0 for any free port."""
    assert day("2027-01-01").isoformat() == "2027-01-01"
    assert (port_number("8123"), port_number("0")) == (8123, 0)


def test_a_pin_is_replaced_alone() -> None:
    """Also where its name is the beginning of another."""
    text = '    "Markdown==3.11.3",\n    "markdown-it-py==4.3.0",\n'
    assert with_pin(text, "Markdown", "3.12") == text.replace("3.11.3", "3.12")
    with pytest.raises(SystemExit, match="it must pin Nothing"):
        with_pin(text, "Nothing", "1")
