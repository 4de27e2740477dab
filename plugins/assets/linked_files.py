"""Files that texts link to by `{static}`: found by the name that people see, published under a name
that every host serves.

A name may be written with its accents composed or decomposed, or percent-encoded as a browser
copies it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from unicodedata import normalize
from urllib.parse import quote, unquote

from pelican.plugins import signals

from plugins.reading.unseen import ODD, clean
from plugins.site import site_of

FOLDERS = (
    "cards",
    "grid",
    "images",
    "runtime",
    "search",
    "static",
)  # of the site, whose files browsers cache for ever
ELSEWHERE = "files"  # the folder of files whose own folder has one of these names
HIDDEN = re.compile(r"(?:^|/)(?:_|\.(?!well-known(?:/|$)))")  # no server of ours sends these
STATIC = re.compile(r"[{|]static[}|]")
ATTRIBUTE = re.compile(
    r"""(?P<name>\s(?:href|src|poster|data)\s*=\s*)(?P<quote>["'])(?P<target>[{|]static[}|].*?)(?P=quote)""",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class LinkedFile:
    """A file of `content/`: its path there, as the disk has it, and what follows the name in a
    link."""

    path: str
    suffix: str = ""

    @property
    def place(self) -> str:
        """Return the path on the site: with composed accents, so that one name has one address."""
        place = normalize("NFC", self.path)
        return f"{ELSEWHERE}/{place}" if place.partition("/")[0] in FOLDERS else place

    @property
    def address(self) -> str:
        """Return the last part of a link to it, percent-encoded except for letters and digits of
        ASCII."""
        return f"{quote(self.place)}{self.suffix}"


def linked_file(target: str, *, beside: str, content: Path) -> LinkedFile | None:
    """Return the file that `{static}…` names in a text at the path `beside` in the content, None if
    there is none."""
    name_in_text = unescape(STATIC.sub("", target, count=1))
    for name, suffix in _readings(name_in_text):
        below = join(dirname(beside), name) if not name.startswith("/") else name.lstrip("/")
        if name and (path := _on_disk(normpath(below), content)):
            return LinkedFile(path, suffix)
    return None


def image_file(target: str, *, beside: Path) -> Path:
    """Return the file of an image that a text names by a relative path; if there is none, the path
    that was meant."""
    name_in_text = unescape(target)
    for name in (name_in_text, unquote(name_in_text)):
        place = Path(normpath(beside.parent / name))
        same = plain(place.name)
        beside_it: list[Path] = list(place.parent.iterdir()) if place.parent.is_dir() else []
        for path in [place, *beside_it]:
            if plain(path.name) == same and path.is_file():
                return path
    return Path(normpath(beside.parent / unquote(name_in_text)))


def _readings(name_in_text: str) -> Iterator[tuple[str, str]]:
    """Yield each possible name with what follows it: first the whole text, because a name may
    contain any sign."""
    for end in ("", "#", "?"):
        place = name_in_text.find(end) if end else len(name_in_text)
        if place >= 0:
            name, suffix = name_in_text[:place], name_in_text[place:]
            yield from ((name, suffix), (unquote(name), suffix))


def plain(name: str) -> str:
    """Return a name as a text names it, which holds no unseen sign: Unix has such signs in names,
    as macOS puts a narrow space into those of screenshots."""
    return ODD.sub(" ", clean(name))


def _on_disk(relative_path: str, content: Path) -> str | None:
    """Return the path of a file as its folders name it, whether accents are composed or not."""
    if relative_path.startswith(".."):
        return None
    if (content / relative_path).is_file():
        return relative_path
    folder, names_on_disk = content, []
    for part in relative_path.split("/"):
        names = {plain(path.name): path.name for path in folder.iterdir()}
        name = names.get(plain(part))
        if name is None:
            return None
        names_on_disk.append(name)
        folder /= name
        if not folder.is_dir() and len(names_on_disk) < relative_path.count("/") + 1:
            return None
    return "/".join(names_on_disk) if folder.is_file() else None


def with_addresses(
    html: str, *, beside: str, content: Path, prefix: str
) -> tuple[str, tuple[LinkedFile, ...]]:
    """Return a text with the addresses of its files, and the files; `prefix` is the path of the
    site.

    The check of plugins/checks/files/linked_files.py has found that all files exist.
    """
    files: list[LinkedFile] = []

    def attribute(match: re.Match[str]) -> str:
        file = linked_file(match["target"], beside=beside, content=content)
        if file is None:
            return match[0]
        files.append(file)
        return f'{match["name"]}"{prefix}/{escape(file.address)}"'

    return (ATTRIBUTE.sub(attribute, html) if STATIC.search(html) else html), tuple(files)


def _note(generators: Sequence[Any]) -> None:
    """Collect the files of the published pages; those of a draft get no address."""
    site = site_of(generators[0].settings)
    for page in site.every_page:
        for file in page.linked_files:
            site.outputs[file.place] = site.content / file.path


def register() -> None:
    """Register for the end of reading: the reader collects the files, which are then copied beside
    the pages."""
    signals.all_generators_finalized.connect(_note)
