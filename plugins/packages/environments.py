"""Virtual environments beside `.venv`, for tools whose packages the site and its tests should not
see."""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

from plugins.project import ROOT, project


def groups() -> dict[str, list[str]]:
    """Return every group of pins in pyproject.toml."""
    pins: dict[str, list[str]] = project()["dependency-groups"]
    return pins


def python_with(*names: str) -> Path:
    """Return the interpreter of an environment with the pins of these groups; it is named after the
    last one."""
    folder = ROOT / ".build" / names[-1] / "venv"
    python, installed = folder / "bin" / "python", folder / "pins.txt"
    pins = [pin for name in names for pin in groups()[name]]
    if not installed.exists() or installed.read_text(encoding="utf-8").split() != pins:
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", *pins], check=True)
        installed.write_text("\n".join(pins), encoding="utf-8")
    return python
