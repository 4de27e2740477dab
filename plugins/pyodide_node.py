"""Python programs run by Pyodide under Node.js, while building and in tests."""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.packages.node import node

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
        "program": program,
        "pyodide": pyodide,
        "library": library,
        "info": info,
        "files": files or {},
        "env": env or {},
    }
    return _told(job, patience)


def answers(
    requests: Sequence[str], *, pyodide: Path, library: Path, info: Mapping[str, str]
) -> list[str]:
    """Return what the calculator in a library answers, with no more of Pyodide than that takes."""
    return list(
        json.loads(
            _told({"requests": requests, "pyodide": pyodide, "library": library, "info": info})
        )
    )


def rehearsed(
    module: str,
    *,
    imports: Sequence[str],
    pyodide: Path,
    library: Path,
    info: Mapping[str, str],
    files: Mapping[str, bytes],
    env: Mapping[str, str],
) -> tuple[str, list[int]]:
    """Return what a module's `rehearsed()` gives, and the functions that were entered for it, for `imports` and for Python's start.

    The folder `pyodide` holds a WebAssembly that notes them (plugins/wasm).
    """
    job = {
        "rehearsal": module,
        "imports": imports,
        "pyodide": pyodide,
        "library": library,
        "info": info,
        "files": files,
        "env": env,
    }
    found = json.loads(_told(job))
    return found["told"], found["entered"]


def lock_info(package: Path) -> dict[str, str]:
    """Return what Pyodide's lock file says of the platform, without its list of packages."""
    return json.loads((package / "pyodide-lock.json").read_text("utf-8"))["info"]


def _told(job: Mapping[str, Any], patience: float = PATIENCE) -> str:
    """Return what Node.js wrote. Raises PyodideError."""
    try:
        done = subprocess.run(
            [*node(), str(SCRIPT)],
            input=json.dumps(job, default=_plain),
            capture_output=True,
            encoding="utf-8",
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise PyodideError(
            f"{SCRIPT.name}: Pyodide must answer within {patience:.0f} s, got nothing"
        ) from late
    if done.returncode:
        raise PyodideError(
            f"{SCRIPT.name}: Pyodide must run the program, got:\n{done.stderr.strip()[-4000:]}"
        )
    return done.stdout


def _plain(value: Path | bytes) -> str:
    """Return a path as text, and the content of a file as JSON can hold it."""
    return str(value) if isinstance(value, Path) else b64encode(value).decode()
