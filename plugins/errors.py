"""Mistakes in what staff wrote, as lines they can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

MOST_WORDS = 12  # of a list that staff are shown


@dataclass(frozen=True)
class Mistake:
    """One mistake: where it stands and what to do, printed as `file:line: text`."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}" if self.line else f"{self.file}: {self.text}"


class ContentError(Exception):
    """One or more mistakes in `content/`; `str()` is one line for each."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "…"?` for the nearest known word, or the list of known words."""
    words = sorted(known)
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"use one of: {', '.join(words[:MOST_WORDS])}{', …' * (len(words) > MOST_WORDS)}."
