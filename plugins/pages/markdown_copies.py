"""`index.md` beside every page of a publish: the text of the page, with its amounts, as Markdown
for programs.

It is made from the HTML of the page, so both always say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter
from pelican.plugins import signals

from plugins.cache import link, write
from plugins.errors import ToolError
from plugins.fingerprint import digest
from plugins.markdown.quotation_marks import marks
from plugins.project import ROOT
from plugins.site import Site, site_of

CACHE = ROOT / ".build" / "markdown"
FILE = "index.md"
MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
NOT_WORDS = "nav, script, template, form, noscript, svg, [hidden]"
ADDRESSES = {"a": "href", "img": "src"}
EMPTY_LINES = re.compile(r"\n{3,}")


class MarkdownCopyError(ToolError):
    """A page cannot become Markdown; `str()` says which one, and why."""


class Converter(MarkdownConverter):
    """Writes headings with their number signs, and quotation marks of the page's language."""

    def __init__(self, lang: str) -> None:
        super().__init__(heading_style="ATX", bullets="-")
        self._lang = lang

    def convert_q(self, _el: Tag, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        opening, closing, *_ = marks(self._lang)
        return f"{opening}{text}{closing}"

    def convert_summary(self, _el: Tag, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        """Write the title of an element that unfolds on its own line."""
        return f"\n\n{text.strip()}\n\n"


class Page(NamedTuple):
    """The main part of a page, its absolute address and its language."""

    main: str
    address: str
    lang: str


def main_of(html: str, address: str) -> str:
    """Return the part of a page that holds its text. Raises MarkdownCopyError if there is none."""
    if match := MAIN.search(html):
        return match[0]
    raise MarkdownCopyError(
        f"{address}: every page must have its words in <main>, got none; look at its template."
    )


def markdown_of(main: str, *, address: str, lang: str) -> str:
    """Return the main part of a page as Markdown with absolute links."""
    soup = BeautifulSoup(main, "html.parser")
    for part in soup.select(NOT_WORDS):
        part.decompose()
    for name, key in ADDRESSES.items():
        for element in soup.find_all(name, attrs={key: True}):
            element[key] = urljoin(address, str(element[key]))
    text = Converter(lang).convert_soup(soup)
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return f"{EMPTY_LINES.sub(chr(10) * 2, lines)}\n"


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the address and the language of every page that gets a copy."""
    by_topic = [page for words in site.words.values() for page in words["topic_pages"].values()]
    for page in (*site.every_page, *by_topic):
        if not page.url.endswith(".html"):
            yield page.url, page.lang


def _make(missing: Sequence[tuple[Path, Page]]) -> None:
    for file, page in missing:
        write(file, markdown_of(page.main, address=page.address, lang=page.lang).encode())


def _write(pelican: Any) -> None:
    if __name__ not in pelican.settings["PLUGINS"]:
        return  # a plugin stays connected after an earlier build in this process
    site, output = site_of(pelican.settings), Path(pelican.output_path)
    folders = [
        (output / url, f"{site.address}{site.prefix}/{url}", lang) for url, lang in _pages(site)
    ]
    pages = [
        Page(main_of((folder / "index.html").read_text("utf-8"), address), address, lang)
        for folder, address, lang in folders
    ]
    source = Path(__file__).read_bytes()
    copies = [(CACHE / f"{digest(source, *map(str.encode, page))}.md", page) for page in pages]
    site.divide([copy for copy in copies if not copy[0].is_file()], _make)
    for (folder, _, _), (file, _) in zip(folders, copies, strict=True):
        link(file, folder / FILE)


def register() -> None:
    """Register for the time when every page has been written."""
    signals.finalized.connect(_write)
