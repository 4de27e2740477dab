"""The README's examples for staff make a valid offer, with the prices that it states."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from calculator.reading.files import read_books
from calculator.wire import answer
from plugins.build.checking import check_content
from plugins.project import ROOT
from tests.support.firm import CONTENT, TODAY

CHAPTER = re.compile(r"^## Change what you offer\n(.*?)^## ", re.DOTALL | re.MULTILINE)
EXAMPLE = re.compile(r"^\*\*(A [a-z ]+)\*\*", re.MULTILINE)
STEP = re.compile(
    r"`(?P<file>content/[^`]+)`(?:, below `(?P<key>\w+:)`)?[^`]*\n\n```\w+\n(?P<lines>.*?)^```",
    re.DOTALL | re.MULTILINE,
)
EXAMPLES = ("A workshop", "A reduction for nonprofits", "A travel fee")


@dataclass(frozen=True)
class Step:
    """Lines that a person writes into a file: below a key, or at its end."""

    file: str
    key: str | None
    lines: str

    def take(self, folder: Path) -> None:
        """Write the lines."""
        path = folder / self.file
        text = path.read_text("utf-8") if path.exists() else ""
        if self.key:
            assert text.count(f"\n{self.key}\n") == 1
            new = text.replace(f"\n{self.key}\n", f"\n{self.key}\n{self.lines}")
        else:
            new = f"{text}\n{self.lines}" if text else self.lines
        path.write_text(new, "utf-8")


def steps() -> dict[str, list[Step]]:
    """Return the steps of each example of the chapter."""
    [chapter] = CHAPTER.findall((ROOT / "README.md").read_text("utf-8"))
    _, *parts = EXAMPLE.split(chapter)
    return {
        name: [Step(**step.groupdict()) for step in STEP.finditer(text)]
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a copy of the content."""
    shutil.copytree(CONTENT, tmp_path / "content")
    return tmp_path


def errors(folder: Path) -> list[str]:
    """Return the errors that `make check` finds."""
    findings = check_content(folder / "content", on=TODAY)
    return [str(one) for one in findings if one.severity == "error"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_line_of_an_example_is_needed_and_no_other(folder: Path, name: str) -> None:
    """Without its last step a check finds errors, with it none."""
    *first, last = steps()[name]
    assert first
    for step in first:
        step.take(folder)
    assert errors(folder)
    last.take(folder)
    assert errors(folder) == []


NEED: dict[str, Any] = {
    "facts": {"employees": "25"},
    "choose": {"a-la-carte": {"quantity": "2", "per": "month"}},
}


@pytest.mark.parametrize(
    ("need", "month", "once"),
    [
        ({"choose": {"workshop": {"quantity": "3"}}}, None, "2850.00"),
        ({"choose": {"workshop": {"quantity": "4"}}}, None, "3400.00"),
        ({**NEED, "facts": {"employees": "25", "nonprofit": True}}, "1620.00", None),
        ({**NEED, "facts": {"employees": "25", "far": True}}, "1890.00", None),
    ],
)
def test_all_three_together_are_priced(
    folder: Path, need: dict[str, Any], month: str | None, once: str | None
) -> None:
    """Worked out by hand: 3 × 950, 4 × 850; 2 × 900 less 10 %; 2 × 900 and 2 × 45."""
    for step in (step for part in steps().values() for step in part):
        step.take(folder)
    assert errors(folder) == []
    request = {"ask": "estimate", "on": TODAY.isoformat(), "need": need}
    estimate = json.loads(answer(json.dumps(request), read_books(folder / "content" / "prices")))
    blocks = [estimate[name] and estimate[name]["high"]["net"] for name in ("month", "once")]
    assert blocks == [month, once]
