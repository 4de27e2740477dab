"""The project's folders and files, and the content of its pyproject.toml."""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
THEME = ROOT / "theme"
PREVIEW, PUBLISH = ROOT / "pelicanconf.py", ROOT / "publishconf.py"  # the settings of Pelican


def project(root: Path = ROOT) -> dict[str, Any]:
    """Return the tables of pyproject.toml, for reading only."""
    return parsed((root / "pyproject.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=8)  # because many modules need the same few tables
def parsed(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text, for reading only."""
    return tomllib.loads(text)


def content_folder(root: Path = ROOT) -> Path:
    """Return the folder of the content: `CONTENT` of the environment (`make … SITE=`), or else the
    project's own `content/`."""
    return Path(os.environ.get("CONTENT") or root / "content").resolve()
