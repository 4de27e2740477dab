"""Old addresses and where they lead now, from `content/redirects.yml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from plugins.errors import ContentError, Mistake, say
from plugins.reading.files import text_of
from plugins.reading.front_matter import check, read_list

FILE = "redirects.yml"
PATH = re.compile(r"/[A-Za-z0-9._~/-]*")
OLD = re.compile(rf"{PATH.pattern}(\?[A-Za-z0-9._~-]+=[A-Za-z0-9._~-]+)?")
STATUS = 301


def _old(text: object) -> str:
    """Read an old address, from its first slash on."""
    if not isinstance(text, str) or not OLD.fullmatch(text):
        raise ValueError(
            say("be an address like /index.php?id=en-pratique, from its first slash on")
        )
    return text


def _page_address(text: object) -> str:
    """Read the address of a page."""
    if not isinstance(text, str) or not PATH.fullmatch(text):
        raise ValueError(say("be an address like /faq/, from its first slash on"))
    return text


class Redirect(BaseModel):
    """One old address: a path with at most one `name=value`, and the page it leads to."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    old: Annotated[str, BeforeValidator(_old)] = Field(alias="from")
    to: Annotated[str, BeforeValidator(_page_address)]

    @property
    def path(self) -> str:
        """Return the old path without its query."""
        return self.old.partition("?")[0]

    @property
    def query(self) -> tuple[str, str] | None:
        """Return the name and the value after the question mark."""
        name, _, value = self.old.partition("?")[2].partition("=")
        return (name, value) if name else None


def read_redirects(
    content: Path, *, site: Path | None = None, known: Collection[str] | None = None
) -> tuple[Redirect, ...]:
    """Return the redirects in their order; ContentError where one is faulty or leads to no page.

    The pages are those of the built `site`, or those with a `known` address.
    """
    if not (content / FILE).is_file():
        return ()
    file = f"{content.name}/{FILE}"
    entries = read_list(text_of(content / FILE, file=file), file=file)
    redirects = tuple(check(Redirect, values, lines, file=file) for values, lines in entries)
    there: Callable[[str], object] = (
        partial(_page, site) if site else (lambda to: known is None or to in known)
    )
    if lost := [
        _lost(entry, lines, file)
        for entry, (_, lines) in zip(redirects, entries, strict=True)
        if not there(entry.to)
    ]:
        raise ContentError(lost)
    return redirects


def _page(site: Path, address: str) -> bool:
    place = site / address.lstrip("/")
    return (place / "index.html").is_file() if address.endswith("/") else place.is_file()


def _lost(entry: Redirect, lines: dict[str, int], file: str) -> Mistake:
    said = say(
        'to must be a page of this site, got "%(to)s"; write its address from the first slash to'
        " the last.",
        to=entry.to,
    )
    return Mistake(file, lines["to"], said)
