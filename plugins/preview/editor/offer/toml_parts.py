"""A TOML text in parts that can be moved: tables, and the pairs in them, each with its notes.

Only where parts begin and end is worked out here; what a statement says is read by tomllib, and a
value is written by tomlkit, which leaves the rest of its line as it was.
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
    """A statement of a text: what stands above it, its own lines, and the pairs in a table."""

    path: Path
    gap: str  # empty lines, and notes that an empty line parts from it: they keep their place
    notes: str  # directly above it: they go where it goes
    text: str
    pairs: list[Part] = field(default_factory=list)


@dataclass
class Parts:
    """A whole text: its tables, the first of which is the book itself, and what stands below."""

    tables: list[Part]
    tail: str

    def text(self) -> str:
        """Return the text."""
        return "".join(map(_text_of, self.tables)) + self.tail


def parts_of(text: str) -> Parts:
    """Return a text in parts; BeyondEditor where it has lists of tables."""
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
    """Return a pair with another value, all else on its line as it was."""
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
    """Return a new table, below an empty line."""
    return Part(path, "\n", "", f"[{'.'.join(map(_key, path))}]\n")


def rename(part: Part, old: Path, new: Path) -> None:
    """Give a part another name, or one of the tables that it stands in."""
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
    """Return what stands behind a header with a note: no name has the sign #."""
    before, sign, note = header.partition("#")
    return before[before.rindex("]") + 1 :] + sign + note


def _key(name: str) -> str:
    return tomlkit.key(name).as_string()


def _change_list(old: Any, new: list[str]) -> None:
    """Take items out and add others, so that a list on several lines keeps its notes; in another
    order it is written anew."""
    for item in [item for item in old if item not in new]:
        old.remove(item)
    old.extend(item for item in new if item not in old)
    if list(old) != new:
        old.clear()
        old.extend(new)


def _statement(lines: list[str]) -> tuple[str, Path, bool]:
    """Take the lines of one statement; return them, the path it names, and whether it begins a
    table."""
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
    """Return the names that lead to what a statement sets, as far as there is one way."""
    path: list[str] = []
    while isinstance(tree, dict) and len(tree) == 1:
        [(name, tree)] = tree.items()
        path.append(name)
    if isinstance(tree, list) and text.lstrip().startswith("["):
        raise BeyondEditor(text.strip())
    return tuple(path)


def _split_gap(above: list[str]) -> tuple[str, str]:
    """Return what stands above a statement, and of that the notes directly above it."""
    place = len(above)
    while place and above[place - 1].strip():
        place -= 1
    return "".join(above[:place]), "".join(above[place:])


def _text_of(part: Part) -> str:
    pairs = "".join(map(_text_of, part.pairs))
    return part.gap + part.notes + part.text + pairs
