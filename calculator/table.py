"""Named values of one file with their lines, and every mistake made in them.

Values are text, so that a slip such as "9OO" or "900,00 EUR" meets a message a
manager can act on, and so that no number is ever a float.
"""

from collections.abc import Collection, Mapping
from datetime import date

from calculator.days import day_of
from calculator.mistake import Mistake, Said, say
from calculator.money import ONE, NumberError, hundredths


class Table:
    """The values of one file by dotted key; reading one that is wrong notes a mistake.

    A reading method that notes a mistake gives an empty value in its place; nothing
    comes of it, since a file with mistakes makes no book.
    """

    def __init__(self, values: Mapping[str, str], *, source: str, lines: Mapping[str, int]) -> None:
        self.values = values
        self.source = source
        self._lines = lines
        self._asked: dict[str, None] = {}
        self._mistakes: dict[str, tuple[int, Said]] = {}

    def names(self, table: str) -> tuple[str, ...]:
        """The keys of one table, in the order written."""
        start = table + "."
        return tuple(key.removeprefix(start) for key in self.values if key.startswith(start))

    def text(self, key: str) -> str:
        """The value as written."""
        self._asked[key] = None
        if key not in self.values:
            name = key.rpartition(".")[2]
            self.note(
                key,
                say('%(key)s must be there, got nothing; add %(name)s = "…".', key=key, name=name),
            )
        return self.values.get(key, "")

    def number(self, key: str, *, must: Said, least: int = 0, most: int | None = None) -> int:
        """Hundredths, from `least` to `most`."""
        try:
            value = hundredths(self.text(key))
        except NumberError:
            value = -1
        if least <= value and (most is None or value <= most):
            return value
        self.wrong(key, must, say("write digits only, with a point before the decimals"))
        return 0

    def whole(self, key: str, *, must: Said) -> int:
        """A whole number, 1 or more."""
        value = self.number(key, must=must, least=ONE)
        if value % ONE:
            self.wrong(key, must, say("leave the decimals out"))
        return value // ONE

    def span(self, key: str, *, must: Said) -> tuple[int, int]:
        """Two numbers above 0 in hundredths, written with a dash between, the lower first."""
        try:
            low, high = (
                hundredths(end.strip()) for end in self.text(key).replace("–", "-").split("-")
            )
        except ValueError:
            low, high = 0, 0
        if not 0 < low <= high:
            self.wrong(key, must, say("write two numbers with a dash between, the lower first"))
        return low, high

    def choice(self, key: str, choices: Collection[str]) -> str:
        """One of a few words."""
        text = self.text(key)
        if text not in choices:
            advice, known = _advice(text, choices), ", ".join(choices)
            self.note(
                key,
                say(
                    '%(key)s must be one of %(known)s, got "%(got)s"; %(advice)s',
                    key=key,
                    known=known,
                    got=text,
                    advice=advice,
                ),
            )
        return text

    def day(self, key: str) -> date | None:
        """A day, which may be absent."""
        self._asked[key] = None
        if key not in self.values:
            return None
        found = day_of(self.values[key])
        if found is None:
            self.wrong(key, say("be a day like 2026-12-31"), say("write year-month-day"))
        return found

    def wrong(self, key: str, must: Said, todo: Said) -> None:
        """Note that the value at `key` is not what it must be."""
        got = self.values.get(key, "")
        self.note(
            key,
            say(
                '%(key)s must %(must)s, got "%(got)s"; %(todo)s.',
                key=key,
                must=must,
                got=got,
                todo=todo,
            ),
        )

    def note(self, key: str, mistake: Said) -> None:
        """Note a key's first mistake, on its line, else its table's, else the first."""
        place = key
        while place and place not in self._lines:
            place = place.rpartition(".")[0]
        self._mistakes.setdefault(key, (self._lines.get(place, 1), mistake))

    def mistakes(self) -> tuple[Mistake, ...]:
        """Everything noted and every key nobody asked for, in the order of lines."""
        missing = [key for key in self._asked if key not in self.values]
        for key in self.values:
            if key not in self._asked:
                advice = _advice(key, missing or self._asked)
                self.note(
                    key,
                    say(
                        'the name must be one a price book has, got "%(key)s"; %(advice)s',
                        key=key,
                        advice=advice,
                    ),
                )
        found = [Mistake(self.source, line, said) for line, said in self._mistakes.values()]
        return tuple(sorted(found, key=lambda mistake: (mistake.line, str(mistake))))


def _advice(got: str, known: Collection[str]) -> Said:
    """What was probably meant, else to take the word out."""
    from difflib import get_close_matches  # heavy, and only a mistake needs it

    close = get_close_matches(got, list(known), n=1)
    return (
        say('did you mean "%(near)s"?', near=close[0])
        if close
        else say("correct it or take it out.")
    )
