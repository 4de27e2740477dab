"""The files that staff wrote, whichever editor saved them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from plugins.errors import ContentError, Mistake, say
from plugins.reading.schema import KINDS

MARKDOWN = ".md"
COARSE = (
    100_000_000  # nanoseconds within which a second change may leave a file's times as they are
)
Stamp = tuple[int, ...]


def text_of(path: Path | str, *, file: str) -> str:
    """Return the text without the mark that some editors put before UTF-8, its lines ended as Unix
    does; ContentError where it is not UTF-8."""
    return _text(str(path), stamp(path), file)


def stamp(path: Path | str) -> Stamp:
    """Return what tells one state of a file from another. The clocks of files are coarse: one just
    written is like no other."""
    now, found = time.time_ns(), os.stat(path)
    if now - found.st_ctime_ns < COARSE:
        return (time.monotonic_ns(),)
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@lru_cache(
    maxsize=16_384
)  # the rules, the reader and the languages ask for the same files, and a preview again and again
def _text(path: str, _: Stamp, file: str) -> str:
    with open(path, "rb") as written:
        content = written.read()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ContentError(
            [
                Mistake(
                    file,
                    line,
                    say("the file must be text in UTF-8, got other bytes; save it again as UTF-8."),
                )
            ]
        ) from None


def markdown_files(content: Path) -> Iterator[tuple[str, str]]:
    """Yield the Markdown files that Pelican reads, in order: each path, and the file as mistakes
    name it."""
    for kind in KINDS:
        yield from (
            (path, told(path, content))
            for path in sorted(files_below(content / kind))
            if path.endswith(MARKDOWN) and not is_passing(path)
        )


def told(path: str, content: Path) -> str:
    """Return a file's name from the content folder on, as mistakes name it."""
    return path.removeprefix(f"{content.parent}{os.sep}").replace(os.sep, "/")


def files_below(folder: Path | str) -> Iterator[str]:
    """Yield every file below a folder, none where it is missing; the folder tells what is a file,
    so none is asked again."""
    for entry in os.scandir(folder) if os.path.isdir(folder) else ():
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path)
        elif entry.is_file():
            yield entry.path


def is_passing(path: str) -> bool:
    """Whether a file is what an editor or a machine lays beside a text for a while."""
    name = os.path.basename(path)
    return name.startswith((".", "~$")) or name.endswith("~")
