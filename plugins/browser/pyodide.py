"""Pyodide, unmodified, with micropip and the wheels that it installs: the files, and our own lock
file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from plugins.packages import npm
from plugins.packages.wheels import wheel

FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
WHEELS = ("micropip", "xlsxwriter")  # the installer, and what it installs beside the calculator
ROOT = Path(__file__).resolve().parent.parent.parent


def pyodide(*, root: Path = ROOT) -> Path:
    """Return the folder of the pinned package."""
    return npm.package("pyodide", root=root)


def wheels(*, root: Path = ROOT) -> dict[str, Path]:
    """Return the pinned wheels by name."""
    python = _info(root)["python"]
    return {name: wheel(name, python=python, root=root) for name in WHEELS}


def lock(micropip: Path, *, root: Path = ROOT) -> dict[str, Any]:
    """Return the lock file for Pyodide: only micropip, with the hash of our wheel.

    Pyodide's own lock file has another hash for the same version of micropip, which it builds
    itself.
    """
    package = {
        "name": "micropip",
        "version": micropip.name.split("-")[1],
        "file_name": micropip.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(micropip.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": ["micropip"],
        "depends": [],
    }
    return {"info": _info(root), "packages": {"micropip": package}}


def _info(root: Path) -> dict[str, str]:
    """Return the platform: the versions of Python and Emscripten."""
    info: dict[str, str] = json.loads(
        (pyodide(root=root) / "pyodide-lock.json").read_text("utf-8")
    )["info"]
    return info
