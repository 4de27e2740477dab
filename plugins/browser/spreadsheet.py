"""Ships what writes a spreadsheet in the browser, fetched only when asked for, and tells templates
of it as `spreadsheet`."""

from __future__ import annotations

import hashlib
import json
import shutil
from base64 import b64encode
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.packages import npm
from plugins.packages.wheels import wheel
from plugins.pyodide_node import lock_info

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


def _fetch(pelican: Any) -> None:
    """Have the wheels before any page is written."""
    pelican.settings["SPREADSHEET_WHEELS"] = wheels()


def _tell(generator: Any) -> None:
    settings = generator.settings
    generator.context["spreadsheet"] = manifest(settings["SPREADSHEET_WHEELS"], settings["SITEURL"])


def _put(pelican: Any) -> None:
    for file in pelican.settings["SPREADSHEET_WHEELS"].values():
        place = Path(pelican.output_path) / address(file).lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def register() -> None:
    signals.initialized.connect(_fetch)
    signals.generator_init.connect(_tell)
    signals.finalized.connect(_put)  # after Pelican has written, and perhaps emptied, the output
