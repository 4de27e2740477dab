"""Runs Git in the folder of the content, without questions on the terminal; a failure is a GitError
with Git's own message."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import SiteError

TIMEOUT = 120  # seconds for one command, with its use of the network
SILENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_EDITOR": "true",
    "LC_ALL": "C.UTF-8",
    "GIT_SSH_COMMAND": os.environ.get(
        "GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=15"
    ),
}


class GitError(SiteError):
    """Git failed; `str()` is its own message."""


@dataclass(frozen=True)
class Git:
    """Git run in a folder; all paths are relative to it."""

    folder: Path

    def run(self, *arguments: str, text: str | None = None) -> str:
        """Return the output of a command; GitError if it fails, takes too long or Git is not
        installed."""
        process = self._process(arguments, text)
        if process.returncode:
            raise GitError((process.stderr or process.stdout).strip())
        return process.stdout

    def succeeds(self, *arguments: str) -> bool:
        """Return whether a command succeeds."""
        return self._process(arguments, None).returncode == 0

    def line(self, *arguments: str) -> str:
        """Return the output of a command without white space around it, empty if the command
        fails."""
        process = self._process(arguments, None)
        return "" if process.returncode else process.stdout.strip()

    def of_paths(self, paths: Iterable[str], *arguments: str) -> str:
        """Return the output of a command for these paths, each taken literally."""
        options = ("--pathspec-from-file=-", "--pathspec-file-nul")
        return self.run("--literal-pathspecs", *arguments, *options, text="\0".join(paths))

    def _process(
        self, arguments: tuple[str, ...], text: str | None
    ) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                ["git", "-C", str(self.folder), *arguments],
                input=text or "",
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=TIMEOUT,
                env={**os.environ, **SILENT},
            )
        except FileNotFoundError:
            raise GitError("git is not installed") from None
        except subprocess.TimeoutExpired:
            raise GitError(f"git {arguments[0]}: no answer within {TIMEOUT} seconds") from None
