"""The words of a text, grouped as visitors read them: paragraphs, headings, cells."""

from __future__ import annotations

from typing import Any

from plugins.markdown.things import Passage, Words

CODE = {"code", "pre", "kbd", "samp", "var"}  # elements without prose
QUOTES = {"q", "blockquote"}


class Passages:
    """Collects words; `open` lists the HTML elements around them, `quotes` counts the
    quotations."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.open: list[str] = []
        self.quotes = 0
        self.count = 0  # of words and images so far
        self._words: list[Words] = []
        self._heads: dict[int, str] = {}  # of the columns of a table
        self._row = ""  # what its first cell says
        self._column, self._cell = -1, ""

    def add(self, line: int, text: str, **more: Any) -> None:
        """Add words to the current passage."""
        self.count += bool(text.strip())
        if text:
            code = more.pop("code", False) or any(name in CODE for name in self.open)
            self._words.append(Words(line, text, self._quoted, code, **more))

    def aside(self, line: int, text: str) -> None:
        """Add words that belong to no passage, such as the description of an image."""
        if text:
            self.passages.append(Passage((Words(line, text, self._quoted),)))

    @property
    def _quoted(self) -> bool:
        return self.quotes > 0 or any(name in QUOTES for name in self.open)

    def end(self) -> None:
        """End the current passage."""
        if any(part.text.strip() for part in self._words):
            above = self._heads.get(self._column, "") if self._cell == "td" else ""
            beside = self._row if self._cell and self._column else ""
            head = " ".join(filter(None, (above, beside)))
            self.passages.append(Passage(tuple(self._words), head))
            self._note_head(self.passages[-1].text())
        self._words = []

    def _note_head(self, text: str) -> None:
        if self._cell == "th":
            self._heads[self._column] = text
        if self._cell and not self._column:
            self._row = text

    def table(self, name: str, *, opens: bool) -> None:
        """Note the position of the following words in a table."""
        if name == "table":
            self._heads = {}
        elif name == "tr":
            self._column, self._row = -1, ""
        elif name in ("th", "td"):
            self._cell = name if opens else ""
            self._column += opens

    def close(self, name: str) -> None:
        """Note the end of an HTML element, and of the elements still open inside it."""
        if name in self.open:
            while self.open.pop() != name:
                pass
