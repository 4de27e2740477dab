"""The outdated translations of an entry in the editor, and how a person confirms that they are up
to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.languages.translations import outdated_translation, record
from plugins.preview.editor.entries import Entries
from plugins.preview.editor.files import read
from plugins.preview.editor.pages import Pages


def outdated_in(entries: Entries, path: str) -> list[dict[str, Any]]:
    """Return the outdated translations of an entry, with the lines of the original that changed."""
    outdated = [
        outdated_translation(file, entries.content) for file in _translations(entries, path)
    ]
    return [{"file": one.file, "since": one.changes} for one in outdated if one]


def follow(entries: Entries, path: str) -> None:
    """Record that the translations of an entry are up to date."""
    for file in _translations(entries, path):
        record(file)


def _translations(entries: Entries, path: str) -> list[Path]:
    kind, key = entries.at(path)
    files = list(kind.files(key).values())[1:] if isinstance(kind, Pages) else []
    return [file for file in files if read(entries.content, file) is not None]
