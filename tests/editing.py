"""The editor's view of a content folder, and what a save has changed in it."""

from __future__ import annotations

from pathlib import Path

from plugins.build import PREVIEW
from plugins.editor.entries import Entries
from tests.conftest import TODAY

LANGUAGES = ("en", "fr")


def entries_of(content: Path) -> Entries:
    """Return what the editor knows of a content folder."""
    return Entries(content, on=TODAY, settings_file=PREVIEW, languages=LANGUAGES)


def files_of(content: Path) -> dict[str, bytes]:
    """Return every file with what it holds."""
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in sorted(content.rglob("*")) if path.is_file()}


def changed_lines(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[tuple[str, str]]]:
    """Return the lines before and after of each file that differs; no line may have come or gone."""
    assert before.keys() == after.keys()
    both = {name: (before[name].decode().splitlines(True), after[name].decode().splitlines(True)) for name in before if before[name] != after[name]}
    return {name: [pair for pair in zip(*lines, strict=True) if pair[0] != pair[1]] for name, lines in both.items()}
