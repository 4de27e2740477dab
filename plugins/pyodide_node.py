"""Python programs run by Pyodide under Node.js, while building and in tests."""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from plugins.node import node

SCRIPT = Path(__file__).with_suffix(".mjs")
PATIENCE = 300  # seconds; a start takes about two, but a hanging one says nothing


class PyodideError(Exception):
    """Pyodide under Node.js did not answer; `str()` says what it printed instead."""


def run(
    program: str,
    *,
    pyodide: Path,
    library: Path,
    info: Mapping[str, str],
    files: Mapping[str, bytes] | None = None,
    env: Mapping[str, str] | None = None,
    patience: float = PATIENCE,
) -> str:
    """Return the text that the last expression of a Python program gives.

    `pyodide` is the folder of its files and `library` its zip of modules; `info` is what `lock_info` gives;
    `files` are written, by absolute path, before the program runs.
    """
    job = {
        "pyodide": str(pyodide),
        "library": str(library),
        "info": dict(info),
        "files": {path: b64encode(content).decode() for path, content in (files or {}).items()},
        "env": dict(env or {}),
        "program": program,
    }
    return _answer(json.dumps(job), patience)


def lock_info(package: Path) -> dict[str, str]:
    """Return what Pyodide's lock file says of the platform, without its list of packages."""
    return json.loads((package / "pyodide-lock.json").read_text("utf-8"))["info"]


def _answer(job: str, patience: float) -> str:
    try:
        done = subprocess.run(
            [*node(), str(SCRIPT)], input=job, capture_output=True, encoding="utf-8", timeout=patience, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise PyodideError(f"{SCRIPT.name}: Pyodide must answer within {patience:.0f} s, got nothing") from late
    if done.returncode:
        raise PyodideError(f"{SCRIPT.name}: Pyodide must run the program, got:\n{done.stderr.strip()[-4000:]}")
    return done.stdout
