"""What must be true before visitors may read the site: no blank, no example, no price that nobody
has confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from calculator.book import PriceBook
from plugins.errors import ContentError, Mistake, Said, say
from plugins.hosting.security_txt import untimely
from plugins.reading.site_details import OPTIONAL, SiteDetails, lines_of
from plugins.site import site_of

WEBSITE = re.compile(r"https://[A-Za-z0-9.-]+/?")
# Names that belong to nobody: https://www.rfc-editor.org/rfc/rfc2606
EXAMPLE = re.compile(
    r"\bexample\.(com|net|org)\b|\.(example|invalid|localhost|test)\b", re.IGNORECASE
)


def untrue(site: SiteDetails, lines: dict[str, int], *, file: str) -> Iterator[Mistake]:
    """Yield a mistake for each detail of the firm that visitors may not be shown."""
    for key, value in site:
        if said := _untrue(key, value):
            yield Mistake(file, lines.get(key, 1), said)


def _untrue(key: str, value: object) -> Said | None:
    if value is None and key in OPTIONAL:
        return None
    if value is None:
        return say(
            "%(key)s must be filled in before the site is published, got a blank; ask the firm, and"
            " write it after the colon.",
            key=key,
        )
    if EXAMPLE.search(str(value)):
        return say(
            "%(key)s must be the firm's own before the site is published, got the example"
            ' "%(value)s"; write the real one.',
            key=key,
            value=value,
        )
    if key == "website" and not WEBSITE.fullmatch(str(value)):
        return say(
            'website must be like https://www.name.com, got "%(value)s"; write no page or folder'
            " after the name.",
            value=value,
        )
    return None


def unconfirmed(prices: Path, book: PriceBook) -> Iterator[Mistake]:
    """Yield a mistake where the prices in force are but an illustration."""
    if book.status == "confirmed":
        return
    rows = (prices / f"{book.id}.toml").read_text(encoding="utf-8-sig").splitlines()
    line = next(number for number, row in enumerate(rows, start=1) if row.startswith("status"))
    said = say(
        'status must be "confirmed" before the site is published, got "%(status)s"; '
        "let the firm confirm its prices, or publish them as examples with ALLOW_ILLUSTRATIVE=1.",
        status=book.status,
    )
    yield Mistake(f"{prices.parent.name}/{prices.name}/{book.id}.toml", line, said)


def _hold(pelican: Any) -> None:
    settings = pelican.settings
    if (
        __name__ not in settings["PLUGINS"]
    ):  # a plugin of an earlier build in this process stays connected
        return
    site = site_of(settings)
    content, details = site.content, site.details[site.default]
    file, lines = f"{content.name}/site.yml", lines_of(content)
    found = list(untrue(details, lines, file=file))
    if details.security_until and (wrong := untimely(details.security_until, on=site.on)):
        found.append(Mistake(file, lines["security_until"], wrong))
    if not settings["ALLOW_ILLUSTRATIVE"]:
        found += unconfirmed(content / "prices", site.book)
    if found:
        raise ContentError(found)


def register() -> None:
    """Before any page is made, and in a publish only: the preview shows what is still missing."""
    signals.initialized.connect(_hold)
