"""A file that a text links to must exist, with a type that every host knows and a name that every
host serves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from unicodedata import normalize
from urllib.parse import unquote

from plugins.assets.linked_files import HIDDEN, STATIC, linked_file
from plugins.assets.media_types import OF_STAFF, ending
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, did_you_mean, say
from plugins.reading.files import MARKDOWN
from plugins.reading.schema import KINDS

REFUSED = re.compile(
    r'[?#\\:*"<>|\x00-\x1f\x7f]|[. ](?=/|$)'
)  # by a host, or by another machine's disk


def check(sources: Sources) -> Iterator[Finding]:
    """Yield links to missing files, and to files that some host would not serve unchanged."""
    for entry in sources.entries:
        for link in entry.text.links:
            if STATIC.match(link.target) and (message := _mistake(link.target, entry, sources)):
                yield Finding(entry.file, link.line, message)


def linked_by(entry: Entry, content: Path) -> Iterator[str]:
    """Yield the files that a text links to, as paths below the content."""
    for link in entry.text.links:
        if STATIC.match(link.target) and (
            file := linked_file(link.target, beside=entry.below, content=content)
        ):
            yield file.path


def _mistake(target: str, entry: Entry, sources: Sources) -> Message | None:
    """Return the mistake in a link to a file, None if there is none."""
    file = linked_file(target, beside=entry.below, content=sources.content)
    if file is None:
        return say(
            'a link must lead to a file that exists, got "%(link)s"; %(advice)s',
            link=target,
            advice=_advice(target, entry, sources),
        )
    if HIDDEN.search(file.path):
        return say(
            'the name of a file for visitors must not begin with "_" or a point, got "%(file)s"; '
            "rename it, for servers hide it.",
            file=file.path,
        )
    if bad := REFUSED.search(file.path):
        return say(
            'the name of a file for visitors must not hold "%(sign)s", got "%(file)s"; rename it.',
            sign=bad[0],
            file=file.path,
        )
    return _type(file.path, sources)


def _type(path: str, sources: Sources) -> Message | None:
    """Return the mistake in the type of a file, None if there is none."""
    if path.endswith(MARKDOWN) and path.partition("/")[0] in KINDS:
        return say(
            "a link to a page must be like {filename}/faq/how-often.md, got {static} before "
            '"%(file)s"; write {filename}.',
            file=path,
        )
    if ending(path) not in OF_STAFF or "/" not in path:
        return say(
            "a file for visitors must be of a type that browsers know, such as .pdf or "
            '.docx, in a folder of content/, got "%(file)s"; save it as one of these, or as .zip.',
            file=path,
        )
    if ending(path) == ".gz" and (sources.content / path).with_suffix("").is_file():
        return say(
            'a file must not have the name of a smaller copy of another, got "%(file)s";'
            " rename it.",
            file=path,
        )
    return None


def _advice(target: str, entry: Entry, sources: Sources) -> Message:
    """Return the advice to use the nearest name of a file in that folder."""
    path_in_text = unquote(STATIC.sub("", target, count=1).partition("#")[0])
    below = (
        path_in_text.lstrip("/")
        if path_in_text.startswith("/")
        else join(dirname(entry.below), path_in_text)
    )
    folder = sources.content / dirname(normpath(below))
    inside = folder.is_dir() and folder.resolve().is_relative_to(sources.content.resolve())
    names = [path.name for path in folder.iterdir()] if inside else []
    files = [
        normalize("NFC", name)
        for name in names
        if ending(name) in OF_STAFF and not name.endswith(MARKDOWN)
    ]
    target_name = normalize("NFC", basename(below))
    alike = [name for name in files if name.casefold() == target_name.casefold()]
    if alike:
        return say('did you mean "%(near)s"?', near=alike[0])
    if files:
        return did_you_mean(target_name, files)
    return say("put the file there, or correct its name.")
