"""The form of a price book, made by reading one: every value that a book is asked for is a
field."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from typing import Any

from calculator.book_table import book_of
from calculator.mistake import PriceBookError
from calculator.table import Table
from calculator.toml_text import read_toml
from plugins.errors import Said, say
from plugins.languages.staff_words import Speech
from plugins.preview.editor.book_words import hint_of, label_of
from plugins.preview.editor.books import FIRST_DAY
from plugins.preview.editor.form import Field, option
from plugins.preview.editor.toml_text import note_above, places


class Asked(Table):
    """A table that remembers what it was asked for, in order, and what each value must be."""

    def __init__(self, table: Table) -> None:
        super().__init__(table.values, source=table.source, lines={})
        self.fields: dict[str, dict[str, Any]] = {}

    def text(self, key: str) -> str:
        """Remember a text."""
        self.fields.setdefault(key, {})
        return super().text(key)

    def number(self, key: str, *, must: Said, least: int = 0, most: int | None = None) -> int:
        """Remember a number, and the words that a mistake in it would meet."""
        self._remember(key, must)
        return super().number(key, must=must, least=least, most=most)

    def span(self, key: str, *, must: Said) -> tuple[int, int]:
        """Remember a range."""
        self._remember(key, must)
        return super().span(key, must=must)

    def choice(self, key: str, choices: Collection[str]) -> str:
        """Remember the words to choose from."""
        self.fields.setdefault(key, {"choices": choices})
        return super().choice(key, choices)

    def day(self, key: str) -> date | None:
        """Remember a day that may be left out."""
        self.fields.setdefault(key, {"required": False, "must": say("be a day like 2026-12-31")})
        return super().day(key)

    def _remember(self, key: str, must: Said) -> None:
        self.fields.setdefault(key, {"must": must})


def book_fields(text: str, *, key: str, spoken: Speech) -> list[Field]:
    """Return the fields of a book like this one, its values as what a new book begins with, its
    notes as hints."""
    asked = Asked(read_toml(text, source=f"{key}.toml"))
    with suppress(PriceBookError):  # asked for the same values; the preview tells the mistake
        book_of(asked)
    hint = say(
        "The day from which these prices hold, like 2027-01-01. Other prices from another day on"
        " are a new book."
    )
    day = [r"^\d{4}-\d{2}-\d{2}$", spoken.told(say("a day like 2027-01-01"))]
    named = {
        "name": FIRST_DAY,
        "label": spoken.told(say("First day")),
        "widget": "string",
        "hint": spoken.told(hint),
        "pattern": day,
    }
    lines = places(text)
    in_order = {
        key: asked.fields[key] for key in sorted(asked.fields, key=lambda key: lines.get(key, 0))
    }
    return [named, *_nested(in_order, text, asked, spoken, before="")]


def _nested(
    fields: dict[str, dict[str, Any]], text: str, table: Table, spoken: Speech, *, before: str
) -> list[Field]:
    """Return the fields below a dotted name; those with one more name in common stand together."""
    found: list[Field] = []
    names = dict.fromkeys(
        key.removeprefix(before).partition(".")[0] for key in fields if key.startswith(before)
    )
    for name in names:
        key = before + name
        common: dict[str, Any] = {"name": name, "label": spoken.told(label_of(key))}
        hint = spoken.told(hint_of(key, note_above(text, key)))
        if key in fields:
            default = {"default": table.values[key]} if key in table.values else {}
            found.append({**common, **default, **_filled_in(fields[key], hint, spoken)})
        else:
            inside = _nested(fields, text, table, spoken, before=f"{key}.")
            group = {"widget": "object", "collapsed": False, "hint": hint, "fields": inside}
            found.append({**common, **group})
    return found


def _filled_in(asked: dict[str, Any], note: str, spoken: Speech) -> Field:
    """Return how a value is filled in, and the words that go with it."""
    must = spoken.told(say("It must %(must)s.", must=asked["must"])) if "must" in asked else ""
    options = (
        {"widget": "select", "options": [option(word, spoken) for word in asked["choices"]]}
        if "choices" in asked
        else {}
    )
    return {
        "widget": "string",
        "required": asked.get("required", True),
        "hint": f"{note} {must}".strip(),
        **options,
    }
