"""Breaks a text into lines: as large as its box allows, as few lines as possible, and of about
equal length."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from plugins.assets.typeface import Typeface, drawable_text

LEADING = 1.16  # the height of a line, in ems
# A line begins with no closing sign, and ends with no opening one.
BREAK = re.compile(r"(?<![«(]) (?![?!:;»)])")


@dataclass(frozen=True)
class SetText:
    """Lines, and the size of their letters in pixels."""

    lines: tuple[str, ...]
    size: int

    @property
    def leading(self) -> int:
        """Return the height of a line in pixels."""
        return round(self.size * LEADING)


@dataclass(frozen=True)
class Box:
    """The place of a text in pixels, and the sizes of letters to try in it, the largest first."""

    width: int
    height: int
    sizes: tuple[int, ...]


def set_in(face: Typeface, text: str, box: Box) -> SetText:
    """Return the text in the largest size in which it fits; in the smallest, a word wider than a
    line is cut."""
    width = box.width
    words = [word for word in BREAK.split(drawable_text(text)) if word] or [""]
    for size in box.sizes:
        if max(map(face.width, words)) * size <= width:
            lines_of_text = SetText(balanced(face, words, width / size), size)
            if len(lines_of_text.lines) * lines_of_text.leading <= box.height:
                return lines_of_text
    smallest = box.sizes[-1]
    return SetText(
        balanced(face, split_long_words(face, words, width / smallest), width / smallest), smallest
    )


def balanced(face: Typeface, words: Sequence[str], width: float) -> tuple[str, ...]:
    """Return the words in as few lines as possible; of all such ways, the one with the most equal
    lines."""

    @cache
    def best(first: int) -> tuple[int, float, tuple[str, ...]]:
        """Return the number of lines from a word on, the sum of the squares of the space left in
        them, and the lines."""
        if first == len(words):
            return 0, 0.0, ()
        candidates = []
        for end in range(first + 1, len(words) + 1):
            line = " ".join(words[first:end])
            free = width - face.width(line)
            if free < 0 and end > first + 1:
                break
            lines, squares, after = best(end)
            candidates.append((lines + 1, squares + free * free, (line, *after)))
        return min(candidates)

    return best(0)[2]


def split_long_words(face: Typeface, words: Sequence[str], width: float) -> list[str]:
    """Return the words; one that is wider than a line is cut into pieces."""
    pieces: list[str] = []
    for word in words:
        rest = word
        while rest:
            count = max(1, sum(place <= width for place in face.places(rest)[1:]))
            pieces.append(rest[:count])
            rest = rest[count:]
    return pieces
