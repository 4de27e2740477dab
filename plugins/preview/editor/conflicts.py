"""Conflicts with what somebody else did to an entry since a person opened it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plugins.errors import ContentError, Mistake, say
from plugins.preview.editor.changes import clash, normalised
from plugins.preview.editor.files import file_name, read

Values = Mapping[str, Any]


def refuse_missing(content: Path, files: Mapping[str, Path], base: Values) -> None:
    """Raise ContentError if somebody has deleted a file since the form was opened: a save must not
    restore it."""
    missing = [
        file
        for lang, file in files.items()
        if _is_in_form(base, lang, files) and read(content, file) is None
    ]
    message = say(
        "the file must be there as when this form was opened, somebody has deleted it since; "
        "copy your words from the form if you still need them, then load the page again."
    )
    if missing:
        raise ContentError([Mistake(file_name(content, file), 0, message) for file in missing])


def _is_in_form(base: Values, lang: str, files: Mapping[str, Path]) -> bool:
    """Return whether the form holds the content of that file: some forms hold the values by
    language, others the values of all languages together."""
    is_by_language = base.keys() <= files.keys()
    return bool(base.get(lang)) if is_by_language else any(base.values())


def refuse_changed(content: Path, files: Mapping[str, Path], base: Values, current: Values) -> None:
    """Raise ContentError if an entry has changed since the form was opened: the person would delete
    what they have not seen."""
    refuse_missing(content, files, base)
    mistakes = [
        Mistake(file_name(content, files[lang]), 0, clash(name))
        for lang, values in current.items()
        for name, value in (base.get(lang) or {}).items()
        if name in values and normalised(values[name]) != normalised(value)
    ]
    if mistakes:
        raise ContentError(mistakes)
