"""A text must be a `.md` file and a price book a `.toml` file; any other file would be ignored. The
folder of the books may hold the page that documents them."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import splitext

from plugins.checks.files.linked_files import linked_by
from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources
from plugins.errors import Message, say
from plugins.project import ROOT
from plugins.reading.files import MARKDOWN, files_below, is_passing, named_below, text_of
from plugins.reading.schema import KINDS

TEXTS = {".md", ".markdown", ".mdown", ".txt", ".rtf", ".doc", ".docx", ".odt", ".htm", ".html"}
GUIDE, MASTER = "README.md", ROOT / "calculator" / "README.md"  # the manual of price books
PASSING = {".bak", ".tmp", ".swp"}
READ = {".md", ".markdown", ".mdown", ".toml", ".yml", ".yaml"}  # where their folder is read


def check(sources: Sources) -> Iterator[Finding]:
    """Yield the files that would be ignored silently."""
    linked = {below for entry in sources.entries for below in linked_by(entry, sources.content)}
    for path in files_below(sources.content):
        file = named_below(path, sources.content)
        folder, _, name = file.partition("/")[2].partition("/")
        if folder in KINDS and name.endswith(MARKDOWN):
            continue
        passing = is_passing(path) or "/." in file
        if not name or passing or f"{folder}/{name}" in linked:
            continue
        if (folder, name) == (PRICES, GUIDE):
            yield from _old(path, file)
        elif message := _mistake(folder, name):
            yield Finding(file, 0, message)


def _old(path: str, file: str) -> Iterator[Finding]:
    """Warn if the page beside the books documents another version of the program."""
    if text_of(path, file=file) != text_of(MASTER, file=file):
        message = say(
            "this page must tell what this version of the program reads in a book, it tells"
            " another; copy %(master)s over it.",
            master=MASTER.relative_to(ROOT).as_posix(),
        )
        yield Finding(file, 0, message, "warning")


def _mistake(folder: str, name: str) -> Message | None:
    """Return the message about a file in a folder of `content/` that would be ignored, None
    otherwise."""
    ending = splitext(name)[1]
    if folder == PRICES:
        return _no_book(name, ending)
    if folder in KINDS:
        if ending != MARKDOWN and ending.lower() in TEXTS:
            return say(
                "a text must be a file that ends with .md, this one is left out; save it"
                " so, or move it elsewhere."
            )
    elif ending.lower() in READ:
        return say(
            "a text must stand in one of the folders %(folders)s, a price book in prices, this file"
            " is left out; move it there.",
            folders=", ".join(KINDS),
        )
    return None


def _no_book(name: str, ending: str) -> Message | None:
    if ending in PASSING:
        return None
    if "/" in name:
        return say(
            "a price book must stand in content/prices/ itself, this file is left out; "
            "move it there, or elsewhere."
        )
    if ending != ".toml":
        return say(
            "a price book must be a file that ends with .toml, this one is left out;"
            " rename it, or move it elsewhere."
        )
    return None
