"""The blocks of a page, and how a question is recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import PageElement

from plugins.importing.document import soup_of, words

HEADING = re.compile(r"h[1-6]")
BLOCKS = {
    *("p", "ul", "ol", "table", "pre", "blockquote", "figure", "img", "hr", "details", "dl"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
ALERT = re.compile(r"(?:markdown-alert|admonition|alert|callout)(?:-|$)")
NUMBER = re.compile(
    r"^(?:Q(?:uestion)?\.?\s*\d*\s*[:.)–-]|\(?\d{1,3}(?:\.\d{1,2})*[.):]?(?=\s))\s*", re.IGNORECASE
)
ANSWER = re.compile(r"(?:A|R|Answer|Réponse|Antwoord)\s*\d*\s*[:.)]\s*", re.IGNORECASE)
QUESTION_MARK = re.compile(r"Q(?:uestion)?\.?\s*\d*\s*[:.)]\s*\S", re.IGNORECASE)
SENTENCES = re.compile(r"[.!]\s+\S")
MEDIA = {"img", "iframe", "video", "audio", "form", "object", "embed", "canvas", "svg", "math"}
LONGEST_LINE = 200  # characters of a line that may be a question
EMPTY_LINES = 2  # empty lines that end an answer


def is_question(title: str) -> bool:
    """Return whether words are a question."""
    return title.rstrip(" \u00a0\u202f»”\"'*)").endswith("?")


def title_of(tag: Tag | str) -> str:
    """Return the words of a title without its number."""
    text = words(tag)
    return NUMBER.sub("", text) or text


def holds(block: Tag) -> bool:
    """Return whether a block holds words or something else that a reader sees."""
    return bool(words(block)) or block.name in MEDIA or block.find([*MEDIA]) is not None


def is_alert(tag: Tag) -> bool:
    """Return whether an element is a callout, such as a warning."""
    return any(ALERT.match(name) for name in tag.get_attribute_list("class") if name)


def blocks(body: Tag) -> Iterator[Tag]:
    """Yield the blocks of a page in order, whatever elements contain them."""
    loose: list[PageElement] = []
    for child in list(body.children):
        if isinstance(child, Tag) and (child.name in BLOCKS or is_alert(child)):
            yield from _paragraph(loose)
            loose = []
            yield child
        elif isinstance(child, Tag) and child.find(list(BLOCKS)):
            yield from _paragraph(loose)
            loose = []
            yield from blocks(child)
        else:
            loose.append(child)
    yield from _paragraph(loose)


def _paragraph(loose: list[PageElement]) -> Iterator[Tag]:
    """Yield a paragraph of the text between blocks, if there is any."""
    if any(isinstance(part, Tag) or str(part).strip() for part in loose):
        paragraph = soup_of("").new_tag("p")
        loose[0].insert_before(paragraph)
        for part in loose:
            paragraph.append(part.extract())
        yield paragraph
