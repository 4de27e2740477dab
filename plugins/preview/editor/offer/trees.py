"""Nested tables, as a form and a file have them: paths, differences, merges and renames."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from plugins.errors import ContentError, Message, SiteError, say
from plugins.preview.editor.changes import clash

Path = tuple[str, ...]
Tree = dict[str, Any]
Leaves = dict[Path, Any]
KEY = "="  # in a pattern: the name itself, not its value


class BeyondEditor(SiteError):
    """A text is written in a way that the editor cannot change; `message` names the place."""

    def __init__(self, key: str) -> None:
        self.message: Message = say(
            "%(key)s must be changed by hand, the way it stands here is beyond the editor;"
            " change it in the file.",
            key=key,
        )
        super().__init__(key)


def leaves(tree: Mapping[str, Any], before: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value with its path."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*before, name))
        else:
            yield (*before, name), value


def tables(tree: Mapping[str, Any], path: Path = ()) -> Iterator[Path]:
    """Yield the path of every table, the whole tree's first."""
    yield path
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from tables(value, (*path, name))


def at(tree: Mapping[str, Any], path: Path) -> Any:
    """Return the value at a path, None if there is none."""
    value: Any = tree
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def flat(tree: Mapping[str, Any]) -> list[tuple[Path, Any]]:
    """Return the path of every table, and every value with its path, in order."""
    return [*((path, None) for path in tables(tree)), *leaves(tree)]


def refuse_difference(target: Tree, result: Tree) -> None:
    """Raise BeyondEditor if the new text, read again, does not hold the target."""
    target_items, result_items = flat(target), flat(result)
    differences = [item for item in target_items if item not in result_items] + [
        item for item in result_items if item not in target_items
    ]
    if differences:
        raise BeyondEditor(".".join(differences[0][0]))


def merge_trees(target: Tree, base: Tree, current: Tree, *, file: str) -> Tree:
    """Return a person's values, with those that somebody else has changed since the form was
    opened; ContentError if both changed the same value, or the tables themselves."""
    if current in (base, target):
        return target
    if target == base:
        return current
    if not [*tables(target)] == [*tables(base)] == [*tables(current)]:
        raise ContentError.at(file, 0, clash(_first_difference(base, current)))
    own, theirs, before = dict(leaves(target)), dict(leaves(current)), dict(leaves(base))
    conflicts = [
        path
        for path in own.keys() | theirs.keys()
        if own.get(path) != before.get(path) != theirs.get(path) != own.get(path)
    ]
    if conflicts:
        raise ContentError.at(file, 0, clash(".".join(min(conflicts))))
    for path in theirs.keys() | before.keys():
        if path not in theirs:
            at(target, path[:-1]).pop(path[-1], None)
        elif theirs[path] != before.get(path):
            at(target, path[:-1])[path[-1]] = theirs[path]
    return target


def _first_difference(one: Tree, other: Tree) -> str:
    paths = [path for path, value in flat(one) if (path, value) not in flat(other)]
    paths += [path for path, value in flat(other) if (path, value) not in flat(one)]
    return ".".join(paths[0]) if paths else "-"


def with_new_names(
    current: Tree, target: Tree, *, is_named: Callable[[Path], bool]
) -> tuple[Tree, dict[Path, Path]]:
    """Return the current tree with its new names, and each old path with its new one, outer paths
    first."""
    new_paths: dict[Path, Path] = {}
    for path in tables(target):
        if is_named(path):
            for old, new in renames_in(current, target, path).items():
                new_paths[*path, old] = (*path, new)
                current = with_name_replaced(current, (*path, KEY), old, new)
    return current, new_paths


def renames_in(current: Tree, target: Tree, path: Path) -> dict[str, str]:
    """Return old and new names in one table: the entry has the same place, and differs by one value
    at most."""
    before, after = at(current, path), at(target, path)
    if not isinstance(before, dict) or not isinstance(after, dict) or len(before) != len(after):
        return {}
    return {
        old: new
        for old, new in zip(before, after, strict=True)
        if old not in after and new not in before and _alike(before[old], after[new])
    }


def _alike(one: Any, other: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return bool(one == other)
    values, others = dict(leaves(one)), dict(leaves(other))
    different = [
        path for path in values.keys() | others.keys() if values.get(path) != others.get(path)
    ]
    return len(different) <= 1


def with_name_replaced(value: Any, pattern: Sequence[str], old: str, new: str) -> Any:
    """Return a value with another name wherever the pattern matches; `*` matches any name."""
    if not pattern:
        if isinstance(value, list):
            return [new if item == old else item for item in value]
        return new if value == old else value
    if not isinstance(value, dict):
        return value
    first, *rest = pattern
    if first == KEY and not rest:
        return {new if name == old else name: one for name, one in value.items()}
    return {
        name: with_name_replaced(one, rest, old, new) if first in ("*", name) else one
        for name, one in value.items()
    }


def put(tree: Tree, way: Path, value: Any) -> Tree:
    """Return a tree with another value at a path."""
    first, *rest = way
    return {**tree, first: put(tree[first], tuple(rest), value) if rest else value}
