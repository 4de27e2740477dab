"""Changes the TOML text of a price book: adds, removes, moves, renames and sets tables and values,
with their notes; every other byte stays as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from plugins.preview.editor.offer.toml_parts import (
    Part,
    Parts,
    new_pair,
    new_table,
    parts_of,
    rename,
    with_value,
)
from plugins.preview.editor.offer.trees import Leaves, Path, Tree, at, leaves, tables


def with_tree(text: str, current: Tree, target: Tree, *, renamed: Mapping[Path, Path]) -> str:
    """Return the text with the target's values; `current` are those that the text has, with the new
    names of what is renamed.

    What is in the text but in neither of the two stays.
    """
    before, after = dict(leaves(current)), dict(leaves(target))
    for path in after:
        if len(path) == 1 and path not in before:
            text, count = _in_use(text, path[0])
            before |= {path: None} if count else {}
    parts = parts_of(text)
    for old, new in renamed.items():
        for part in [one for table in parts.tables for one in (table, *table.pairs)]:
            rename(part, old, new)
    _take_out(parts, before, after, gone=set(tables(current)) - set(tables(target)))
    for table in parts.tables:
        _change(table, before, after)
    _add(parts, target, before)
    for path in tables(target):
        _order(parts, path, current, target)
    return parts.text()


def _in_use(text: str, key: str) -> tuple[str, int]:
    """Return the text with the top-level value of a key no longer commented out, and how many
    values changed: 0 or 1."""
    head = re.split(r"(?m)^\s*\[", text, maxsplit=1)[0]
    head_now, count = re.subn(rf"(?m)^#[ \t]*(?={key}[ \t]*=)", "", head, count=1)
    return head_now + text[len(head) :], count


def _take_out(parts: Parts, before: Leaves, after: Leaves, *, gone: set[Path]) -> None:
    """Remove tables and values; a value of the top level is commented out instead, so that it can
    be used again."""
    names = {path[0] for path in after}
    for table in parts.tables:
        removed = {pair.path for pair in table.pairs} & (before.keys() - after.keys())
        for pair in table.pairs:
            if pair.path in removed and len(pair.path) == 1 and pair.path[0] not in names:
                pair.text = f"# {pair.text}"
                removed.remove(pair.path)
        table.pairs = _without(table.pairs, removed)
    parts.tables = _without(parts.tables, gone)


def _without(parts: Sequence[Part], removed_paths: set[Path]) -> list[Part]:
    """Return the parts that stay; of two gaps that meet, the one with notes."""
    remaining: list[Part] = []
    gap: str | None = None
    for part in parts:
        if part.path in removed_paths:
            gap = gap if gap and gap.strip() else part.gap
            continue
        if gap is not None and not part.gap.strip():
            part.gap = gap
        gap = None
        remaining.append(part)
    return remaining


def _change(table: Part, before: Leaves, after: Leaves) -> None:
    """Set the new values of a table's pairs, also inside inline tables."""
    for pair in table.pairs:
        for path, value in after.items():
            is_here = path[: len(pair.path)] == pair.path
            if is_here and path in before and before[path] != value:
                pair.text = with_value(pair.text, path[len(table.path) :], value)


def _add(parts: Parts, target: Tree, before: Leaves) -> None:
    """Add what is new, each below the name that precedes it in the target."""
    for path in tables(target):
        values = at(target, path)
        new = [
            (*path, name)
            for name, value in values.items()
            if not isinstance(value, dict) and (*path, name) not in before
        ]
        table = next((one for one in parts.tables if one.path == path), None)
        if table is None and (new or not values):
            table = _new_table(parts, path, target)
        for one in new:
            _insert(table.pairs if table else [], new_pair(one, at(target, one)), list(values))


def _insert(pairs: list[Part], new: Part, names: list[str]) -> None:
    """Insert a pair below the last one that precedes it in the order of names."""
    predecessors = names[: names.index(new.path[-1])]
    place = max(
        (place for place, pair in enumerate(pairs, start=1) if pair.path[-1] in predecessors),
        default=0,
    )
    if place and not pairs[place - 1].text.endswith("\n"):
        pairs[place - 1].text += "\n"
    pairs.insert(place, new)


def _new_table(parts: Parts, path: Path, target: Tree) -> Part:
    """Insert a new table into the text, and return it."""
    new = new_table(path)
    place, is_first = _place(parts, path, target)
    if is_first:  # a heading above these tables stays above the new one, too
        other = parts.tables[place]
        new.gap, other.gap = other.gap, new.gap
    part_above = [*parts.tables[place - 1].pairs, parts.tables[place - 1]][-1]
    if part_above.text and not part_above.text.endswith("\n"):
        part_above.text += "\n"
    parts.tables.insert(place, new)
    return new


def _place(parts: Parts, path: Path, target: Tree) -> tuple[int, bool]:
    """Return the index of a new table, and whether it goes above a table of its kind: below its
    predecessor in the target, or as the first in its table."""
    *table_path, name = path
    names = list(at(target, tuple(table_path)))
    for other in reversed(names[: names.index(name)]):
        if places := _places(parts, (*table_path, other)):
            return places[-1] + 1, False
    for place, table in enumerate(parts.tables):
        if table_path and table.path == tuple(table_path):
            return place + 1, False
    for other in names[names.index(name) + 1 :]:
        if places := _places(parts, (*table_path, other)):
            return places[0], True
    return _place(parts, tuple(table_path), target) if table_path else (len(parts.tables), False)


def _places(parts: Parts, path: Path) -> list[int]:
    return [
        place for place, table in enumerate(parts.tables) if table.path[: len(path)] == path != ()
    ]


def _order(parts: Parts, path: Path, current: Tree, target: Tree) -> None:
    """Put the content of a table into the target's order, if that has changed."""
    old, new = list(at(current, path) or {}), list(at(target, path))
    if [name for name in old if name in new] == [name for name in new if name in old]:
        return
    parts.tables = _ordered(parts.tables, path, new)
    for table in parts.tables:
        if table.path == path:
            table.pairs = _ordered(table.pairs, path, new)


def _ordered(parts: list[Part], path: Path, names: list[str]) -> list[Part]:
    """Return parts in the order of the names below a path; each group takes the place of another,
    and the gaps stay."""
    depth = len(path)
    groups: dict[str, list[Part]] = {}
    for part in parts:
        if len(part.path) > depth and part.path[:depth] == path and part.path[depth] in names:
            groups.setdefault(part.path[depth], []).append(part)
    first = {name: group[0] for name, group in groups.items()}
    gaps = [group[0].gap for group in groups.values()]
    in_order = sorted(groups, key=names.index)
    for name, gap in zip(in_order, gaps, strict=True):
        groups[name][0].gap = gap
    next_names, ordered = iter(in_order), []
    for part in parts:
        name = part.path[depth] if len(part.path) > depth else ""
        if part not in groups.get(name, ()):
            ordered.append(part)
        elif part is first[name]:
            ordered += groups[next(next_names)]
    return ordered
