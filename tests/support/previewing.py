"""The development server in its own process, on a copy of the project that a test may change."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from typing import Any

from plugins.project import ROOT
from tests.support.firm import CONTENT, without_firm

PROJECT_FILES = (
    "theme",
    "calculator",
    "plugins",
    "pelicanconf.py",
    "pyproject.toml",
    "LICENSE",
    "README.md",
)
TIMEOUT = 60  # seconds


@dataclass(frozen=True)
class Previewing:
    """A running development server and its copy of the project."""

    root: Path
    port: int
    process: subprocess.Popen[str]
    log: Path

    @property
    def address(self) -> str:
        """Return the address without the last slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def folder(self) -> Path:
        """Return the folder of the sites that it has built."""
        return self.root / ".build" / "preview" / str(self.port)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words as a text editor does: it writes a new file and moves it over the old
        one."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        aside = path.with_name(f".{path.name}.swp")
        aside.write_text(text.replace(old, new), encoding="utf-8")
        aside.rename(path)

    @contextmanager
    def events(self, lang: str = "en") -> Iterator[Iterator[dict[str, Any]]]:
        """Listen as a page in that language does; each event has the build now served and its
        mistakes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        with closing(connection):
            connection.request("GET", f"/_preview/events?lang={lang}")
            with connection.getresponse() as lines:
                yield (
                    json.loads(line[6:])
                    for line in iter(lines.readline, b"")
                    if line.startswith(b"data: ")
                )


def copy_of_the_project(folder: Path) -> Path:
    """Copy what a preview reads; downloaded packages are shared, not fetched again."""
    for path in (CONTENT, *(ROOT / name for name in PROJECT_FILES)):
        (shutil.copytree if path.is_dir() else shutil.copy)(path, folder / path.name)
    (folder / ".build").mkdir()
    for path in (ROOT / ".build").glob("*"):
        if path.name != "preview":
            (folder / ".build" / path.name).symlink_to(path)
    return folder


def commit_prices(root: Path) -> Path:
    """Make a repository of a copy, with one commit of its price books."""
    for arguments in (
        ["init", "-q"],
        ["add", "content/prices"],
        ["commit", "-q", "-m", "content: Add prices"],
    ):
        subprocess.run(
            ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
            cwd=root,
            check=True,
            capture_output=True,
        )
    return root


@contextmanager
def previewing(root: Path, *, port: int = 0) -> Iterator[Previewing]:
    """Run the development server for the length of a block, on a free port where `port` is 0."""
    port, log = port or free_port(), root / "preview.log"
    with log.open("w", encoding="utf-8") as out:
        command = [*previewing_command(port), "--on", "2026-11-23"]
        process = subprocess.Popen(
            command,
            cwd=root,
            env=without_firm(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            text=True,
        )
    try:
        _wait_until_it_listens(port, process, log)
        yield Previewing(root, port, process, log)
    finally:
        process.terminate()
        process.wait(TIMEOUT)


def previewing_command(port: int) -> list[str]:
    """Return the command that starts a development server."""
    return [sys.executable, "-m", "plugins.preview.server", "--port", str(port)]


def _wait_until_it_listens(port: int, process: subprocess.Popen[str], log: Path) -> None:
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        with socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(log.read_text(encoding="utf-8"))


def free_port() -> int:
    """Return a port on which nothing listens at this moment."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
