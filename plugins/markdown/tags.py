"""The HTML tags that staff wrote, each with its line, as a browser reads them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser

OTHER = "!"  # for everything that is no element, such as <!DOCTYPE html>
LEVELS = {f"h{level}": level for level in range(1, 7)}
TABLE = {"table", "tr", "th", "td"}
VOID = {"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"}
SHOWN = ("title", "alt", "aria-label")  # attributes that visitors may read
SIZES = ("width", "height")
ONCE = {"markdown"}  # attributes for other Markdown programs


@dataclass(frozen=True)
class Piece:
    """A tag, or the words between two tags; `line` counts from 0 at the beginning of the HTML."""

    line: int
    name: str = ""  # of a tag, in small letters
    closes: bool = False
    attributes: tuple[tuple[str, str | None], ...] = ()
    words: str = ""  # as a browser shows them
    markup: str = ""  # as written


@lru_cache(maxsize=4096)
def pieces(html: str) -> tuple[Piece, ...]:
    """Return the tags and the words of HTML without its comments."""
    if html.lstrip().startswith("<!--") and "-->" not in html:
        return ()  # it hides the rest, which a rule reports
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return tuple(reader.pieces)


@lru_cache(maxsize=4096)
def canonical(html: str) -> str:
    """Return HTML in one notation: Pelican finds links only in lower case and in quotation
    marks."""
    return "".join(map(_written, pieces(html)))


def _written(piece: Piece) -> str:
    if not piece.name:
        return piece.markup
    if piece.name == OTHER:
        return ""
    if piece.closes:
        return f"</{piece.name}>"
    attributes = "".join(
        f" {name}" if value is None else f' {name}="{_quoted(value)}"'
        for name, value in piece.attributes
        if name not in ONCE
    )
    return f"<{piece.name}{attributes}>"


def _quoted(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")


def _straight(value: str | None) -> str | None:
    """Return a value without the typographic quotation marks of a word processor."""
    printed = value and value[0] in "“”„«‘’" and value[-1] in "“”»‘’"
    return value[1:-1].strip() if value and printed and len(value) > 1 else value


class _Reader(HTMLParser):
    """Collects the pieces that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = html.split("\n")
        self.pieces: list[Piece] = []

    @property
    def _line(self) -> int:
        return self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        markup = self.get_starttag_text() or ""
        attributes = tuple((name, _straight(value)) for name, value in attrs)
        self.pieces.append(Piece(self._line, tag, attributes=attributes, markup=markup))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(Piece(self._line, tag, closes=True, markup=f"</{tag}>"))

    def handle_data(self, data: str) -> None:
        self.pieces.append(Piece(self._line, words=data, markup=escape(data, quote=False)))

    def handle_entityref(self, name: str) -> None:
        self._entity(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._entity(f"&#{name};")

    def _entity(self, markup: str) -> None:
        self.pieces.append(Piece(self._line, words=unescape(markup), markup=markup))

    def handle_comment(self, data: str) -> None:
        """Note what browsers take for a comment although its author did not, like <!here>."""
        line, offset = self.getpos()
        if not self._lines[line - 1].startswith("<!--", offset):
            self.pieces.append(Piece(self._line, OTHER, markup=f"<!{data}>"))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(Piece(self._line, OTHER, markup=f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self.pieces.append(Piece(self._line, OTHER, markup=f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(Piece(self._line, OTHER, markup=f"<![{data}]]>"))
