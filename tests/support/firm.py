"""The firm of the tests: a copy of `content/` as it was on one day. `content/` itself belongs to
staff."""

from __future__ import annotations

import importlib
import os
import tempfile
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "tests" / "firm" / "content"
PRICES = CONTENT / "prices"
TODAY = date(2026, 11, 23)  # every test sees the site of this day, whenever it runs
STARTUP = Path(__file__).with_name("startup")


def settle() -> Path:
    """Make this process and its children read this firm on that day, and never `content/`.

    Returns the file in which they note each file of `content/` that they open nevertheless.
    """
    descriptor, note = tempfile.mkstemp(prefix="content-opened-")
    os.close(descriptor)
    os.environ |= {
        "CONTENT": str(CONTENT),
        "ON": TODAY.isoformat(),
        "CONTENT_GUARD": os.pathsep.join((str(ROOT / "content"), note)),
        "PYTHONPATH": below(STARTUP),
    }
    importlib.import_module("tests.support.startup.sitecustomize")  # in this process too

    return Path(note)


def below(folder: Path) -> str:
    """Return a PYTHONPATH that begins with a folder and keeps the guard's."""
    paths = [str(folder), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return os.pathsep.join(dict.fromkeys(filter(None, paths)))


def without_firm() -> dict[str, str]:
    """Return an environment for a copy of the project that has a `content/` of its own."""
    return {name: value for name, value in os.environ.items() if name != "CONTENT"}
