"""Read a Markdown file with YAML front matter, and say where it goes on the site."""

from __future__ import annotations

import re
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

from markdown import Markdown
from markupsafe import Markup
from pelican.plugins import signals
from pelican.readers import BaseReader
from pelican.urlwrappers import Category

from plugins.errors import ContentError, Mistake
from plugins.front_matter import check, split
from plugins.schema import KINDS, SLUG, FrontMatter, Page

DESCRIPTION_LENGTH = 155  # what search engines show of a description
HOME, NOT_FOUND = "home", "not-found"


class YamlMarkdownReader(BaseReader):
    """Pelican's door to `content/**/*.md`; every mistake is a ContentError naming file and line."""

    enabled = True
    file_extensions = ["md"]

    def __init__(self, settings: Any) -> None:
        super().__init__(settings)
        self._markdown = Markdown(**settings["MARKDOWN"])

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML of the text and Pelican's metadata."""
        path = Path(source_path)
        root = Path(self.settings["PATH"])
        file = path.relative_to(root.parent).as_posix()
        kind, slug = path.relative_to(root).parts[0], path.stem
        if not re.match(SLUG, slug):
            raise ContentError([Mistake(file, 1, f'the file name must be small letters, digits and hyphens, got "{slug}"; rename it.')])
        document = split(path.read_text(encoding="utf-8"), file=file)
        front = check(KINDS[kind], document.values, document.lines, file=file)
        html = self._markdown.reset().convert(document.body)
        given = metadata(front, kind=kind, slug=slug, html=html, lines=document.lines)
        return html, {**given, "category": Category(kind, self.settings)}


def metadata(
    front: FrontMatter, *, kind: str, slug: str, html: str, lines: dict[str, int]
) -> dict[str, Any]:
    """Return what Pelican wants to know of a file: its keys, its address, its template."""
    given = front.model_dump()
    url = address(kind, slug)
    return {
        **given,
        "kind": kind,
        "slug": slug,
        "lines": lines,
        "template": front.template if isinstance(front, Page) else {"faq": "question", "services": "service"}[kind],
        "date": datetime.combine(front.reviewed, datetime.min.time()),
        "summary": given["summary"] or "",
        "description": given["summary"] or description(html),
        "url": url,
        "save_as": url if url.endswith(".html") else f"{url}index.html",
    }


def address(kind: str, slug: str) -> str:
    """Return the address below the root: a directory, except the page for what is not found."""
    if kind == "pages":
        return {HOME: "", NOT_FOUND: "404.html"}.get(slug, f"{slug}/")
    return f"{kind}/{slug}/"


def description(html: str) -> str:
    """Return the first words of a text, cut between words, for search engines and feeds."""
    text = unescape(Markup(html).striptags())
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def _use(readers: Any) -> None:
    readers.reader_classes["md"] = YamlMarkdownReader


def register() -> None:
    """Take the place of Pelican's own Markdown reader, which drops a faulty page in silence."""
    signals.readers_init.connect(_use)
