"""Old addresses and where they lead now, from `content/redirects.yml`."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from plugins.errors import ContentError, Mistake
from plugins.front_matter import check, read_list

FILE = "redirects.yml"
PATH = r"^/[A-Za-z0-9._~/-]*$"
STATUS = 301


class Redirect(BaseModel):
    """One old address: a path with at most one `name=value`, and the page it leads to."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    old: str = Field(alias="from", pattern=r"^/[A-Za-z0-9._~/-]*(\?[A-Za-z0-9._~-]+=[A-Za-z0-9._~-]+)?$")
    to: str = Field(pattern=PATH)

    @property
    def path(self) -> str:
        """Return the old path without its query."""
        return self.old.partition("?")[0]

    @property
    def query(self) -> tuple[str, str] | None:
        """Return the name and the value after the question mark."""
        name, _, value = self.old.partition("?")[2].partition("=")
        return (name, value) if name else None


def read_redirects(content: Path, *, site: Path | None = None) -> tuple[Redirect, ...]:
    """Return the redirects in their order; ContentError where one is faulty or leads to no page of the built `site`."""
    if not (content / FILE).is_file():
        return ()
    file = f"{content.name}/{FILE}"
    entries = read_list((content / FILE).read_text(encoding="utf-8"), file=file)
    redirects = tuple(check(Redirect, values, lines, file=file) for values, lines in entries)
    if site and (lost := [_lost(entry, lines, file) for entry, (_, lines) in zip(redirects, entries, strict=True) if not _page(site, entry.to)]):
        raise ContentError(lost)
    return redirects


def _page(site: Path, address: str) -> bool:
    place = site / address.lstrip("/")
    return (place / "index.html").is_file() if address.endswith("/") else place.is_file()


def _lost(entry: Redirect, lines: dict[str, int], file: str) -> Mistake:
    return Mistake(file, lines["to"], f'to must be a page of this site, got "{entry.to}"; write its address from the first slash to the last.')
