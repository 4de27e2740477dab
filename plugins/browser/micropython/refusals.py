"""Source that MicroPython cannot read, or would read otherwise than CPython: an error at its line,
with what to write instead.

Everything that is not known to work is refused (supported.py). Two things cannot be seen in the
source, and only the comparison with CPython notices them: the order of a set, and == between two
dicts, which in MicroPython depends on their order.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Iterator
from pathlib import Path

from calculator.mistake import Mistake, say
from plugins.browser.micropython.supported import BUILTINS, METHODS, NODES, OTHERWISE, OWN_MODULES
from plugins.browser.micropython.type_names import paths_of

MODULES = Path(__file__).with_name("modules")
WITHOUT_NAMES = {"dict", "sum", "zip"}
"""Builtins that accept no keyword arguments in MicroPython, or lose their order."""

Refusals = Iterator[tuple[str, str]]
"""What is refused, and what to write instead."""


def refusals(
    tree: ast.Module, *, path: str, paths: Collection[str], types: set[str], own: set[str]
) -> Iterator[Mistake]:
    """Yield a mistake for everything that must not be in a translated module.

    `paths` are those of all modules, `types` the names that are only types, `own` the attributes
    that classes of the sources define.
    """
    rules = _Rules(paths, types, own, bound=bound_names(tree))
    for node in ast.walk(tree):
        for got, todo in rules.of_node(node):
            message = say(
                "MicroPython must be able to run this, got %(got)s; %(todo)s.", got=got, todo=todo
            )
            yield Mistake(path, _line(node), message)


def _line(node: ast.AST) -> int:
    place = node.kwarg if isinstance(node, ast.arguments) else node
    return getattr(place, "lineno", 0)


def bound_names(tree: ast.AST) -> set[str]:
    """Return every name that a module defines, at any level."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.alias):
            names.add(node.asname or node.name)
    return names


class _Rules(ast.NodeVisitor):
    """One method for each kind of node that may be refused."""

    def __init__(
        self, paths: Collection[str], types: set[str], own: set[str], *, bound: set[str]
    ) -> None:
        self.paths, self.types, self.own, self.bound = paths, types, own, bound

    def of_node(self, node: ast.AST) -> Refusals:
        name = type(node).__name__
        if name not in NODES and hasattr(node, "lineno"):
            yield name, "write it in plainer words, or add a rule to plugins/browser/micropython"
        elif rule := getattr(self, f"visit_{name}", None):
            yield from rule(node)

    def visit_Constant(self, node: ast.Constant) -> Refusals:
        if isinstance(node.value, float | complex):
            yield repr(node.value), "keep to whole numbers, which are exact"

    def visit_BinOp(self, node: ast.BinOp | ast.AugAssign) -> Refusals:
        if isinstance(node.op, ast.Div):
            yield "/", "divide by //, or keep the quotient as two whole numbers"
        if isinstance(node.op, ast.MatMult):
            yield "@", "call a function"

    def visit_AugAssign(self, node: ast.AugAssign) -> Refusals:
        return self.visit_BinOp(node)

    def visit_Slice(self, node: ast.Slice) -> Refusals:
        if node.step is not None:
            yield "a slice with a step", "use range() or reversed()"

    def visit_arguments(self, node: ast.arguments) -> Refusals:
        if node.kwarg:
            todo = "name the arguments, whose order it does not keep, or take a mapping"
            yield f"**{node.kwarg.arg}", todo

    def visit_ClassDef(self, node: ast.ClassDef) -> Refusals:
        if node.keywords:
            yield f"class {node.name}({ast.unparse(node.keywords[0])})", "do without"

    def visit_Set(self, node: ast.Set) -> Refusals:
        if any(isinstance(one, ast.Starred) for one in node.elts):
            yield "a star in a set", "join sets with |"

    def visit_FormattedValue(self, node: ast.FormattedValue) -> Refusals:
        if node.conversion != -1:
            yield f"!{chr(node.conversion)}", "convert it before"
        parts = node.format_spec.values if isinstance(node.format_spec, ast.JoinedStr) else []
        if not all(isinstance(one, ast.Constant) for one in parts):
            yield "a width that is worked out", "pad the text in a function"

    def visit_Name(self, node: ast.Name) -> Refusals:
        if isinstance(node.ctx, ast.Store) or node.id in self.bound:
            return
        if node.id in self.types:
            yield f"the type {node.id} as a value", "use types in annotations alone"
        elif node.id in OTHERWISE:
            yield node.id, OTHERWISE[node.id]
        elif hasattr(builtins, node.id) and node.id not in BUILTINS:
            yield node.id, "it has no such builtin; write it otherwise"

    def visit_Call(self, node: ast.Call) -> Refusals:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in WITHOUT_NAMES and node.keywords:
            yield f"{name}({node.keywords[0].arg}=…)", "write it without the name; a dict as {…}"
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("split", "rsplit"):
            first = node.args[0] if node.args else ast.Constant(None)
            if node.keywords or (isinstance(first, ast.Constant) and first.value is None):
                yield f".{node.func.attr}() at spaces", "name the sign at which to split"

    def visit_Attribute(self, node: ast.Attribute) -> Refusals:
        if node.attr in METHODS and node.attr not in self.own:
            yield f".{node.attr}", METHODS[node.attr]

    def visit_Import(self, node: ast.Import) -> Refusals:
        for name in node.names:
            if name.name not in OWN_MODULES and not self._has(name.name):
                yield f"import {name.name}", _TO_IMPORT

    def visit_ImportFrom(self, node: ast.ImportFrom) -> Refusals:
        module = node.module or ""
        for name in node.names:
            is_available = name.name in OWN_MODULES.get(module, ()) or self._has(module, name.name)
            if node.level or not is_available:
                yield f"from {'.' * node.level}{module} import {name.name}", _TO_IMPORT

    def _has(self, module: str, name: str = "") -> bool:
        """Return whether an imported module, and the name in it, exists among the sources or among
        our own modules beside them."""
        paths = {path for full in (module, f"{module}.{name}") for path in paths_of(full)}
        if paths & set(self.paths):
            return True
        file = MODULES / f"{module}.py"
        return file.is_file() and (
            not name or name in bound_names(ast.parse(file.read_text("utf-8")))
        )


_TO_IMPORT = "it has no such module; write what is needed into plugins/browser/micropython/modules"
