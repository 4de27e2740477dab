"""Turns links to expired texts into plain words, so that only the expired text disappears.

Pelican resolves links while it writes a page, and reports an unknown target as an error. Before
that it offers no other way to change the HTML than `_content`, which is not public.
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


def without_ended(html: str, *, folder: PurePosixPath, visible_pages: set[str]) -> str:
    """Return HTML without the links to texts that are not shown; the words of the links stay."""

    def without_goal(link: re.Match[str]) -> str:
        path = unquote(link[1])
        below = path.lstrip("/") if path.startswith("/") else join(folder.as_posix(), path)
        return link[0] if normpath(below) in visible_pages else link[2]

    return LINK.sub(without_goal, html)


def _remove_links(generators: Sequence[Any]) -> None:
    pages = site_of(generators[0].settings).every_page
    linking = [page for page in pages if "filename" in page._content]  # noqa: SLF001
    visible_pages = {page.relative_source_path for page in pages} if linking else set()
    for page in linking:
        folder = PurePosixPath(page.relative_source_path).parent
        page._content = without_ended(page._content, folder=folder, visible_pages=visible_pages)  # noqa: SLF001


def register() -> None:
    """Register for the time when every text has been read; the rules have reported every other
    broken link."""
    signals.all_generators_finalized.connect(_remove_links)
