"""Old addresses and their new targets, from `content/redirects.yml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from unicodedata import normalize
from urllib.parse import unquote, unquote_plus

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from plugins.errors import ContentError, Message, Mistake, say
from plugins.reading.files import text_of
from plugins.reading.front_matter import check, read_list
from plugins.reading.redirect_addresses import old_address, page_address
from plugins.reading.unseen import clean_keys
from plugins.reading.yaml_text import composed

FILE = "redirects.yml"
ENDING = re.compile(r"\.(?:html?|md|php)$|/index\.html$", re.IGNORECASE)
STATUS = 301
Stands = Callable[[str], bool]
Lines = Sequence[dict[str, int]]


class Redirect(BaseModel):
    """An old address, a path with or without a query, and the page that it leads to."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    old: Annotated[str, BeforeValidator(old_address)] = Field(alias="from")
    to: Annotated[str, BeforeValidator(page_address)]

    @property
    def path(self) -> str:
        """Return the old path without its query, decoded and in NFC."""
        return normalize("NFC", unquote(self.old.partition("?")[0]))

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """Return name and value of each part of the query; their order does not matter, and a
        request may have more."""
        parts = [part.partition("=")[::2] for part in self.old.partition("?")[2].split("&") if part]
        return tuple((_plain(name), _plain(value)) for name, value in parts)


def _plain(part: str) -> str:
    """Return a part of a query decoded; bytes of an older encoding than UTF-8 stay as they are."""
    return unquote_plus(part, errors="surrogateescape")


def read_redirects(
    content: Path, *, site: Path | None = None, addresses: Collection[str] | None = None
) -> tuple[Redirect, ...]:
    """Return the redirects, those with longer queries first; ContentError lists the mistakes.

    Targets must be pages of the built `site`, or in `addresses`.
    """
    if not (content / FILE).is_file():
        return ()
    file = f"{content.name}/{FILE}"
    text = clean_keys(text_of(content / FILE, file=file))
    entries = read_list(text, file=file) if composed(text, file=file, first_line=1) else []
    redirects, lines, mistakes = _entries(entries, file)
    stands = partial(page_stands, site) if site else (addresses or ()).__contains__
    mistakes += _twice(redirects, lines, file)
    if site or addresses is not None:
        mistakes += _faults(redirects, lines, stands, file)
    if mistakes:
        raise ContentError(sorted(mistakes, key=lambda mistake: mistake.line))
    return tuple(sorted(redirects, key=lambda entry: -len(entry.query)))


def _entries(
    entries: Sequence[tuple[dict[str, Any], dict[str, int]]], file: str
) -> tuple[list[Redirect], list[dict[str, int]], list[Mistake]]:
    """Return the valid entries with their lines, and the mistakes in the others."""
    redirects: list[Redirect] = []
    places: list[dict[str, int]] = []
    mistakes: list[Mistake] = []
    before = 0  # the line of an entry with "from" alone
    for values, key_lines in entries:
        first = min(key_lines.values(), default=1)  # the line for a missing key
        lines = {"from": first, "to": first, **key_lines}
        if {*values} == {"to"} and mistakes and mistakes[-1].line == before == first - 1:
            part = say(
                'to must stand below "from", got it as an entry; take the "-" before it away.'
            )
            mistakes[-1] = Mistake(file, first, part)
            continue
        before = first if {*values} == {"from"} else 0
        try:
            redirects.append(check(Redirect, values, lines, file=file))
            places.append(lines)
        except ContentError as error:
            mistakes += error.mistakes
    return redirects, places, mistakes


def page_stands(site: Path, address: str) -> bool:
    """Return whether a built site has a file for an address."""
    place = site / address.lstrip("/")
    return (place / "index.html").is_file() if address.endswith("/") else place.is_file()


def _twice(redirects: Sequence[Redirect], lines: Lines, file: str) -> Iterator[Mistake]:
    """Yield an old address that occurs twice: servers would pick either one."""
    first: dict[tuple[str, frozenset[tuple[str, str]]], int] = {}
    for entry, at in zip(redirects, lines, strict=True):
        before = first.setdefault((entry.path, frozenset(entry.query)), at["from"])
        if before != at["from"]:
            message = say(
                'from must be an old address that stands once, "%(old)s" stands also on line '
                "%(line)s; keep one.",
                old=entry.old,
                line=before,
            )
            yield Mistake(file, at["from"], message)


def _faults(
    redirects: Sequence[Redirect], lines: Lines, stands: Stands, file: str
) -> Iterator[Mistake]:
    """Yield entries whose target is no page, and entries for the address of a page."""
    onward = {entry.path: entry.to for entry in redirects if not entry.query}
    for entry, at in zip(redirects, lines, strict=True):
        if not entry.query and any(map(stands, _spellings(entry.path))):
            message = say(
                'from must be an address where no page stands, got "%(old)s"; visitors would '
                "never see that page: take the entry out.",
                old=entry.old,
            )
            yield Mistake(file, at["from"], message)
        elif not stands(entry.to):
            yield Mistake(file, at["to"], _lost(entry, onward, stands))


def _spellings(path: str) -> tuple[str, ...]:
    """Return the addresses at which a server would find the page of this address."""
    return path, f"{path}/", path.removesuffix("index.html")


def _lost(entry: Redirect, onward: dict[str, str], stands: Stands) -> Message:
    """Return the message about an entry whose target is no page."""
    visited, place = {entry.path}, entry.to
    while place in onward and place not in visited:
        visited.add(place)
        place = onward[place]
    if place in visited:
        return say(
            'to must be a page of this site, "%(to)s" leads in a circle; write the address of a'
            " page.",
            to=entry.to,
        )
    if place != entry.to and stands(place):
        return say(
            'to must be a page of this site, got "%(to)s", which is an old address itself; '
            "write %(place)s.",
            to=entry.to,
            place=place,
        )
    return _no_page(entry.to, next(filter(stands, _alike(entry.to)), None))


def _no_page(address: str, near: str | None) -> Message:
    """Return the message about an address at which no page is, with the near one that is meant."""
    if near:
        return say(
            'to must be a page of this site, got "%(to)s"; write %(place)s.', to=address, place=near
        )
    return say(
        'to must be a page of this site, got "%(to)s"; write its address from the first slash to'
        " the last.",
        to=address,
    )


def _alike(address: str) -> Iterator[str]:
    """Yield the addresses that somebody may mean by a similar one."""
    bare = ENDING.sub("", address).rstrip("/")
    for text in (bare, bare.lower()):
        yield from (f"{text}/", text.rpartition("/")[0] + "/" if text.endswith("/index") else text)
