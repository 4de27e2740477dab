"""Python packages for the browser, pinned in pyproject.toml, fetched once by pip, checked against
their hash at every build."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import ToolError, say
from plugins.languages.staff_words import progress
from plugins.project import ROOT, project

TIMEOUT = 300  # seconds for a download of some hundred kilobytes, with pip's own retries
PIP = "-m pip download --no-input --disable-pip-version-check --quiet"
ANY = (
    "--only-binary",
    ":all:",
    "--implementation",
    "py",
    "--abi",
    "none",
    "--platform",
    "any",
)  # pure Python


class WheelError(ToolError):
    """A wheel is not available as pinned; `str()` says where, what must hold, what was found and
    what to do."""


@dataclass(frozen=True)
class Pin:
    """The pin of one wheel in pyproject.toml; `sha256` in hexadecimal digits."""

    name: str
    version: str
    sha256: str

    @property
    def where(self) -> str:
        return f"pyproject.toml [tool.wheels.{self.name}]"


def pin(name: str, *, root: Path = ROOT) -> Pin:
    """Return the wheel's pin from pyproject.toml."""
    try:
        table = project(root)["tool"]["wheels"][name]
        return Pin(name, table["version"], table["sha256"])
    except KeyError as missing:
        raise WheelError(
            f"pyproject.toml [tool.wheels.{name}]: must give version and sha256, got no"
            f" {missing.args[0]}; take both from the package's page."
        ) from None


def wheel(name: str, *, python: str, root: Path = ROOT) -> Path:
    """Return the pinned wheel's file, fetched if it is not there yet; `python` is the version that
    will run it."""
    pinned, folder = pin(name, root=root), root / ".build" / "wheels"
    file = _cached(pinned, folder)
    if not file:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".getting-") as scratch:
            download_file = download(pinned, python=python, into=Path(scratch))
            check(download_file.read_bytes(), pinned)
            file = download_file.replace(folder / download_file.name)
    check(file.read_bytes(), pinned)
    return file


def download(pinned: Pin, *, python: str, into: Path, command: tuple[str, ...] = ()) -> Path:
    """Return the wheel that pip downloads, after pip has verified its hash."""
    requirements = into / "wanted.txt"
    requirements.write_text(
        f"{pinned.name}=={pinned.version} --hash=sha256:{pinned.sha256}\n", "utf-8"
    )
    words = [*(command or (sys.executable, *PIP.split())), "--no-deps", "--require-hashes"]
    words += [*ANY, "--python-version", python, "-d", str(into), "-r", str(requirements)]
    name, version = pinned.name, pinned.version
    progress(say("Getting %(name)s %(version)s for the browser", name=name, version=version))
    message = _run(words)
    files = list(into.glob("*.whl"))
    if len(files) != 1:
        raise WheelError(
            f"{pinned.where}: pip must deliver {pinned.name} {pinned.version} with its hash, got"
            f" {message}; check the network, the version and the hash, then run the same command"
            " again."
        )
    return files[0]


def _run(words: list[str]) -> str:
    """Run a command, and return how it ended."""
    try:
        process = subprocess.run(
            words,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"nothing for {TIMEOUT} seconds"
    return f"exit {process.returncode}: {process.stderr.strip()[-500:]}"


def check(content: bytes, pinned: Pin) -> None:
    """Raise WheelError unless the wheel has the pinned hash."""
    got = hashlib.sha256(content).hexdigest()
    if got != pinned.sha256:
        raise WheelError(
            f"{pinned.where}: the wheel of {pinned.name} {pinned.version} must have sha256"
            f" {pinned.sha256}, got {got}; do not trust this file: remove .build/wheels. If the"
            " version was just changed, change the hash with it."
        )


def _cached(pinned: Pin, folder: Path) -> Path | None:
    """Return the wheel of an earlier build."""
    return next(folder.glob(f"{pinned.name}-{pinned.version}-*.whl"), None)
