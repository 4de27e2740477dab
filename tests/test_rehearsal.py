"""The build finds which functions of Python's WebAssembly the calculator takes, the same each time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins import rehearsal, runtime_library
from plugins.packages import npm
from plugins.project import ROOT

ENGINE = ROOT / "calculator"


@pytest.fixture(scope="module")
def modules() -> Path:
    """The engine and what it needs of Python's library, compiled."""
    return runtime_library.compiled(
        pyodide=npm.package("pyodide"), engine=ENGINE, cache=ROOT / ".build" / "runtime"
    )


def entered(modules: Path) -> list[int]:
    return rehearsal.entered(pyodide=npm.package("pyodide"), modules=modules, engine=ENGINE.name)


def test_the_same_functions_are_found_elsewhere(
    modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another time zone, language and home: two machines publish the same bytes."""
    here = entered(modules)
    for name, value in {
        "TZ": "Pacific/Auckland",
        "LANG": "fr_FR.UTF-8",
        "LC_ALL": "fr_FR.UTF-8",
        "HOME": "/",
        "USER": "x",
        **{f"MORE_{number}": "x" for number in range(50)},
    }.items():
        monkeypatch.setitem(os.environ, name, value)
    assert entered(modules) == here
    assert 2_000 < len(here) < 4_000  # of 16,958


@pytest.mark.parametrize("told", ['{"answered": 0, "refused": 9}', '{"answered": 9, "refused": 0}'])
def test_a_rehearsal_in_which_nothing_is_answered_or_refused_is_none(
    modules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    """The site is not built with what it found."""
    program = tmp_path / "program.py"
    program.write_text(f"def rehearsed():\n    return '{told}'\n", "utf-8")
    monkeypatch.setattr(rehearsal, "PROGRAM", program)
    with pytest.raises(
        rehearsal.RehearsalError,
        match=f"^program.py: some requests must be answered and some refused, got {told}$",
    ):
        entered(modules)
