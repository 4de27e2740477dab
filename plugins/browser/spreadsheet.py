"""Ships what writes a spreadsheet in the browser, fetched only when asked for, and tells templates
of it as `spreadsheet`."""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.packages import npm
from plugins.packages.wheels import wheel
from plugins.pyodide_node import lock_info
from plugins.site import site_of

WHEELS = ("micropip", "xlsxwriter")  # the installer, and what it installs
DIGITS = 12


def wheels() -> dict[str, Path]:
    """Return the wheels by name, each the very one that is pinned."""
    python = lock_info(npm.package("pyodide"))["python"]
    return {name: wheel(name, python=python) for name in WHEELS}


def address(file: Path) -> str:
    """Return where a wheel stands on the site: its own name, in a folder named after its
    content."""
    return f"/runtime/wheels/{hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS]}/{file.name}"


def manifest(files: dict[str, Path], prefix: str) -> str:
    """Return the JSON text for `data-spreadsheet`: address and integrity of each wheel."""
    told = {
        name: {
            "url": prefix + address(file),
            "integrity": "sha256-" + b64encode(hashlib.sha256(file.read_bytes()).digest()).decode(),
        }
        for name, file in files.items()
    }
    return json.dumps(told, separators=(",", ":"))


def _give(pelican: Any) -> None:
    """Have the wheels before any page is written."""
    site, files = site_of(pelican.settings), wheels()
    site.given["spreadsheet"] = manifest(files, site.prefix)
    site.outputs.update({address(file).lstrip("/"): file for file in files.values()})


def register() -> None:
    signals.initialized.connect(_give)
