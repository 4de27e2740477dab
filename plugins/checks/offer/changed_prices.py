"""A confirmed price book in force must not change: earlier estimates and links refer to it."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources
from plugins.errors import say
from plugins.reading.files import text_of

KIND = "should"
FREE = ("last_day", "page", "pages")  # these may change


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of each book in force that differs from the last commit, or is missing."""
    for name, text in _committed(sources.content / PRICES):
        file = f"{sources.content.name}/{PRICES}/{name}"
        before = _tree(text)
        if before.get("status") != "confirmed" or not _begun(name, sources.on):
            continue
        path = sources.content / PRICES / name
        after = _tree(text_of(path, file=file)) if path.is_file() else {}
        if _priced(after) != _priced(before):
            message = say(
                "a confirmed book that is in force should stay as it is, the last commit has it"
                " otherwise; bring it back, and write new prices into a new file."
            )
            yield Finding(file, 0, message, "warning")


def _tree(text: str) -> dict[str, Any]:
    """Return the tables of a book, empty if it cannot be read: another rule reports that."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _priced(tree: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a book that affect amounts."""
    return {
        key: _priced(value) if isinstance(value, dict) else value
        for key, value in tree.items()
        if key not in FREE
    }


def _begun(name: str, day: date) -> bool:
    return name.removesuffix(".toml") <= day.isoformat()


def _committed(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of each book in the last commit; nothing without git."""
    try:
        for name in _git(folder, "ls-tree", "--name-only", "HEAD", ".").split():
            if name.endswith(".toml"):
                yield name, _git(folder, "show", f"HEAD:./{name}").removeprefix("\ufeff")
    except (OSError, subprocess.CalledProcessError):
        return


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout
