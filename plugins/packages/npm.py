"""Packages from npm: pinned in pyproject.toml, checked against their hash, then unpacked once."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import ToolError, say
from plugins.languages.staff_words import progress, terminal
from plugins.packages.node import npm
from plugins.project import ROOT, project

PATIENCE = 120  # seconds in which not one byte arrives, after which a download is given up


class NpmError(ToolError):
    """A package cannot be had as pinned; `str()` says where, what must hold, what came and what to
    do."""


@dataclass(frozen=True)
class Pin:
    """One package as pyproject.toml pins it; `integrity` is npm's own form, `sha512-<base64>`."""

    name: str
    version: str
    integrity: str

    @property
    def where(self) -> str:
        return f"pyproject.toml [tool.npm.{self.name}]"


def pin(name: str, *, root: Path = ROOT) -> Pin:
    """Return the package's pin from pyproject.toml."""
    try:
        table = project(root)["tool"]["npm"][name]
        return Pin(name, table["version"], table["integrity"])
    except KeyError as missing:
        raise NpmError(
            f"pyproject.toml [tool.npm.{name}]: must give version and integrity, got no"
            f" {missing.args[0]}; take both from `npm view {name} dist.integrity`."
        ) from None


def package(name: str, *, root: Path = ROOT) -> Path:
    """Return the folder that holds the pinned package's files, after fetching it where it is not
    there yet."""
    wanted = pin(name, root=root)
    folder = root / ".build" / "npm" / f"{name}-{wanted.version}"
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".getting-") as scratch:
            archive = download(wanted, into=Path(scratch))
            check(archive.read_bytes(), wanted)
            unpack(archive, Path(scratch) / "unpacked")
            put(Path(scratch) / "unpacked", folder)
    return folder


def download(
    wanted: Pin, *, into: Path, command: list[str] | None = None, patience: float = PATIENCE
) -> Path:
    """Return the package's archive as npm delivers it, its progress shown meanwhile."""
    cache = into / "cache"  # not npm's own: in this one the bytes can be seen to arrive
    name = f"{wanted.name}@{wanted.version}"
    words = [*(command or npm()), "pack", name, "--cache", str(cache), "--silent"]
    with (into / "words").open("w+", encoding="utf-8") as said:
        with subprocess.Popen(
            words, cwd=into, stdout=said, stderr=said, stdin=subprocess.DEVNULL
        ) as process:
            try:
                late = _watch(process, cache, wanted, patience)
            finally:
                process.kill()  # no more than a formality for one that has ended
        said.seek(0)
        ended = f"exit {process.returncode}: {said.read().strip()[-500:]}"
    archives = list(into.glob("*.tgz"))
    if late or process.returncode or len(archives) != 1:
        got = f"nothing for {patience:.0f} seconds" if late else ended
        raise NpmError(
            f"{wanted.where}: npm must deliver {wanted.name} {wanted.version}, got {got}; "
            "check the network and the version, then run the same command again."
        )
    return archives[0]


def check(content: bytes, wanted: Pin) -> None:
    """Raise NpmError unless the archive is, byte for byte, the pinned one."""
    got = "sha512-" + b64encode(hashlib.sha512(content).digest()).decode()
    if got != wanted.integrity:
        raise NpmError(
            f"{wanted.where}: the archive of {wanted.name} {wanted.version} must have integrity"
            f" {wanted.integrity}, got {got}; do not trust this download. If the version was just"
            " changed, change the integrity with it."
        )


def unpack(archive: Path, folder: Path) -> None:
    """Unpack the regular files of an npm archive, all of which stand below `package/`."""
    with tarfile.open(archive) as members:
        for member in members:
            path = Path(*Path(member.name).parts[1:])
            content = (
                members.extractfile(member) if member.isfile() and ".." not in path.parts else None
            )
            if content:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content.read())


def put(made: Path, folder: Path) -> None:
    """Move a finished folder to its place in one step; another process may have been quicker."""
    try:
        made.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(made, ignore_errors=True)


def _watch(process: subprocess.Popen[bytes], cache: Path, wanted: Pin, patience: float) -> bool:
    """Wait for npm while showing what has arrived; return True, with npm still running, when
    nothing more comes."""
    getting = say("Getting %(name)s %(version)s from npm", name=wanted.name, version=wanted.version)
    progress(getting)
    label, shown, moved = terminal().told(getting), -1, time.monotonic()
    while process.poll() is None:
        size = _size(cache)
        if size != shown:
            shown, moved = size, time.monotonic()
            _show(f"{label}: {size / 1e6:.1f} MB")
        if time.monotonic() - moved > patience:
            return True
        time.sleep(0.1)
    _show(terminal().told(say("%(label)s: done.", label=label)), last=True)
    return False


def _size(folder: Path) -> int:
    """Return the bytes below a folder in which another program is at work: what goes meanwhile is
    not counted."""
    size = 0
    for inside, _, names in os.walk(folder):  # which passes over a folder that went, unlike rglob
        for name in names:
            with suppress(FileNotFoundError):
                size += Path(inside, name).lstat().st_size
    return size


def _show(words: str, *, last: bool = False) -> None:
    """Rewrite the terminal's line; a log gets the first and the last words only."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="\n" if last else "", file=sys.stderr, flush=True)
    elif last:
        print(words, file=sys.stderr, flush=True)
