"""The main text of an HTML page."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup, Comment, Tag

from plugins.importing.document import Document, soup_of

AROUND = "head, script, style, template, noscript, nav, header, footer, aside, [hidden]"
AROUND_ROLES = "[role=navigation], [role=banner], [role=contentinfo], [role=search]"
LINES = re.compile(r"\r\n?|\n")


def read_page(path: Path, *, file: str) -> Document:
    """Return the document of an .html: its <main> if it has one. Bytes that are not UTF-8 are read
    in the encoding that the page declares."""
    soup = BeautifulSoup(path.read_bytes(), "html.parser")
    return Document(file, path, tidy(soup))


def read_text(path: Path, *, file: str) -> Document:
    """Return the document of a plain text: each line is a paragraph."""
    page = soup_of("")
    for line in LINES.split(path.read_text("utf-8-sig")):
        _append(page, line)
    return Document(file, path, page)


def tidy(soup: BeautifulSoup) -> Tag:
    """Return the element that holds the main text of a page; a <pre> that holds a whole text
    becomes paragraphs."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for element in soup.select(f"{AROUND}, {AROUND_ROLES}"):
        if not element.decomposed and not element.find("main"):
            element.decompose()
    body = soup.find("main") or soup.find("article") or soup.body or soup
    for tag in body.find_all("pre"):
        if not tag.find("code") and "?\n" in f"{tag.get_text()}\n":
            _lines(tag)
    return body


def _lines(tag: Tag) -> None:
    """Replace a <pre> by its lines as paragraphs."""
    page = soup_of("")
    for line in LINES.split(tag.get_text()):
        _append(page, line)
    tag.insert_before(*list(page.contents))
    tag.decompose()


def _append(soup: BeautifulSoup, line: str) -> None:
    paragraph = soup.new_tag("p")
    paragraph.string = re.sub(r"[ \u00a0]{2,}", " ", line).strip()
    soup.append(paragraph)
