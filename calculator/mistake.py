"""A mistake in what staff wrote: where it stands, and a sentence that every language can say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """English words with holes such as %(key)s, and what fills them: texts, numbers, or sentences
    like this one."""

    words: str
    filling: tuple[tuple[str, object], ...] = ()

    def told(self, translated: Callable[[str], str] = str) -> str:
        """The sentence, in the language into which `translated` puts words; English without it."""
        filling = {
            hole: value.told(translated) if isinstance(value, Said | Mistake) else value
            for hole, value in self.filling
        }
        return translated(self.words) % filling

    def __str__(self) -> str:
        return self.told()


def say(words: str, /, **filling: object) -> Said:
    """A sentence; its words stand in the call itself, where the test of the translations finds
    them."""
    return Said(words, tuple(filling.items()))


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake, told as `file:line: sentence`; line 0 is the file as a whole."""

    file: str
    line: int
    said: Said

    def told(self, translated: Callable[[str], str] = str) -> str:
        """The whole line, in the language into which `translated` puts words."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.said.told(translated)}"

    def __str__(self) -> str:
        return self.told()


class PriceBookError(Exception):
    """A price book with mistakes; one `file:line: …` per mistake."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)
