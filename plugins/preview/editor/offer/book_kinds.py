"""The kinds of keys that a price book has: how each one stands in the editor's form, and how in the
file.

A form has lists where a file has named tables, so that each can be added, named, moved and taken
out. Every kind has `form`, the value of the form for what the file holds, and `tree`, what the file
holds for a value of the form (None: nothing).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from calculator.reading.messages import duplicate
from plugins.errors import Message, SiteError, say
from plugins.preview.editor.offer.book_choices import Source
from plugins.preview.editor.offer.trees import Tree

NAME = "name"


class FormError(SiteError):
    """A form holds something that no file can hold."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(str(message))


class Key(Protocol):
    """One key of a book, or of a table of a book."""

    @property
    def name(self) -> str:
        """Return the key's name."""

    def form(self, value: Any) -> Any:
        """Return the form's value for what the file holds."""

    def tree(self, value: Any) -> Any:
        """Return what the file holds for the form's value, None if nothing."""


@dataclass(frozen=True)
class Text:
    """A text or a number, as a person types it."""

    name: str
    required: bool = True
    choices: tuple[str, ...] = ()
    of: tuple[Source, ...] = ()
    """The sources of its options (book_choices.py)."""

    def form(self, value: Any) -> Any:
        """Return the text."""
        return text_of(value)

    def tree(self, value: Any) -> Any:
        """Return the text, None if it is empty."""
        return text_of(value)


@dataclass(frozen=True)
class Yes:
    """`true`, or absent."""

    name: str

    def form(self, value: Any) -> bool:
        """Return whether the file says `true`."""
        return value is True

    def tree(self, value: Any) -> Any:
        """Return True, or None."""
        return True if value is True else None


@dataclass(frozen=True)
class Names:
    """A list of names; with `alone` a single name is written without brackets."""

    name: str
    required: bool = False
    alone: bool = False
    of: tuple[Source, ...] = ()

    def form(self, value: Any) -> list[str]:
        """Return the list; a single name becomes a list of one."""
        items = value if isinstance(value, list) else [value]
        return [text for item in items if (text := text_of(item))]

    def tree(self, value: Any) -> Any:
        """Return the list, or a single name alone."""
        names = self.form(value)
        return names[0] if self.alone and len(names) == 1 else names or None


@dataclass(frozen=True)
class Group:
    """A table with fixed keys; absent if none of them is filled in."""

    name: str
    keys: tuple[Key, ...]

    def form(self, value: Any) -> Tree:
        """Return the form's value of each key."""
        return form_of(self.keys, value)

    def tree(self, value: Any) -> Any:
        """Return the table."""
        return tree_of(self.keys, value) or None


@dataclass(frozen=True)
class Named:
    """Tables that staff name. With `types` a table has the keys of its type, which its key `by`
    names."""

    name: str
    keys: tuple[Key, ...] = ()
    by: str = ""
    types: Mapping[str, tuple[Key, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    """The names that can be chosen, if they are fixed."""
    of: tuple[Source, ...] = ()
    """The sources of its names (book_choices.py), if another row has them."""

    def form(self, value: Any) -> list[Tree]:
        """Return a row for each table."""
        return [
            {
                NAME: name,
                **form_of((*self.keys, *self._keys(table)), table),
                **self._type(table),
            }
            for name, table in table_of(value).items()
            if isinstance(table, dict)
        ]

    def tree(self, value: Any) -> Any:
        """Return the tables by name."""
        return by_name((row, self._table(row)) for row in rows_of(value))

    def _table(self, row: Mapping[str, Any]) -> Tree:
        return {**tree_of(self.keys, row), **self._type(row), **tree_of(self._keys(row), row)}

    def _keys(self, values: Mapping[str, Any]) -> tuple[Key, ...]:
        return self.types.get(str(values.get(self.by)), ())

    def _type(self, values: Mapping[str, Any]) -> Tree:
        return {self.by: values[self.by]} if self.by and self.by in values else {}


def by_name(rows: Iterable[tuple[Mapping[str, Any], Any]], *, key: str = NAME) -> Tree | None:
    """Return the value of each row by the row's name; FormError if a row has no name, or two rows
    have the same."""
    tables: Tree = {}
    for row, value in rows:
        name = name_in(row, key)
        if name in tables:
            raise FormError(duplicate(name))
        tables[name] = value
    return tables or None


def name_in(row: Mapping[str, Any], key: str) -> str:
    """Return the name of a row; FormError if it has none."""
    name = text_of(row.get(key))
    if not name:
        raise FormError(say("each row must have a name, one has none; write it or take it out."))
    return name


def form_of(keys: Sequence[Key], value: Any) -> Tree:
    """Return the form's value of each key."""
    return {key.name: key.form(table_of(value).get(key.name)) for key in keys}


def tree_of(keys: Sequence[Key], value: Any) -> Tree:
    """Return the table with these keys, without those that are not filled in."""
    values = {key.name: key.tree(table_of(value).get(key.name)) for key in keys}
    return {name: item for name, item in values.items() if item is not None}


def text_of(value: Any) -> str | None:
    """Return a value as a text; None if it is empty, a list or a table."""
    if value is None or isinstance(value, bool | list | dict):
        return None
    return str(value).strip() or None


def table_of(value: Any) -> Mapping[str, Any]:
    """Return a value as a table; empty if it is not one."""
    return value if isinstance(value, Mapping) else {}


def rows_of(value: Any) -> list[Mapping[str, Any]]:
    """Return the rows of a list; empty if the value is not a list."""
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
