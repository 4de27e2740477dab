"""The files that staff wrote, whichever editor saved them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from plugins.errors import ContentError, Message, Mistake, say
from plugins.fingerprint import Stamp, stamp
from plugins.reading.schema import KINDS
from plugins.reading.unseen import ODD, Unseen, clean, first_unseen

MARKDOWN = ".md"
CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
BETWEEN = re.compile(r"^={7}$", re.MULTILINE)  # in Markdown, this may underline a heading
MARKS = "<" * 7, ">" * 7, "|" * 7  # without one of these, which is sought faster, there is none


def text_of(path: Path | str, *, file: str) -> str:
    """Return the text of a file without invisible signs, with Unix line ends.

    ContentError if it cannot be read, is not UTF-8, or contains a merge conflict of Git.
    """
    try:
        return _text(str(path), stamp(path), file)
    except OSError as error:
        raise ContentError.at(file, 0, not_readable(error)) from error


def not_readable(error: OSError) -> Message:
    """Return the message about a file that cannot be read."""
    return say(
        "this must be a file that can be read, got: %(error)s; bring the file back, or take away"
        " what stands in its place.",
        error=error.strerror or str(error),
    )


def unseen_in(path: Path | str, *, file: str) -> Unseen | None:
    """Return the first sign that `text_of` removes or replaces by a space, None if there is
    none."""
    return first_unseen(_decoded(str(path), stamp(path), file))


@lru_cache(maxsize=16_384)  # the rules, the reader and a preview read the same files
def _text(path: str, times: Stamp, file: str) -> str:
    text = clean(_decoded(path, times, file))
    if path.endswith(".toml"):
        text = ODD.sub(" ", text)
    marks = list(CONFLICT.finditer(text)) if any(mark in text for mark in MARKS) else []
    if marks or (marks := _halves(path, text)):
        begun = [mark for mark in marks if mark[0].startswith("<")] or marks
        raise ContentError(
            _conflict(mark[0], text.count("\n", 0, mark.start()) + 1, file) for mark in begun
        )
    return text


def _halves(path: str, text: str) -> list[re.Match[str]]:
    """Return the marks between two versions, in files that hold no Markdown."""
    return [] if path.endswith(MARKDOWN) else list(BETWEEN.finditer(text))


def _conflict(mark: str, line: int, file: str) -> Mistake:
    message = say(
        'a file must hold one version, Git has left two here ("%(mark)s"); keep the right lines'
        " and take "
        'the lines that begin with "<<<<<<<", "=======" and ">>>>>>>" out.',
        mark=mark.strip(),
    )
    return Mistake(file, line, message)


@lru_cache(maxsize=16_384)
def _decoded(path: str, _: Stamp, file: str) -> str:
    with open(path, "rb") as stream:
        content = stream.read()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise not_utf_8(content, error, file=file) from None


def not_utf_8(content: bytes, error: UnicodeDecodeError, *, file: str) -> ContentError:
    """Return the error of a text that is not UTF-8, at its line."""
    line = content[: error.start].count(b"\n") + 1
    message = say("the file must be text in UTF-8, got other bytes; save it again as UTF-8.")
    return ContentError.at(file, line, message)


def markdown_files(content: Path) -> Iterator[tuple[str, str]]:
    """Yield the path of each Markdown file that Pelican reads, in order, with its name for
    messages."""
    for kind in KINDS:
        yield from (
            (path, named_below(path, content))
            for path in sorted(files_below(content / kind))
            if path.endswith(MARKDOWN) and not is_passing(path)
        )


def named_below(path: str, content: Path) -> str:
    """Return a file's name for messages, from the content folder on."""
    return path.removeprefix(_above(content)).replace(os.sep, "/")


@lru_cache(maxsize=8)
def _above(content: Path) -> str:
    return f"{content.parent}{os.sep}"


def named_files(content: Path, names: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """Yield the files of the content that have one of these names, which may hold "*", each with
    its name for messages."""
    for path in sorted(path for name in names for path in content.glob(name)):
        yield path, named_below(str(path), content)


def files_below(folder: Path | str) -> Iterator[str]:
    """Yield every file below a folder, nothing if it is missing; needs few system calls, because a
    folder's listing says what is a file."""
    for entry in os.scandir(folder) if os.path.isdir(folder) else ():
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path)
        elif entry.is_file():
            yield entry.path


def is_passing(path: str) -> bool:
    """Return whether a file is a temporary one of an editor or of a computer."""
    name = os.path.basename(path)
    return name.startswith((".", "~$")) or name.endswith("~")
