"""The files that staff wrote, whichever editor saved them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.errors import ContentError, Mistake, say
from plugins.schema import KINDS


def text_of(path: Path, *, file: str) -> str:
    """Return the text without the mark that some editors put before UTF-8, its lines ended as Unix does; ContentError where it is not UTF-8."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ContentError([Mistake(file, line, say("the file must be text in UTF-8, got other bytes; save it again as UTF-8."))]) from None


def markdown_files(content: Path) -> Iterator[Path]:
    """Yield the Markdown files that Pelican reads, in order."""
    for kind in KINDS:
        yield from sorted(path for path in (content / kind).rglob("*.md") if path.is_file() and not is_passing(path))


def is_passing(path: Path) -> bool:
    """Whether a file is what an editor or a machine lays beside a text for a while."""
    return path.name.startswith((".", "~$")) or path.name.endswith("~")
