"""Modules that stand in the browser's library for larger ones that Pyodide imports at every start and this site never uses.

What a stand-in leaves out is a missing module: the page then loads the whole library instead.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

STAND_INS = {  # path in the standard library → the file here
    "_colorize.py": "no_colours.py",
    "_pyodide/docstring.py": "no_descriptions.py",
    "asyncio/__init__.py": "no_asyncio.py",
    "dataclasses.py": "plain_records.py",
    "pyodide/_package_loader.py": "no_packages.py",
    "pyodide/webloop.py": "no_event_loop.py",
}


def thinned(library: Path) -> dict[str, bytes]:
    """Return path → content of a standard library, the stand-ins in their places."""
    with ZipFile(library) as whole:
        return {
            path: source(path) if path in STAND_INS else whole.read(path)
            for path in whole.namelist()
        }


def source(path: str) -> bytes:
    """Return the stand-in for a path in the library."""
    return Path(__file__).with_name(STAND_INS[path]).read_bytes()
