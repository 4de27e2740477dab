"""The names of a module that are only types, of which nothing remains when it runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

TYPE_MODULES = ("__future__", "typing", "collections.abc")
CONTAINERS = {"dict", "frozenset", "list", "set", "tuple", "type"}
TYPE_CLASSES = {"Protocol", "TypedDict"}
"""Base classes of classes that only describe others and have no objects."""


def type_names(trees: Mapping[str, ast.Module]) -> dict[str, set[str]]:
    """Return by module path the names that are only types; an alias may be imported from another
    module."""
    types_by_path: dict[str, set[str]] = {path: set() for path in trees}
    before = -1
    while before != (before := sum(map(len, types_by_path.values()))):
        for path, tree in trees.items():
            for node in tree.body:
                types_by_path[path] |= set(
                    _named_types(node, types=types_by_path[path], others=types_by_path)
                )
    return types_by_path


def is_type_only(node: ast.Assign | ast.AnnAssign, types: set[str]) -> bool:
    """Return whether an assignment gives a type a name, as `Plain = dict[str, object]` does."""
    if isinstance(node, ast.AnnAssign):
        return isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias"
    return _is_type(node.value, types)


def _named_types(
    node: ast.stmt, *, types: set[str], others: Mapping[str, set[str]]
) -> Iterator[str]:
    """Yield the names that a statement gives to types."""
    if isinstance(node, ast.ImportFrom):
        yield from _imported(node, others)
    elif isinstance(node, ast.If) and isinstance(node.test, ast.Name):
        if node.test.id == "TYPE_CHECKING":
            for part in node.body:
                everything = isinstance(part, ast.Import | ast.ImportFrom)
                yield from (
                    _all(part) if everything else _named_types(part, types=types, others=others)
                )
    elif isinstance(node, ast.ClassDef):
        if any(isinstance(base, ast.Name) and base.id in TYPE_CLASSES for base in node.bases):
            yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign) and is_type_only(node, types):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def _imported(node: ast.ImportFrom, others: Mapping[str, set[str]]) -> Iterator[str]:
    types = {name for path in paths_of(node.module or "") for name in others.get(path, ())}
    for name in node.names:
        if node.module in TYPE_MODULES or name.name in types:
            yield name.asname or name.name


def _all(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from (name.asname or name.name for name in node.names)


def paths_of(module: str) -> tuple[str, str]:
    """Return the possible paths of a module."""
    place = module.replace(".", "/")
    return f"{place}.py", f"{place}/__init__.py"


def _is_type(node: ast.expr, types: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in types
    if isinstance(node, ast.Subscript):
        of = node.value
        return isinstance(of, ast.Name) and (of.id in CONTAINERS or of.id in types)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        sides = (node.left, node.right)
        return any(isinstance(side, ast.Constant) or _is_type(side, types) for side in sides)
    return False
