"""What is named like a file that is read must be one, no folder and no link that leads nowhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Said, say
from plugins.reading.files import is_passing, told

READ = {".md", ".toml", ".txt", ".yaml", ".yml"}


def check(sources: Sources) -> Iterator[Finding]:
    """Yield folders and links in the place of files."""
    for folder, folders, files in os.walk(sources.content):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *files):
            path = Path(folder, name)
            if path.suffix in READ and not is_passing(name) and (got := _got(path)):
                yield Finding(told(str(path), sources.content), 0, _said(got))


def _got(path: Path) -> Said | None:
    """Return what stands in the place of a file, if none is there."""
    if path.is_file():
        return None
    return say("a folder") if path.is_dir() else say("a link that leads nowhere")


def _said(got: Said) -> Said:
    return say(
        "this must be a file, got %(got)s; bring the file back, or take away what stands in its"
        " place.",
        got=got,
    )
