"""The tables of a price book whose keys are not fixed: values by name, cells by class and choice,
VAT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from calculator.reading.messages import duplicate
from plugins.errors import say
from plugins.preview.editor.offer.book_kinds import (
    NAME,
    FormError,
    Key,
    Named,
    Text,
    by_name,
    name_in,
    rows_of,
    table_of,
    text_of,
    tree_of,
)
from plugins.preview.editor.offer.trees import Tree


@dataclass(frozen=True)
class Values:
    """A table of values with names that staff choose, one value in a row."""

    name: str
    value: str

    def form(self, value: Any) -> list[Tree]:
        """Return a row for each value."""
        return [{NAME: name, self.value: text_of(one)} for name, one in table_of(value).items()]

    def tree(self, value: Any) -> Any:
        """Return the table."""
        return by_name((row, text_of(row.get(self.value)) or "") for row in rows_of(value))


@dataclass(frozen=True)
class Cells:
    """One value, or a table of values by class or choice; the row `low, small` means both names.

    With `starts` each row also says from which quantity on it holds: the tiers.
    """

    name: str
    value: str
    starts: bool = False

    def form(self, value: Any) -> list[Tree]:
        """Return a row for each cell."""
        rows = [(".".join(path), path, cell) for path, cell in _cells(value)]
        if not self.starts:
            return [{NAME: ", ".join(path), self.value: text_of(cell)} for _, path, cell in rows]
        return [
            {"from": path[0], NAME: ", ".join(path[1:]), self.value: text_of(cell)}
            for _, path, cell in rows
        ]

    def tree(self, value: Any) -> Any:
        """Return the one value or the table."""
        cells: Any = {}
        for row in rows_of(value):
            path = [part.strip() for part in (text_of(row.get(NAME)) or "").split(",")]
            path = [part for part in path if part]
            if self.starts:
                path = [name_in(row, "from"), *path]
            cells = _with_cell(cells, path, text_of(row.get(self.value)) or "")
        return cells or None


@dataclass(frozen=True)
class Picks:
    """The usual choices of each class: a row for each pair; without a quantity the file says
    `true`."""

    name: str

    def form(self, value: Any) -> list[Tree]:
        """Return a row for each pick."""
        return [
            {NAME: name, "formula": code, "quantity": text_of(one)}
            for name, picks in table_of(value).items()
            for code, one in table_of(picks).items()
        ]

    def tree(self, value: Any) -> Any:
        """Return the table of each class."""
        cells: Any = {}
        for row in rows_of(value):
            path = (name_in(row, NAME), name_in(row, "formula"))
            cells = _with_cell(cells, path, text_of(row.get("quantity")) or True)
        return cells or None


@dataclass(frozen=True)
class Single:
    """A table with one pair, shown as two fields: a fact, and the value from which on it counts."""

    name: str
    keys: tuple[Key, ...]

    def form(self, value: Any) -> Tree:
        """Return both fields."""
        pairs = [*table_of(value).items(), (None, None)]
        return dict(zip((key.name for key in self.keys), pairs[0], strict=True))

    def tree(self, value: Any) -> Any:
        """Return the table if one of both fields is filled in."""
        key, one = (text_of(table_of(value).get(key.name)) for key in self.keys)
        return {key or "": one or ""} if key or one else None


@dataclass(frozen=True)
class Vat:
    """VAT: one kind, one kind for each choice of a fact, or none."""

    name: str
    by: Text
    keys: tuple[Key, ...]

    def form(self, value: Any) -> Tree:
        """Return the fact that decides, and a row for each kind."""
        table = table_of(value)
        if not any(isinstance(one, dict) for one in table.values()):
            alone = {key.name: key.form(table.get(key.name)) for key in self.keys}
            rows = [{NAME: None, **alone}] if table else []
        else:
            rows = Named("kinds", self.keys).form(table)
        return {"by": self.by.form(table.get("by")), "kinds": rows}

    def tree(self, value: Any) -> Any:
        """Return the table, or the text that says there is none."""
        rows = rows_of(table_of(value).get("kinds"))
        by = self.by.tree(table_of(value).get("by"))
        if not rows and not by:
            return "none"
        if len(rows) == 1 and not text_of(rows[0].get(NAME)):
            return {**({"by": by} if by else {}), **tree_of(self.keys, rows[0])}
        kinds = Named("kinds", self.keys).tree(rows) or {}
        return {**({"by": by} if by else {}), **kinds}


def _with_cell(cells: Any, path: Sequence[str], value: Any) -> Any:
    """Return a table with one more cell; without a path the cell is the whole value."""
    if not path:
        if cells != {}:
            raise FormError(say("one rate for all must be the only row; take the others out."))
        return value
    if not isinstance(cells, dict) or (len(path) == 1 and path[0] in cells):
        raise FormError(duplicate(", ".join(path)))
    return {**cells, path[0]: _with_cell(cells.get(path[0], {}), path[1:], value)}


def _cells(value: Any, before: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    if not isinstance(value, dict):
        return [(before, value)] if value is not None else []
    return [cell for name, inside in value.items() for cell in _cells(inside, (*before, name))]
