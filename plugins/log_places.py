"""The place of a mistake that Pelican logs: its records have no line, and a record about a broken
link not even the text, which is known only while Pelican works on it."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from pelican.contents import Content


def place_of(record: logging.LogRecord, default: str) -> tuple[str, int]:
    """Return the file and the line of a record that is being logged; the default if no text of the
    content contains what the record names."""
    content = _content_at_work()
    if content is None:
        return default, 0
    arguments = record.args if isinstance(record.args, tuple) else ()
    names = [value for value in map(str, arguments) if value.strip("/")]
    names += [Path(value).name for value in names if value.startswith(f"{content}/")]
    page = _page_at_work()
    texts = [Path(page.source_path)] if page else sorted(content.rglob("*.md"))
    for path in texts:
        if line := _line(path, names):
            return _name(path, content), line
    return (_name(texts[0], content), 0) if page else (default, 0)


def _objects_at_work() -> Iterator[Any]:
    """Yield the objects whose methods are being called, the innermost first: there is no other way
    to know them (https://github.com/getpelican/pelican/blob/main/pelican/contents.py,
    `_link_replacer`)."""
    frame: FrameType | None = inspect.currentframe()
    while frame:
        if str(frame.f_globals.get("__name__")).startswith("pelican."):
            yield frame.f_locals.get("self")
        frame = frame.f_back


def _page_at_work() -> Content | None:
    return next(
        (item for item in _objects_at_work() if isinstance(item, Content) and _is_text(item)), None
    )


def _is_text(page: Content) -> bool:
    return str(page.source_path).endswith(".md")


def _content_at_work() -> Path | None:
    """Return the folder of all texts."""
    for item in _objects_at_work():
        if path := (getattr(item, "settings", None) or {}).get("PATH"):
            return Path(path)
    return None


def _line(path: Path, names: list[str]) -> int:
    """Return the first line that contains what a record names, 0 if none does."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return next(
        (number for number, line in enumerate(lines, 1) if any(map(line.__contains__, names))), 0
    )


def _name(path: Path, content: Path) -> str:
    return f"{content.name}/{path.relative_to(content).as_posix()}"
