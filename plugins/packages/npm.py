"""Packages from npm, installed once by `npm ci`. Their pins, with hashes, are in pyproject.toml;
those of a language's dictionary are beside its catalogue."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.errors import ToolError, say
from plugins.languages.staff_words import progress
from plugins.packages.node import npm
from plugins.project import ROOT, parsed, project

CLEAN_INSTALL = (
    "ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-timeout=120000"
    " --fetch-retries=1"
).split()


class NpmError(ToolError):
    """A package is not available as pinned; `str()` says where, what must hold, what was found and
    what to do."""


@dataclass(frozen=True)
class Pin:
    """The pin of one package, and the file that holds it; `integrity` has npm's form,
    `sha512-<base64>`."""

    name: str
    version: str
    integrity: str
    where: str


def dictionaries(root: Path = ROOT) -> dict[str, Path]:
    """Return the npm packages of the theme's dictionaries, each with the file beside the catalogue
    that pins it."""
    files = sorted((root / "theme" / "translations").glob("*/dictionary.toml"))
    return {f"dictionary-{file.parent.name}": file for file in files}


def npm_pins(root: Path = ROOT) -> dict[str, Any]:
    """Return version and integrity of each package of pyproject.toml and of each dictionary."""
    own_pins = {name: parsed(file.read_text("utf-8")) for name, file in dictionaries(root).items()}
    return {**project(root)["tool"]["npm"], **own_pins}


def pin(name: str, *, root: Path = ROOT) -> Pin:
    """Return the pin of a package."""
    file = dictionaries(root).get(name)
    where = file.relative_to(root).as_posix() if file else f"pyproject.toml [tool.npm.{name}]"
    try:
        table = npm_pins(root)[name]
        return Pin(name, table["version"], table["integrity"], where)
    except KeyError as missing:
        raise NpmError(
            f"{where}: must give version and integrity, got no"
            f" {missing.args[0]}; take both from `npm view {name} dist.integrity`."
        ) from None


def is_pinned(name: str, *, root: Path = ROOT) -> bool:
    """Return whether a package is pinned."""
    return name in npm_pins(root)


def package(name: str, *, root: Path = ROOT) -> Path:
    """Return the folder with the pinned package's files, fetched if it is not there yet."""
    pinned = pin(name, root=root)
    folder = root / ".build" / "npm" / f"{name}-{pinned.version}"
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".getting-") as scratch:
            put(install(pinned, folder=Path(scratch)), folder)
    return folder


def install(pinned: Pin, *, folder: Path) -> Path:
    """Return the folder with the package's files, whose hash npm has verified; its dependencies are
    not installed, and its scripts do not run."""
    progress(say("Getting %(name)s %(version)s from npm", name=pinned.name, version=pinned.version))
    dependencies, place = (
        {"dependencies": {pinned.name: pinned.version}},
        f"node_modules/{pinned.name}",
    )
    lock_entry = {"version": pinned.version, "integrity": pinned.integrity}
    lock = {"lockfileVersion": 3, "packages": {"": dependencies, place: lock_entry}}
    (folder / "package.json").write_text(json.dumps(dependencies), encoding="utf-8")
    (folder / "package-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    command = [*npm(), *CLEAN_INSTALL, "--cache", str(folder / "cache")]
    process = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )
    if process.returncode:
        raise _error(pinned, f"exit {process.returncode}: {process.stderr.strip()[:500]}")
    return folder / place


def _error(pinned: Pin, got: str) -> NpmError:
    if "EINTEGRITY" in got:
        return NpmError(
            f"{pinned.where}: the archive of {pinned.name} {pinned.version} must have integrity"
            f" {pinned.integrity}, got {got}; do not trust this download. If the version was just"
            " changed, change the integrity with it."
        )
    return NpmError(
        f"{pinned.where}: npm must deliver {pinned.name} {pinned.version}, got {got}; "
        "check the network and the version, then run the same command again."
    )


def put(new_folder: Path, folder: Path) -> None:
    """Move a finished folder to its place in one step, unless another process was quicker."""
    try:
        new_folder.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(new_folder, ignore_errors=True)
