"""A file that questions are taken from, as HTML, and what of it could not be kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from plugins.errors import Message, Mistake, say

LONGEST = 60  # signs of a passage that is told


@dataclass(frozen=True)
class Keys:
    """What the front matter of another tool says of a whole file."""

    title: str = ""
    slug: str = ""
    topic: str = ""
    summary: str = ""
    keywords: str = ""
    order: int | None = None
    reviewed: date | None = None
    draft: bool = False


@dataclass
class Document:
    """One file: its words as HTML, the folder its links begin at, the pictures that it carries."""

    file: str
    path: Path
    body: Tag
    keys: Keys = field(default_factory=Keys)
    lang: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notes: dict[str, Tag] = field(default_factory=dict)  # footnotes by their mark
    lost: list[Mistake] = field(default_factory=list)

    def lose(self, message: Message, line: int = 0) -> None:
        """Note once what could not be kept."""
        mistake = Mistake(self.file, line, message)
        if mistake not in self.lost:
            self.lost.append(mistake)


@dataclass
class Question:
    """A question and the blocks of its answer; `anchors` are the ids by which links reach it."""

    document: Document
    title: str
    blocks: list[Tag]
    topic: str = ""
    anchors: frozenset[str] = frozenset()
    slug: str = ""


def soup_of(html: str) -> BeautifulSoup:
    """Return a page taken apart."""
    return BeautifulSoup(html, "html.parser")


def words(tag: Tag | str) -> str:
    """Return the words of an element on one line."""
    text = tag if isinstance(tag, str) else tag.get_text(" " if tag.find("br") else "")
    return " ".join(text.replace("\u00ad", "").split())


def begin(text: str) -> str:
    """Return the first words of a passage, as it is told."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def left_out(document: Document, passages: Iterable[Tag | str]) -> None:
    """Note words that belong to no question."""
    for passage in passages:
        if text := words(passage):
            document.lose(
                say(
                    'these words belong to no question and were left out: "%(text)s"',
                    text=begin(text),
                )
            )
