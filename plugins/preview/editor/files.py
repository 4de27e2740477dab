"""The files of `content/` as the editor reads and writes them: none outside it, none half written,
the form of their bytes kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plugins.errors import ContentError, Mistake, say
from plugins.reading.files import text_of

MARK = "\ufeff"  # that some editors put before UTF-8


def file_name(content: Path, path: Path) -> str:
    """Return a file as mistakes name it: content/faq/how-often.md."""
    return f"{content.name}/{path.relative_to(content).as_posix()}"


def in_languages(path: Path, languages: tuple[str, ...]) -> dict[str, Path]:
    """Return the file of each language, the first one's without an ending of its own: how-often.md,
    how-often.fr.md."""
    first, *others = languages
    return {first: path, **{lang: path.with_suffix(f".{lang}{path.suffix}") for lang in others}}


def read(content: Path, path: Path) -> str | None:
    """Return a file's text, the mark before it left out and its line breaks plain, or None where
    there is no file; ContentError where it is not ours to read."""
    if path.resolve() != content.resolve() / path.relative_to(content):
        message = say(
            "the file must stand in the content itself, got a link to elsewhere; put the file in"
            " its place."
        )
        raise ContentError([Mistake(file_name(content, path), 0, message)])
    if not path.is_file():
        return None
    text_of(path, file=file_name(content, path))  # says where it is no UTF-8
    old_bytes = path.read_bytes()
    return old_bytes.decode().removeprefix(MARK).replace(_line_break(old_bytes), "\n")


def in_style_of(path: Path, text: str) -> str:
    """Return a text marked and broken into lines as a file is: for another file to take over."""
    old_bytes = path.read_bytes() if path.is_file() else b""
    return MARK * old_bytes.startswith(MARK.encode()) + text.replace("\n", _line_break(old_bytes))


def write_text(path: Path, text: str) -> None:
    """Let a file have a new text, marked and broken into lines as it was, in one step: whoever
    reads it meanwhile has the old one."""
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
    """Return how all lines of a file end; where they differ, each keeps its own."""
    return "\r\n" if old_bytes.count(b"\r\n") == old_bytes.count(b"\n") > 0 else "\n"


def write_all(texts: Mapping[Path, str | None]) -> None:
    """Let files have new texts; None takes a file away."""
    for path, text in texts.items():
        if text is None:
            path.unlink(missing_ok=True)
        else:
            write_text(path, text)
