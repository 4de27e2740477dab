"""Reads and writes the files of `content/`: none outside it, none written by half, each with its
own line breaks and byte order mark."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plugins.errors import ContentError, Mistake, say
from plugins.reading.files import text_of

MARK = "\ufeff"  # the byte order mark, which some editors put before UTF-8


def file_name(content: Path, path: Path) -> str:
    """Return a file's name as mistakes show it: content/faq/how-often.md."""
    return f"{content.name}/{path.relative_to(content).as_posix()}"


def in_languages(path: Path, languages: tuple[str, ...]) -> dict[str, Path]:
    """Return the file of each language: how-often.md for the first, how-often.fr.md for another."""
    first, *others = languages
    return {first: path, **{lang: path.with_suffix(f".{lang}{path.suffix}") for lang in others}}


def read(content: Path, path: Path) -> str | None:
    """Return a file's text without its byte order mark and with line feeds as line breaks, None if
    there is no file; ContentError if it is a link to a place outside the content, or not UTF-8."""
    if path.resolve() != content.resolve() / path.relative_to(content):
        message = say(
            "the file must stand in the content itself, got a link to elsewhere; put the file in"
            " its place."
        )
        raise ContentError([Mistake(file_name(content, path), 0, message)])
    if not path.is_file():
        return None
    text_of(path, file=file_name(content, path))  # its error names the place that is not UTF-8
    old_bytes = path.read_bytes()
    return old_bytes.decode().removeprefix(MARK).replace(_line_break(old_bytes), "\n")


def in_style_of(path: Path, text: str) -> str:
    """Return a text with the byte order mark and the line breaks of a file, to be written to
    another one."""
    old_bytes = path.read_bytes() if path.is_file() else b""
    return MARK * old_bytes.startswith(MARK.encode()) + text.replace("\n", _line_break(old_bytes))


def write_text(path: Path, text: str) -> None:
    """Write a file's new text with the byte order mark and the line breaks of the old one, in one
    step: another program reads the old text or the new one, never a part."""
    old_bytes = path.read_bytes() if path.is_file() else b""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".swp")
    try:
        with os.fdopen(scratch, "w", encoding="utf-8", newline=_line_break(old_bytes)) as file:
            file.write(MARK * old_bytes.startswith(MARK.encode()) + text)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, name) if old_bytes else Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _line_break(old_bytes: bytes) -> str:
    """Return the line break of a file; where its lines end differently, each keeps its own."""
    return "\r\n" if old_bytes.count(b"\r\n") == old_bytes.count(b"\n") > 0 else "\n"


def write_all(texts: Mapping[Path, str | None]) -> None:
    """Write the new text of each file; delete a file whose text is None."""
    for path, text in texts.items():
        if text is None:
            path.unlink(missing_ok=True)
        else:
            write_text(path, text)
