"""Translates source so that MicroPython orders, compares and splits as CPython does."""

from __future__ import annotations

import ast
from collections.abc import Iterator

STAND_INS = {"dict", "sorted"}
"""Builtins that modules/cpython.py replaces."""

SIDES: dict[str, tuple[str, ...]] = {"strip": (), "lstrip": ("right",), "rstrip": ("left",)}
"""Each method that strips, with the sides that it does not strip."""


class AsInCPython(ast.NodeTransformer):
    """Translates a module; afterwards `needs` holds the names of modules/cpython.py that it
    uses."""

    def __init__(self, tree: ast.Module) -> None:
        self.ascii_constants = set(_ascii_constants(tree))
        self.needs: set[str] = set()

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if isinstance(node.ctx, ast.Load) and node.id in STAND_INS:
            self.needs.add(node.id)
        return node

    def visit_Dict(self, node: ast.Dict) -> ast.AST:
        self.generic_visit(node)
        parts: list[ast.expr] = []
        pairs: list[ast.expr] = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None:
                pairs.append(ast.Tuple([key, value], ast.Load()))
                continue
            parts += [self._dict(pairs)] if pairs else []
            parts.append(value if parts else self._call("dict", [value]))
            pairs = []
        if pairs or not parts:
            parts.append(self._dict(pairs))
        return ast.copy_location(_join(parts, ast.BitOr()), node)

    def visit_DictComp(self, node: ast.DictComp) -> ast.AST:
        self.generic_visit(node)
        pair = ast.Tuple([node.key, node.value], ast.Load())
        call = self._call("dict", [ast.ListComp(pair, node.generators)])
        return ast.copy_location(call, node)

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        return self._without_stars(node, "tuple")

    def visit_List(self, node: ast.List) -> ast.AST:
        return self._without_stars(node, "list")

    def visit_Call(self, node: ast.Call) -> ast.AST:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in ("isinstance", "issubclass") and len(node.args) == 2:
            kinds = ast.Tuple(list(_classes(node.args[1])), ast.Load())
            node.args[1] = ast.copy_location(kinds, node.args[1])
        elif name == "zip":
            node = self._zip(node)
        elif isinstance(node.func, ast.Attribute):
            node = self._of_text(node, node.func)
        return self.generic_visit(node)

    def _zip(self, node: ast.Call) -> ast.Call:
        strict = next((word for word in node.keywords if word.arg == "strict"), None)
        if strict is None or not isinstance(strict.value, ast.Constant):
            return node
        keywords = [word for word in node.keywords if word is not strict]
        if strict.value.value:
            return ast.copy_location(self._call("cpython_zip", node.args, keywords), node)
        return ast.copy_location(ast.Call(node.func, node.args, keywords), node)

    def _of_text(self, node: ast.Call, method: ast.Attribute) -> ast.Call:
        """Return a call that replaces a text method which MicroPython has only for ASCII."""
        if method.attr == "split" and not node.args and not node.keywords:
            return ast.copy_location(self._call("cpython_words", [method.value]), node)
        if method.attr in ("removeprefix", "removesuffix"):
            call = self._call(f"cpython_{method.attr}", [method.value, *node.args])
            return ast.copy_location(call, node)
        sides = SIDES.get(method.attr)
        if sides is None or (node.args and self._is_ascii(node.args[0])):
            return node
        keywords = [ast.keyword(side, ast.Constant(False)) for side in sides]
        arguments = [method.value, *node.args]
        return ast.copy_location(self._call("cpython_stripped", arguments, keywords), node)

    def _is_ascii(self, node: ast.expr) -> bool:
        return _is_ascii(node) or (isinstance(node, ast.Name) and node.id in self.ascii_constants)

    def _without_stars(self, node: ast.Tuple | ast.List, kind: str) -> ast.AST:
        self.generic_visit(node)
        has_stars = any(isinstance(element, ast.Starred) for element in node.elts)
        if isinstance(node.ctx, ast.Store) or not has_stars:
            return node
        parts: list[ast.expr] = []
        for element in node.elts:
            if isinstance(element, ast.Starred):
                parts.append(ast.Call(ast.Name(kind, ast.Load()), [element.value], []))
            elif parts and isinstance(parts[-1], ast.Tuple | ast.List):
                parts[-1].elts.append(element)
            else:
                parts.append(type(node)([element], ast.Load()))
        return ast.copy_location(_join(parts, ast.Add()), node)

    def _dict(self, pairs: list[ast.expr]) -> ast.Call:
        return self._call("dict", [ast.List(pairs, ast.Load())] if pairs else [])

    def _call(
        self, name: str, arguments: list[ast.expr], keywords: list[ast.keyword] | None = None
    ) -> ast.Call:
        """Return a call of a function from modules/cpython.py."""
        self.needs.add(name)
        return ast.Call(ast.Name(name, ast.Load()), arguments, keywords or [])


def _join(parts: list[ast.expr], operator: ast.operator) -> ast.expr:
    expression = parts[0]
    for part in parts[1:]:
        expression = ast.BinOp(expression, operator, part)
    return expression


def _classes(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the classes of isinstance's second argument, flat; only in CPython is a bool an int."""
    if isinstance(node, ast.Tuple):
        for element in node.elts:
            yield from _classes(element)
    elif isinstance(node, ast.BinOp):
        yield from _classes(node.left)
        yield from _classes(node.right)
    else:
        yield node
        if isinstance(node, ast.Name) and node.id == "int":
            yield ast.Name("bool", ast.Load())


def _ascii_constants(tree: ast.Module) -> Iterator[str]:
    """Yield the module's constants that are ASCII texts."""
    for part in tree.body:
        if isinstance(part, ast.Assign) and _is_ascii(part.value):
            yield from (target.id for target in part.targets if isinstance(target, ast.Name))


def _is_ascii(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isascii()
