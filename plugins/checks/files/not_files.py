"""A name like that of a text file must belong to a file, not to a folder or a dangling link."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.reading.files import is_passing, named_below

READ = (".md", ".toml", ".txt", ".yaml", ".yml")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield folders and dangling links in the place of files."""
    for entry in _entries(sources.content):
        named = entry.name.endswith(READ) and not is_passing(entry.name)
        if named and not entry.is_file():
            got = say("a folder") if entry.is_dir() else say("a link that leads nowhere")
            yield Finding(named_below(entry.path, sources.content), 0, _message(got))


def _entries(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """Yield everything below a folder, with few system calls: a folder's listing says what is a
    file."""
    for entry in os.scandir(folder):
        if not entry.name.startswith("."):
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path)


def _message(got: Message) -> Message:
    return say(
        "this must be a file, got %(got)s; bring the file back, or take away what stands in its"
        " place.",
        got=got,
    )
