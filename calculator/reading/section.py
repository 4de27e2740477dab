"""The tables of one file: typed readers for their values, which note every mistake at its line."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from calculator.days import day_of
from calculator.mistake import Message, say
from calculator.money import ONE, NumberError, hundredths
from calculator.reading import messages
from calculator.reading.messages import duplicate, not_a_slug, one_of, shown
from calculator.reading.misspelt import meant_names, unknown_name
from calculator.reading.notes import Notes
from calculator.reading.slugs import is_slug
from calculator.reading.toml_lines import Path

DASH = re.compile("[‐‑–—−]")
"""Those that word processors write in place of a hyphen."""


class Section:
    """One table. A reader that notes a mistake returns an empty value."""

    def __init__(
        self, values: Mapping[str, object], *, path: Path, notes: Notes, decimals: int = 2
    ) -> None:
        self.values = values
        self.path = path
        self.notes = notes
        self.decimals = decimals
        self._names: list[str] = []

    def has(self, name: str) -> bool:
        """Return whether the table has a name; from now on the name is allowed."""
        if name not in self._names:
            self._names.append(name)
        return name in self.values

    def may_have(self, *names: str) -> None:
        """Allow some names without reading them."""
        for name in names:
            self.has(name)

    def text(self, name: str, *, must: Message) -> str:
        """Return a text, or the digits of a number."""
        if not self.has(name):
            self.missing(name)
            return ""
        value = self.values[name]
        if isinstance(value, bool) or not isinstance(value, str | int | date) or value == "":
            self.wrong(name, must, messages.quotation_marks(value))
            return ""
        return str(value).strip()

    def number(
        self,
        name: str,
        *,
        must: Message,
        least: int = 0,
        most: int | None = None,
        decimals: int = 2,
    ) -> int:
        """Return a number from `least` to `most` as hundredths, or in units of `decimals`."""
        if not (text := self.text(name, must=must)):
            return 0
        try:
            value = hundredths(text, decimals)
            todo = messages.out_of_bounds(value, least, most, decimals)
        except NumberError as error:
            value, todo = 0, messages.digits_only(error.code, decimals)
        if todo:
            self.wrong(name, must, todo)
        return 0 if todo else value

    def whole(self, name: str, *, must: Message, least: int = 1) -> int:
        """Return a whole number, no less than `least`."""
        value = self.number(name, must=must, least=least * ONE)
        if value % ONE:
            self.wrong(name, must, say("leave the decimals out"))
        return value // ONE

    def span(self, name: str, *, must: Message) -> tuple[int, int]:
        """Return two numbers above 0, the lower first, in hundredths; typed with a dash between
        them."""
        text = self.text(name, must=must)
        try:
            low, high = (hundredths(end.strip()) for end in DASH.sub("-", text).split("-"))
        except ValueError:
            low, high = 0, 0
        if text and not 0 < low <= high:
            self.wrong(name, must, say("write two numbers with a dash between, the lower first"))
        return low, high

    def choice(self, name: str, choices: Collection[str]) -> str:
        """Return one of some words; "" if it is another one."""
        text = self.text(name, must=say("be one of %(choices)s", choices=", ".join(choices)))
        if not choices and self.notes.mistakes():
            return ""  # those mistakes are the reason why there is nothing to choose
        if text and text not in choices:
            self.note(name, one_of(self.key(name), text, choices))
            return ""
        return text

    def boolean(self, name: str) -> bool:
        """Return true or false; false if the name is absent."""
        if not self.has(name):
            return False
        value = self.values[name]
        if not isinstance(value, bool):
            self.wrong(name, say("be true or false"), say("write it without quotation marks"))
        return value is True

    def day(self, name: str) -> date | None:
        """Return a day; None if the name is absent."""
        day = day_of(str(self.values[name]).strip()) if self.has(name) else None
        if day is None and name in self.values:
            self.wrong(name, say("be a day like 2026-12-31"), say("write year-month-day"))
        return day

    def list(self, name: str, choices: Collection[str] | None = None) -> tuple[str, ...]:
        """Return texts in square brackets, or a single one; no text duplicate, each one of
        `choices`."""
        if not self.has(name):
            return ()
        value = self.values[name]
        items = value if isinstance(value, list) else [value]
        if not items or any(isinstance(item, bool | dict | list) for item in items):
            self.wrong(name, say("be names in square brackets"), say('write ["…", "…"]'))
            return ()
        texts: list[str] = []
        for place, item in enumerate(map(str, items)):
            path = (name, str(place)) if isinstance(value, list) else (name,)
            if choices is not None and item not in choices:
                self.note(path, one_of(self.key(name), item, choices))
            elif item in texts:
                self.note(path, duplicate(item))
            else:
                texts.append(item)
        return tuple(texts)

    def table(self, name: str) -> "Section":
        """Return the table with a name, an empty one if it is absent."""
        path = (*self.path, name)
        if not self.has(name):
            return Section({}, path=path, notes=self.notes, decimals=self.decimals)
        value = self.values[name]
        if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
            pair = say("write [%(key)s], with one pair of brackets", key=self.key(name))
            self.wrong(name, say("be a table"), pair)
            value = value[0]
        if not isinstance(value, dict):
            todo = say("write [%(key)s] above its values", key=self.key(name))
            self.wrong(name, say("be a table"), todo)
            value = {}
        return Section(value, path=path, notes=self.notes, decimals=self.decimals)

    def tables(self) -> "Iterator[tuple[str, Section]]":
        """Yield every table in this one by its name, in the order of the file; names must be
        slugs."""
        for name in self.values:
            if not is_slug(name):
                self.note(name, not_a_slug(name))
            yield name, self.table(name)

    def key(self, name: str) -> str:
        """Return the dotted name of a key of this table, for messages."""
        return ".".join((*self.path, name))

    def missing(self, name: str) -> None:
        """Note that a name is absent."""
        key = self.key(name)
        absent = say('%(key)s must be there, got nothing; add %(name)s = "…".', key=key, name=name)
        self.note(name, absent)

    def wrong(self, name: str, must: Message, todo: Message) -> None:
        """Note that a value is not what it must be."""
        message = say(
            '%(key)s must %(must)s, got "%(got)s"; %(todo)s.',
            key=self.key(name),
            must=must,
            got=shown(self.values.get(name, "")),
            todo=todo,
        )
        self.note(name, message)

    def note(self, name: str | Sequence[str], message: Message) -> None:
        """Note a mistake at a name in this table."""
        names = (name,) if isinstance(name, str) else tuple(name)
        self.notes.note((*self.path, *names), message)

    def done(self) -> None:
        """Note every name that no reader allowed; a misspelt one in place of what it means."""
        missing = [name for name in self._names if self.notes.has((*self.path, name))]
        for name, near in meant_names(self.values, self._names, missing).items():
            self.notes.drop((*self.path, near))
            self.note(name, unknown_name(name, near, path=self.path, allowed=self._names))
