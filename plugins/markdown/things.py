"""What can stand in a text, each thing with its line in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from plugins.markdown.tags import Piece

CODE_SIGN = "\ufffc"  # stands for code, and for what else is no prose, in the words of a passage
NOWHERE = ("", "#")  # so people write a comment: [//]: # (words)
BREAK = " "  # before the line feed of a break that visitors see
WRITTEN, DEFINED, TYPED, HTML = "link", "definition", "address", "html"  # kinds of links


@dataclass(frozen=True)
class Link:
    """Where a link leads, as written; `kind` is one of the four above."""

    line: int
    target: str
    kind: str


@dataclass(frozen=True)
class Image:
    """An image; `source` is None where it is written as a tag."""

    line: int
    description: str
    source: str | None
    written: str
    size: str = ""  # as attributes give it


@dataclass(frozen=True)
class Heading:
    """A heading with the id of its element; `tag` says that it is written as one."""

    line: int
    level: int
    text: str
    id: str = ""
    tag: bool = False


@dataclass(frozen=True)
class Tag:
    """A tag of HTML; `inline` where it stands among words."""

    line: int
    piece: Piece
    inline: bool


@dataclass(frozen=True)
class Words:
    """Words that stand together, as a visitor reads them."""

    line: int
    text: str
    quoted: bool = False
    code: bool = False  # or an address, or an amount that is filled in: no prose
    raw: bool = False  # between tags where Markdown is not read
    escaped: tuple[int, ...] = ()  # the places of signs behind a backslash


@dataclass(frozen=True)
class Passage:
    """The words of one paragraph, heading or cell; `head` is what stands above a cell."""

    words: tuple[Words, ...]
    head: str = ""

    @property
    def line(self) -> int:
        """Return the first line."""
        return self.words[0].line

    def text(self, *, quotes: bool = True, escaped: bool = True) -> str:
        """Return the words, a line feed where the text has one; what is no prose is one sign.

        Without `quotes` or `escaped`, so are quotations, and signs behind a backslash.
        """
        return "".join(_visible(part, quotes, escaped) for part in self.words)

    def line_at(self, place: int, *, quotes: bool = True) -> int:
        """Return the line of a place in what `text` returns."""
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
    """All that stands in a text; nobody changes it once it is read."""

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
