"""A file that a text links to must exist, with a type that every host knows and a name that every
host serves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import basename, dirname, join, normpath
from unicodedata import normalize
from urllib.parse import unquote

from plugins.assets.linked_files import HIDDEN, STATIC, LinkedFile, linked_file, plain
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


RESERVED = re.compile(r"(?:^|(?<=/))(?:con|prn|aux|nul|com\d|lpt\d)(?=[./]|$)[^/]*", re.IGNORECASE)
LOCK = re.compile(r"(?:^|/)~\$[^/]*$")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield links to missing files, and to files that some host would not serve unchanged."""
    places: dict[str, tuple[str, int]] = {}  # of the first link to each file
    for entry in sources.entries:
        for link in entry.text.links:
            if STATIC.match(link.target):
                file = linked_file(link.target, beside=entry.below, content=sources.content)
                if message := _mistake(file, link.target, entry, sources):
                    yield Finding(entry.file, link.line, message)
                elif file:
                    places.setdefault(file.path, (entry.file, link.line))
    yield from _twins(places, sources.content)


def _twins(places: Mapping[str, tuple[str, int]], content: Path) -> Iterator[Finding]:
    """Yield files beside which another has the same name but for capitals and unseen signs; each
    folder is listed once."""
    for folder in sorted({dirname(path) for path in places}):
        first: dict[str, str] = {}
        for name in sorted(path.name for path in (content / folder).iterdir()):
            other = first.setdefault(plain(name).casefold(), name)
            linked = [path for path in (join(folder, other), join(folder, name)) if path in places]
            if other != name and linked:
                message = say(
                    'two files must not differ in capitals or unseen signs alone, got "%(one)s" and'
                    ' "%(other)s"; rename one of them.',
                    one=other,
                    other=name,
                )
                file, line = places[linked[0]]
                yield Finding(file, line, message)


def linked_by(entry: Entry, content: Path) -> Iterator[str]:
    """Yield the files that a text links to, as paths below the content."""
    for link in entry.text.links:
        if STATIC.match(link.target) and (
            file := linked_file(link.target, beside=entry.below, content=content)
        ):
            yield file.path


def _mistake(
    file: LinkedFile | None, target: str, entry: Entry, sources: Sources
) -> Message | None:
    """Return the mistake in a link to a file, None if there is none."""
    if file is None:
        return say(
            'a link must lead to a file that exists, got "%(link)s"; %(advice)s',
            link=target,
            advice=_advice(target, entry, sources),
        )
    return _name(file.path) or _type(file.path, sources) or _empty(file.path, sources)


def _name(path: str) -> Message | None:
    """Return the mistake in the name of a file, None if there is none."""
    if HIDDEN.search(path):
        return say(
            'the name of a file for visitors must not begin with "_" or a point, got "%(file)s"; '
            "rename it, for servers hide it.",
            file=path,
        )
    if bad := REFUSED.search(path):
        return say(
            'the name of a file for visitors must not hold "%(sign)s", got "%(file)s"; rename it.',
            sign=bad[0],
            file=path,
        )
    return _kept_back(path)


def _kept_back(path: str) -> Message | None:
    """Return the message about a name that Windows or an office program uses itself."""
    if reserved := RESERVED.search(path):
        return say(
            "the name of a file for visitors must not be one that Windows keeps for itself, got"
            ' "%(name)s"; rename it.',
            name=reserved[0],
        )
    if LOCK.search(path):
        return say(
            'a link must lead to a file itself, got "%(file)s", which an office program makes while'
            ' somebody edits it; take "~$" out of the link.',
            file=path,
        )
    return None


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


def _empty(path: str, sources: Sources) -> Message | None:
    """Return the message about a file that holds nothing, None if it holds something."""
    if (sources.content / path).stat().st_size:
        return None
    return say(
        'a file for visitors must hold something, "%(file)s" is empty; put the whole file there.',
        file=path,
    )


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
