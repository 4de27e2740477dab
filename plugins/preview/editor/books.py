"""The price books in the editor: one entry for a book, a new one made of the newest with all its
notes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calculator.toml_text import read_toml
from plugins.checks.sources import PRICES
from plugins.errors import ContentError, Said, say
from plugins.preview.editor.changes import changed, flat
from plugins.preview.editor.files import named, read
from plugins.preview.editor.toml_text import with_values

FIRST_DAY = "first_day"  # the file's name
Values = dict[str, Any]


class Books:
    """The entries of the folder of price books, in the order of their days."""

    def __init__(self, content: Path) -> None:
        self.content = content

    def keys(self) -> list[str]:
        """Return what entries there are."""
        return sorted(path.stem for path in (self.content / PRICES).glob("[!.]*.toml"))

    def files(self, key: str) -> dict[str, Path]:
        """Return the one file, which speaks no language."""
        return {"": self.content / PRICES / f"{key}.toml"}

    def read(self, key: str) -> Values:
        """Return the values, table within table."""
        text = read(self.content, self.files(key)[""])
        return {} if text is None else {FIRST_DAY: key, **nested(self._values(key, text))}

    def newest(self) -> str | None:
        """Return the newest book's text, if there is any."""
        keys = self.keys()
        return read(self.content, self.files(keys[-1])[""]) if keys else None

    def texts(self, key: str, form: Values, known: Values) -> dict[Path, str]:
        """Return the new text of the book where it changes; of a new one even where no price
        does."""
        path = self.files(key)[""]
        here, text = read(self.content, path), read(self.content, path) or self.newest() or ""
        wanted = {name: value for name, value in flat(form) if name != FIRST_DAY}
        if form.get(FIRST_DAY) != key:
            said = _other_day(form.get(FIRST_DAY, ""), key, is_new=here is None)
            raise ContentError.at(named(self.content, path), 0, said)
        now = self._values(key, text)
        new = changed(
            wanted,
            dict(flat(known)) if here is not None else now,
            now,
            file=named(self.content, path),
        )
        return {path: with_values(text, new)} if new or here is None else {}

    def _values(self, key: str, text: str) -> dict[str, str]:
        return dict(read_toml(text, source=named(self.content, self.files(key)[""])).values)


def nested(values: Mapping[str, str]) -> Values:
    """Return values by dotted key as tables within tables."""
    found: Values = {}
    for key, value in values.items():
        *tables, name = key.split(".")
        inside = found
        for table in tables:
            inside = inside.setdefault(table, {})
        inside[name] = value
    return found


def _other_day(day: object, key: str, *, is_new: bool) -> Said:
    """Return why a book may not begin on this day."""
    if is_new:
        return say(
            'a new book must begin on a day of its own, got "%(day)s", which another has;'
            " choose another first day.",
            day=day,
        )
    return say(
        'the first day of a book must stay %(key)s, got "%(day)s"; copy it into a new one'
        " for prices from that day on.",
        key=key,
        day=day,
    )
