"""A file from which questions are imported: its HTML, and a list of what could not be imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from plugins.errors import Message, Mistake, say

LONGEST = 60  # characters of a passage that a message quotes


@dataclass(frozen=True)
class Keys:
    """The front matter of a whole file, written for another tool."""

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
    """One file: its text as HTML, the folder that its links start from, and its embedded
    pictures."""

    file: str
    path: Path
    body: Tag
    keys: Keys = field(default_factory=Keys)
    lang: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notes: dict[str, Tag] = field(default_factory=dict)  # the footnotes by their marks
    lost: list[Mistake] = field(default_factory=list)

    def lose(self, message: Message, line: int = 0) -> None:
        """Record once what could not be imported."""
        mistake = Mistake(self.file, line, message)
        if mistake not in self.lost:
            self.lost.append(mistake)


@dataclass
class Question:
    """A question and the blocks of its answer; `anchors` are the ids that links to it name."""

    document: Document
    title: str
    blocks: list[Tag]
    topic: str = ""
    anchors: frozenset[str] = frozenset()
    slug: str = ""


def soup_of(html: str) -> BeautifulSoup:
    """Return the parsed tree of an HTML text."""
    return BeautifulSoup(html, "html.parser")


def words(tag: Tag | str) -> str:
    """Return the words of an element on one line."""
    text = tag if isinstance(tag, str) else tag.get_text(" " if tag.find("br") else "")
    return " ".join(text.replace("\u00ad", "").split())


def begin(text: str) -> str:
    """Return the first words of a passage, as a message quotes it."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def left_out(document: Document, passages: Iterable[Tag | str]) -> None:
    """Record words that belong to no question."""
    for passage in passages:
        if text := words(passage):
            document.lose(
                say(
                    'these words belong to no question and were left out: "%(text)s"',
                    text=begin(text),
                )
            )
