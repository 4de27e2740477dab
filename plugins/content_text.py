"""The text of a file that staff wrote, whichever editor saved it."""

from __future__ import annotations

from pathlib import Path

from plugins.errors import ContentError, Mistake, say


def text_of(path: Path, *, file: str) -> str:
    """Return the text without the mark that some editors put before UTF-8; ContentError where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise ContentError([Mistake(file, line, say("the file must be text in UTF-8, got other bytes; save it again as UTF-8."))]) from None
