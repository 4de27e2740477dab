"""A link to a text whose last day has been becomes plain words: the text leaves itself out, never
the rest.

Pelican knows no other place for it: a page's HTML is looked through for links as it is written, and
an unknown goal is an error then. That is why `_content` is changed, which is not public.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from posixpath import join, normpath
from typing import Any
from urllib.parse import unquote

from pelican.plugins import signals

from plugins.site import site_of

LINK = re.compile(r'<a\b[^>]*\bhref="[{|]filename[}|]([^"#?]+)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def without_ended(html: str, *, folder: PurePosixPath, shown: set[str]) -> str:
    """Return HTML without the links to texts that are not shown; what they said stays."""

    def without_goal(link: re.Match[str]) -> str:
        path = unquote(link[1])
        below = path.lstrip("/") if path.startswith("/") else join(folder.as_posix(), path)
        return link[0] if normpath(below) in shown else link[2]

    return LINK.sub(without_goal, html)


def _remove_links(generators: Sequence[Any]) -> None:
    pages = site_of(generators[0].settings).every_page
    linking = [page for page in pages if "filename" in page._content]  # noqa: SLF001
    shown = {page.relative_source_path for page in pages} if linking else set()
    for page in linking:
        folder = PurePosixPath(page.relative_source_path).parent
        page._content = without_ended(page._content, folder=folder, shown=shown)  # noqa: SLF001


def register() -> None:
    """When every text has been read; the rules have told of every other link that leads nowhere."""
    signals.all_generators_finalized.connect(_remove_links)
