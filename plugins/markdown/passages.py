"""The words of a text, put together as visitors read them: paragraphs, headings, cells."""

from __future__ import annotations

from typing import Any

from plugins.markdown.things import Passage, Words

CODE = {"code", "pre", "kbd", "samp", "var"}  # whose words are no prose
QUOTES = {"q", "blockquote"}


class Passages:
    """Collects words; `open` are the elements of HTML around them, `quotes` the quotations."""

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
        """Add words to the passage that is being read."""
        self.count += bool(text.strip())
        if text:
            code = more.pop("code", False) or any(name in CODE for name in self.open)
            self._words.append(Words(line, text, self._quoted, code, **more))

    def aside(self, line: int, text: str) -> None:
        """Note words that stand in no passage, such as the description of an image."""
        if text:
            self.passages.append(Passage((Words(line, text, self._quoted),)))

    @property
    def _quoted(self) -> bool:
        return self.quotes > 0 or any(name in QUOTES for name in self.open)

    def end(self) -> None:
        """End the passage that is being read."""
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
        """Note where in a table the words that follow stand."""
        if name == "table":
            self._heads = {}
        elif name == "tr":
            self._column, self._row = -1, ""
        elif name in ("th", "td"):
            self._cell = name if opens else ""
            self._column += opens

    def close(self, name: str) -> None:
        """Note that an element of HTML ends, with what was left open within it."""
        if name in self.open:
            while self.open.pop() != name:
                pass
