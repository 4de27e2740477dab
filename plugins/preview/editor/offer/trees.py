"""Values within tables within tables, as a form and a file have them: what differs, who changed
what, and what has another name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from plugins.errors import ContentError, Message, SiteError, say
from plugins.preview.editor.changes import clash

Path = tuple[str, ...]
Tree = dict[str, Any]
Leaves = dict[Path, Any]
KEY = "="  # of a pattern: the name itself


class BeyondEditor(SiteError):
    """A text is written in a way that cannot be changed here; `message` names what."""

    def __init__(self, key: str) -> None:
        self.message: Message = say(
            "%(key)s must be changed by hand, the way it stands here is beyond the editor;"
            " change it in the file.",
            key=key,
        )
        super().__init__(key)


def leaves(tree: Mapping[str, Any], before: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value by the names that lead to it."""
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, (*before, name))
        else:
            yield (*before, name), value


def tables(tree: Mapping[str, Any], path: Path = ()) -> Iterator[Path]:
    """Yield every table by the names that lead to it, the whole first."""
    yield path
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from tables(value, (*path, name))


def at(tree: Mapping[str, Any], path: Path) -> Any:
    """Return what stands under names, None where nothing does."""
    value: Any = tree
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def flat(tree: Mapping[str, Any]) -> list[tuple[Path, Any]]:
    """Return every table and every value, in order."""
    return [*((path, None) for path in tables(tree)), *leaves(tree)]


def hold_same(wanted: Tree, got: Tree) -> None:
    """Raise BeyondEditor where reading a new text again does not give what is wanted."""
    one, other = flat(wanted), flat(got)
    wrong = [item for item in one if item not in other] + [x for x in other if x not in one]
    if wrong:
        raise BeyondEditor(".".join(wrong[0][0]))


def together(wanted: Tree, seen: Tree, now: Tree, *, file: str) -> Tree:
    """Return what a person wants, with the values that somebody else has changed since the form was
    filled; ContentError where both changed the same, or what there is to fill in."""
    if now in (seen, wanted):
        return wanted
    if wanted == seen:
        return now
    if not [*tables(wanted)] == [*tables(seen)] == [*tables(now)]:
        raise ContentError.at(file, 0, clash(_first_difference(seen, now)))
    mine, theirs, before = dict(leaves(wanted)), dict(leaves(now)), dict(leaves(seen))
    both = [
        path
        for path in mine.keys() | theirs.keys()
        if mine.get(path) != before.get(path) != theirs.get(path) != mine.get(path)
    ]
    if both:
        raise ContentError.at(file, 0, clash(".".join(min(both))))
    for path in theirs.keys() | before.keys():
        if path not in theirs:
            at(wanted, path[:-1]).pop(path[-1], None)
        elif theirs[path] != before.get(path):
            at(wanted, path[:-1])[path[-1]] = theirs[path]
    return wanted


def _first_difference(one: Tree, other: Tree) -> str:
    found = [path for path, value in flat(one) if (path, value) not in flat(other)]
    found += [path for path, value in flat(other) if (path, value) not in flat(one)]
    return ".".join(found[0]) if found else "-"


def renamed(
    now: Tree, wanted: Tree, *, is_named: Callable[[Path], bool]
) -> tuple[Tree, dict[Path, Path]]:
    """Return what stands there now by its new names, and each old path with its new one, the outer
    ones first."""
    found: dict[Path, Path] = {}
    for path in tables(wanted):
        if is_named(path):
            for old, new in renamed_in(now, wanted, path).items():
                found[*path, old] = (*path, new)
                now = replaced(now, (*path, KEY), old, new)
    return now, found


def renamed_in(now: Tree, wanted: Tree, path: Path) -> dict[str, str]:
    """Return old and new names in one table: in the same place, and the same but for one value."""
    before, after = at(now, path), at(wanted, path)
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


def replaced(value: Any, pattern: Sequence[str], old: str, new: str) -> Any:
    """Return a value with another name wherever the pattern leads; `*` is any name."""
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
        name: replaced(one, rest, old, new) if first in ("*", name) else one
        for name, one in value.items()
    }


def put(tree: Tree, way: Path, value: Any) -> Tree:
    """Return a tree with another value at the end of a way."""
    first, *rest = way
    return {**tree, first: put(tree[first], tuple(rest), value) if rest else value}
