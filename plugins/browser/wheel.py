"""The calculator's wheel with its books, built by a standard tool from pyproject.toml."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from plugins.errors import ToolError, say
from plugins.fingerprint import digest
from plugins.languages.staff_words import progress

BOOKS = "CALCULATOR_BOOKS"  # read by wheel_books.py
TIMEOUT = 120  # seconds; a build takes one


class WheelBuildError(ToolError):
    """The wheel cannot be built; `str()` says where, what must hold, what was found and what to
    do."""


def calculator_wheel(*, root: Path, books: Path, cache: Path) -> Path:
    """Return the wheel's file, from the cache if its sources have not changed."""
    folder = cache / f"wheel-{_key(root, books)}"
    if wheels := list(folder.glob("*.whl")):
        return wheels[0]
    progress(say("Building the calculator's wheel."))
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".building-") as scratch:
        wheel = _build(root, books, folder=Path(scratch))
        folder.mkdir(exist_ok=True)
        return wheel.replace(folder / wheel.name)


def _build(root: Path, books: Path, *, folder: Path) -> Path:
    process = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root,
        env={**os.environ, BOOKS: str(books.resolve())},
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )
    wheels = list(folder.glob("*.whl"))
    if process.returncode or len(wheels) != 1:
        message = (process.stderr.strip().splitlines() or ["nothing"])[-1]
        raise WheelBuildError(
            "pyproject.toml [build-system]: hatchling must build the calculator's wheel,"
            f" got exit {process.returncode}: {message}; mend what it names, or run make publish"
            " where hatchling is missing: that installs it."
        )
    return wheels[0]


def _key(root: Path, books: Path) -> str:
    """Return a digest of everything that the wheel is made of."""
    kinds = (".py", ".typed")
    own = sorted(path for path in (root / "calculator").rglob("*") if path.suffix in kinds)
    files = [root / "pyproject.toml", root / "LICENSE", *own]
    files += [*sorted(Path(__file__).parent.glob("*.py")), *sorted(books.glob("*.toml"))]
    return digest(*(f"{path.name}\n".encode() + path.read_bytes() for path in files))
