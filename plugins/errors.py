"""Mistakes in what staff wrote, as lines that say what to do."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from calculator.mistake import Message, Mistake, say

__all__ = [
    "ContentError",
    "Message",
    "Mistake",
    "SiteError",
    "ToolError",
    "did_you_mean",
    "nearest",
    "say",
    "unknown",
]

MOST_WORDS = 12  # of a list in a message


class SiteError(Exception):
    """The root of the project's own errors: mistakes, each with its place and what to do."""

    mistakes: tuple[Mistake, ...] = ()


class ToolError(SiteError):
    """A program, a package or the network failed that a build needs.

    `str()` is one line: where, what must hold, what was found and what to do.
    """

    def __init__(self, text: str) -> None:
        place, _, rest = text.partition(": ")
        self.mistakes = (Mistake(place, 0, say("%(text)s", text=rest or text)),)
        super().__init__(text)


class ContentError(SiteError):
    """One or more mistakes in `content/`; `str()` is one line for each."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))

    @classmethod
    def at(cls, file: str, line: int, message: Message) -> ContentError:
        """Return the error of one mistake."""
        return cls([Mistake(file, line, message)])


def near(word: str, words: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
    """Return a list with the nearest known word, empty if none is near; capitals do not matter."""
    by_small = {other.casefold(): other for other in sorted(words)}
    return [by_small[one] for one in get_close_matches(word.casefold(), by_small, 1, cutoff)]


def nearest(word: str, words: Iterable[str], *, cutoff: float = 0.6) -> Message | None:
    """Return `did you mean "…"?` with the nearest known word, None if none is near."""
    nearest_words = near(word, words, cutoff=cutoff)
    return say('did you mean "%(near)s"?', near=nearest_words[0]) if nearest_words else None


def did_you_mean(word: str, allowed: Iterable[str]) -> Message:
    """Return a question with the nearest known word, or the list of known words."""
    words = sorted(allowed)
    listing = f"{', '.join(words[:MOST_WORDS])}{', …' * (len(words) > MOST_WORDS)}"
    return nearest(word, words) or say("use one of: %(choices)s.", choices=listing)


def unknown(key: str, name: str, allowed: Iterable[str]) -> Message:
    """Return the message about a key whose value names something unknown."""
    return say(
        '%(key)s must name what exists, got "%(named)s"; %(advice)s',
        key=key,
        named=name,
        advice=did_you_mean(name, allowed),
    )
