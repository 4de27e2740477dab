"""The parts of a text, each with its line in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from plugins.markdown.tags import Piece

CODE_SIGN = "\ufffc"  # stands for code and anything else that is no prose, in a passage
NOWHERE = ("", "#")  # the targets of a comment like [//]: # (words)
BREAK = " "  # before the line feed of a break that visitors see
WRITTEN, DEFINED, TYPED, HTML = "link", "definition", "address", "html"  # kinds of links


@dataclass(frozen=True)
class Link:
    """The target of a link, as written; `kind` is one of the four above."""

    line: int
    target: str
    kind: str


@dataclass(frozen=True)
class Image:
    """An image; `source` is None if it is an HTML tag."""

    line: int
    description: str
    source: str | None
    written: str
    size: str = ""  # as attributes give it


@dataclass(frozen=True)
class Heading:
    """A heading with the id of its element; `tag` says that it is an HTML tag."""

    line: int
    level: int
    text: str
    id: str = ""
    tag: bool = False


@dataclass(frozen=True)
class Tag:
    """An HTML tag; `inline` if it is among words."""

    line: int
    piece: Piece
    inline: bool


@dataclass(frozen=True)
class Words:
    """Consecutive words, as a visitor reads them."""

    line: int
    text: str
    quoted: bool = False
    code: bool = False  # or an address, or an amount that is filled in: no prose
    raw: bool = False  # between tags where Markdown is not read
    escaped: tuple[int, ...] = ()  # the places of signs behind a backslash


@dataclass(frozen=True)
class Passage:
    """The words of one paragraph, heading or cell; `head` is the head of a cell's column and
    row."""

    words: tuple[Words, ...]
    head: str = ""

    @property
    def line(self) -> int:
        """Return the first line."""
        return self.words[0].line

    def text(self, *, quotes: bool = True, escaped: bool = True) -> str:
        """Return the words, with a line feed for each line break of the text; CODE_SIGN stands for
        anything that is no prose.

        Without `quotes` or `escaped` it also stands for quotations, or for signs after a backslash.
        """
        return "".join(_visible(part, quotes, escaped) for part in self.words)

    def line_at(self, place: int, *, quotes: bool = True) -> int:
        """Return the line of a position in the result of `text`."""
        for part in self.words:
            length = len(_visible(part, quotes, escaped=True))
            if place < length:
                return part.line
            place -= length
        return self.words[-1].line


def _visible(part: Words, quotes: bool, escaped: bool) -> str:
    if part.code or (part.quoted and not quotes):
        return CODE_SIGN
    if escaped or not part.escaped:
        return part.text
    signs = enumerate(part.text)
    return "".join(CODE_SIGN if place in part.escaped else sign for place, sign in signs)


@dataclass
class Reading:
    """The content of a text; do not change it after `reading` returns it."""

    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    labels: set[str] = field(
        default_factory=set
    )  # of addresses that stand apart, where one is used
    wordless: list[int] = field(default_factory=list)  # lines of links that nobody sees
    placeholders: list[tuple[int, str]] = field(default_factory=list)  # lines and names
    holds_code: bool = False
    noted: dict[str, Any] = field(default_factory=dict)  # by the parser, its lines from 0


@dataclass(frozen=True)
class Precomputed:
    """The HTML that was made of a text beforehand, with these amounts."""

    body: str
    amounts: tuple[tuple[str, str], ...]
    html: str
