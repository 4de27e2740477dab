"""A TOML text as parts that can be moved: tables, and the pairs in them, each with its notes.

This module finds only where parts begin and end: tomllib reads what a statement says, and tomlkit
writes a value, leaving the rest of its line as it was.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

import tomlkit

from plugins.preview.editor.offer.trees import BeyondEditor, Path


@dataclass
class Part:
    """A statement of a text: the lines above it, its own lines and, of a table, its pairs."""

    path: Path
    gap: str  # empty lines, and notes separated from the statement by one: they stay when it moves
    notes: str  # directly above it: they move with it
    text: str
    pairs: list[Part] = field(default_factory=list)


@dataclass
class Parts:
    """A whole text: its tables, the first of which is the top level, and the lines below the
    last."""

    tables: list[Part]
    tail: str

    def text(self) -> str:
        """Return the text."""
        return "".join(map(_text_of, self.tables)) + self.tail


def parts_of(text: str) -> Parts:
    """Return the parts of a text; BeyondEditor if it has arrays of tables."""
    tables = [Part((), "", "", "")]
    above: list[str] = []
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    while lines:
        if not lines[0].strip() or lines[0].lstrip().startswith("#"):
            above.append(lines.pop(0))
            continue
        statement, path, is_table = _statement(lines)
        gap, notes = _split_gap(above)
        above = []
        if is_table:
            tables.append(Part(path, gap, notes, statement))
        else:
            tables[-1].pairs.append(Part((*tables[-1].path, *path), gap, notes, statement))
    return Parts(tables, "".join(above))


def with_value(statement: str, path: Path, value: Any) -> str:
    """Return a pair's text with another value; the rest of its line stays as it was."""
    document: Any = tomlkit.parse(statement)
    table = document
    for name in path[:-1]:
        table = table[name]
    old = table[path[-1]]
    if isinstance(value, list) and isinstance(old, list):
        _change_list(old, value)
    else:
        table[path[-1]] = value
    return tomlkit.dumps(document)


def new_pair(path: Path, value: Any) -> Part:
    """Return a new pair."""
    return Part(path, "", "", f"{_key(path[-1])} = {tomlkit.item(value).as_string()}\n")


def new_table(path: Path) -> Part:
    """Return a new table, with an empty line above."""
    return Part(path, "\n", "", f"[{'.'.join(map(_key, path))}]\n")


def rename(part: Part, old: Path, new: Path) -> None:
    """Rename a part, or the table that contains it."""
    if part.path[: len(old)] != old:
        return
    is_table = part.text.lstrip().startswith("[")
    part.path = (*new, *part.path[len(old) :])
    if is_table:
        rest = part.text[part.text.rindex("]") + 1 :] if "#" not in part.text else _rest(part.text)
        part.text = f"[{'.'.join(map(_key, part.path))}]{rest}"
    elif len(part.path) == len(new):
        part.text = re.sub(r"""^(\s*)[\w"'-]+""", rf"\g<1>{_key(new[-1])}", part.text)


def _rest(header: str) -> str:
    """Return what follows a header, such as a note; a name contains no #."""
    before, sign, note = header.partition("#")
    return before[before.rindex("]") + 1 :] + sign + note


def _key(name: str) -> str:
    return tomlkit.key(name).as_string()


def _change_list(old: Any, new: list[str]) -> None:
    """Remove items and add others, so that a list on several lines keeps its notes; if the order
    changes, the list is written anew."""
    for item in [item for item in old if item not in new]:
        old.remove(item)
    old.extend(item for item in new if item not in old)
    if list(old) != new:
        old.clear()
        old.extend(new)


def _statement(lines: list[str]) -> tuple[str, Path, bool]:
    """Remove the lines of the first statement; return them, the path that the statement names, and
    whether it begins a table."""
    text = ""
    for count, line in enumerate(lines, start=1):
        text += line
        try:
            tree = tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            continue
        del lines[:count]
        return text, _path(tree, text), text.lstrip().startswith("[")
    raise BeyondEditor(lines[0].strip())


def _path(tree: Any, text: str) -> Path:
    """Return the path of what a statement sets, down to the first table with several names."""
    path: list[str] = []
    while isinstance(tree, dict) and len(tree) == 1:
        [(name, tree)] = tree.items()
        path.append(name)
    if isinstance(tree, list) and text.lstrip().startswith("["):
        raise BeyondEditor(text.strip())
    return tuple(path)


def _split_gap(above: list[str]) -> tuple[str, str]:
    """Return the lines above a statement in two parts: the gap, and the notes directly above the
    statement."""
    place = len(above)
    while place and above[place - 1].strip():
        place -= 1
    return "".join(above[:place]), "".join(above[place:])


def _text_of(part: Part) -> str:
    pairs = "".join(map(_text_of, part.pairs))
    return part.gap + part.notes + part.text + pairs
