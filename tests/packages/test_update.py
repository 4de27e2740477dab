"""Updates of pins: which versions are tried, and what is then written in pyproject.toml."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.packages import update

VERSIONS = {"pydantic": ("1.0", "1.1"), "pydantic_core": ("2.0", "2.1"), "Pygments": ("3.0", "3.1")}
PINS = '    "pydantic==1.0",\n    "pydantic_core==2.0",\n    "Pygments==3.0", # a note\n'


@pytest.mark.parametrize("passes", [True, False])
def test_packages_that_need_each_other_are_tried_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passes: bool
) -> None:
    """Both are pinned before the tests run; where these fail the file is restored."""
    file = tmp_path / "pyproject.toml"
    file.write_text(PINS, encoding="utf-8")
    texts: list[str] = []

    def run(command: Any, **_: Any) -> SimpleNamespace:
        texts.append(file.read_text(encoding="utf-8"))
        return SimpleNamespace(returncode=0 if passes else 2)

    monkeypatch.setattr(subprocess, "run", run)
    versions = update.newest_of(["pydantic", "Pydantic_Core"], VERSIONS)
    assert update.attempt(versions, file=file) == (0 if passes else 1)
    new = PINS.replace("1.0", "1.1").replace("2.0", "2.1")
    assert texts == ([new] if passes else [new, PINS])
    assert file.read_text(encoding="utf-8") == (new if passes else PINS)


def test_a_package_without_a_newer_version_is_refused() -> None:
    """With the nearest name."""
    with pytest.raises(SystemExit, match='got "pydantik"; did you mean "?pydantic'):
        update.newest_of(["pygments", "pydantik"], VERSIONS)
