"""One reading of a text for all rules: its content in order, with the lines of its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from markdown_it.token import Token

from plugins.markdown import things
from plugins.markdown.elements import CONTAINERS, PHRASES
from plugins.markdown.escapes import ESCAPED
from plugins.markdown.headings import words
from plugins.markdown.parser import parsed
from plugins.markdown.passages import Passages
from plugins.markdown.placeholders import BLOCK, INLINE, PLACEHOLDER, name_of
from plugins.markdown.places import line_of
from plugins.markdown.tags import LEVELS, SHOWN, SIZES, TABLE, VOID, Piece, pieces
from plugins.markdown.things import BREAK, NOWHERE, Heading, Image, Link, Reading, Tag

BLOCKS = {*CONTAINERS, *PHRASES, *TABLE, "thead", "tbody", "tfoot", "hr", "pre"}


@lru_cache(maxsize=8192)  # a save changes only one text
def reading(text: str, *, lang: str, first: int = 1) -> Reading:
    """Return the content of a text; `first` is the line of its file on which it begins."""
    tokens, noted = parsed(text, lang)
    walk = _Walk(first)
    for token in tokens:
        walk.block(token)
    walk.words.end()
    walk.definitions(noted.get("references", {}))
    return replace(walk.reading, noted=noted, passages=walk.words.passages)


class _Walk:
    """Goes through the tokens of a text and notes what they are."""

    def __init__(self, first: int) -> None:
        self.first, self.reading, self.words = first, Reading(), Passages()
        self._typed = False  # within an address that became a link by itself
        self._opened = 0, 0  # a link's line, and how many words stand before it
        self._heading: Heading | None = None
        self._kinds = {
            "text": self._text,
            "code_inline": self._code,
            "html_inline": self._tags,
            "image": self._image,
            "link_open": self._link,
            "link_close": self._end_link,
            INLINE: self._amount,
        }

    def block(self, token: Token) -> None:
        """Note a block, or the words of one."""
        if token.type == "inline":
            for child in token.children or ():
                self._inline(child)
            if self._heading:
                text = words(token.children or [])
                self.reading.headings.append(replace(self._heading, text=text))
                self._heading = None
        elif token.type == "html_block":
            for piece in pieces(token.content):
                self._html(piece, self._line(token) + piece.line, inline=False)
        else:
            self.words.end()
            self._element(token)

    def _line(self, token: Token) -> int:
        return self.first + line_of(token)

    def _element(self, token: Token) -> None:
        """Note the kind of a Markdown block."""
        self._id(token)
        if token.type.startswith("blockquote_"):
            self.words.quotes += token.nesting
        elif token.type in ("fence", "code_block"):
            self.reading.holds_code = True
        elif token.type == BLOCK:
            self.reading.placeholders.append((self._line(token), token.content))
        elif token.type == "heading_open":
            own_id = str(token.attrGet("id") or "")
            self._heading = Heading(self._line(token), LEVELS[token.tag], "", own_id)
        elif token.tag in TABLE:
            self.words.table(token.tag, opens=token.nesting == 1)

    def _id(self, token: Token) -> None:
        if "id" in token.attrs:
            self.reading.ids.add(str(token.attrs["id"]))

    def _inline(self, token: Token) -> None:
        """Note the content of a line."""
        line = self._line(token)
        self._id(token)
        for name in SHOWN:
            self.words.aside(line, str(token.attrGet(name) or ""))
        if kind := self._kinds.get(token.type):
            kind(token, line)
        elif token.type.endswith("break"):
            self.words.add(line, "\n" if token.type == "softbreak" else f"{BREAK}\n")

    def _text(self, token: Token, line: int) -> None:
        escaped = token.meta.get(ESCAPED, ())
        self.words.add(line, token.content, code=self._typed, escaped=escaped)

    def _code(self, token: Token, line: int) -> None:
        self.words.add(line, token.content, code=True)
        self.reading.holds_code = True

    def _tags(self, token: Token, line: int) -> None:
        for piece in pieces(token.content):
            self._html(piece, line + piece.line, inline=True)

    def _link(self, token: Token, line: int) -> None:
        """Note a link; a link by reference is noted at the line of its address."""
        self._typed = token.info == "auto"
        self._opened = line, self.words.count
        self.reading.labels.add(str(token.meta.get("label", "")))
        if "label" not in token.meta:
            target = str(token.attrs["href"])
            self.reading.links.append(
                Link(line, target, things.TYPED if self._typed else things.WRITTEN)
            )

    def _end_link(self, token: Token, line: int) -> None:
        self._typed = False
        if self.words.count == self._opened[1]:
            self.reading.wordless.append(self._opened[0])

    def _amount(self, token: Token, line: int) -> None:
        self.reading.placeholders.append((line, token.content))
        self.words.add(line, token.content, code=True)

    def _image(self, token: Token, line: int) -> None:
        for child in token.children or ():
            if child.type == INLINE:
                self.reading.placeholders.append((line, child.content))
        description, source = words(token.children or []).strip(), str(token.attrs["src"])
        self.reading.labels.add(str(token.meta.get("label", "")))
        written = f"![{description}]({source})"
        size = " ".join(f"{name}={token.attrs[name]}" for name in SIZES if name in token.attrs)
        self.reading.images.append(Image(line, description, source, written, size))
        self.words.aside(line, description)
        self.words.count += 1

    def _html(self, piece: Piece, line: int, *, inline: bool) -> None:
        """Note a tag of HTML, or the words between two."""
        if not piece.name:
            self._between(piece, line, raw=not inline)
            return
        if piece.name in BLOCKS:
            self.words.end()
        elif piece.name == "br":
            self.words.add(line, f"{BREAK}\n")
        self.reading.tags.append(Tag(line, piece, inline))
        self._attributes(piece, line)
        if piece.name in TABLE:
            self.words.table(piece.name, opens=not piece.closes)
        if piece.closes:
            self.words.close(piece.name)
        elif piece.name not in VOID:
            self.words.open.append(piece.name)

    def _between(self, piece: Piece, line: int, *, raw: bool) -> None:
        rest = piece.words
        for match in PLACEHOLDER.finditer(piece.words):
            before, _, rest = rest.partition(match[0])
            self.words.add(line, before, raw=raw)
            self.reading.placeholders.append((line, name_of(match[1])))
            self.words.add(line, match[0], code=True)
        self.words.add(line, rest, raw=raw)

    def _attributes(self, piece: Piece, line: int) -> None:
        attributes = {name: value for name, value in piece.attributes if value}
        names = ("id", "name") if piece.name == "a" else ("id",)
        self.reading.ids.update(attributes[name] for name in names if name in attributes)
        for target in (value or "" for name, value in piece.attributes if name == "href"):
            self.reading.links.append(Link(line, target, things.HTML))
        for name in SHOWN:
            self.words.aside(line, attributes.get(name, ""))
        if piece.name in LEVELS and not piece.closes:
            level, own = LEVELS[piece.name], attributes.get("id", "")
            self.reading.headings.append(Heading(line, level, piece.markup, own, tag=True))
        if piece.name == "img":
            self.reading.images.append(Image(line, "", None, " ".join(piece.markup.split())))

    def definitions(self, references: Mapping[str, Any]) -> None:
        """Note the separate addresses of links; those of images are noted with the image."""
        pictured = {image.source for image in self.reading.images}
        for label, reference in references.items():
            line, target = self.first + int(reference["map"][0]), str(reference["href"])
            comment = target in NOWHERE and label not in self.reading.labels
            if target not in pictured and not comment:
                self.reading.links.append(Link(line, target, things.DEFINED))
