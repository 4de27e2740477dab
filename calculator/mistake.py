"""A mistake in what staff wrote: its place, and a message that can be translated."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence with placeholders such as %(key)s, and their values: texts, numbers, or
    other messages."""

    words: str
    filling: tuple[tuple[str, object], ...] = ()

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence, in the language of `translate`; in English without it."""
        filling = {
            hole: value.text(translate) if isinstance(value, Message | Mistake) else value
            for hole, value in self.filling
        }
        return translate(self.words) % filling

    def __str__(self) -> str:
        return self.text()


def say(words: str, /, **filling: object) -> Message:
    """Return a message; its words must be a literal: the test of the translations reads them in the
    source."""
    return Message(words, tuple(filling.items()))


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake, printed as `file:line: message`; line 0 means the whole file."""

    file: str
    line: int
    message: Message

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the whole line, in the language of `translate`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message.text(translate)}"

    def __str__(self) -> str:
        return self.text()


class PriceBookError(Exception):
    """A price book with mistakes; one `file:line: …` per mistake."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)
