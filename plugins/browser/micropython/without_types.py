"""Source without types and docstrings, and with dataclasses written out."""

from __future__ import annotations

import ast

from plugins.browser.micropython import dataclass_source
from plugins.browser.micropython.type_names import TYPE_MODULES, is_type_only


class WithoutTypes(ast.NodeTransformer):
    """Translates a module; `types` are its names that are only types.

    Afterwards `needs` holds the names of modules/dataclasses.py that it uses, and `refused` what
    cannot be translated, by line.
    """

    def __init__(self, types: set[str]) -> None:
        self.types = types
        self.needs: set[str] = set()
        self.refusals: dataclass_source.Refusals = []

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST | None:
        if node.value is None or is_type_only(node, self.types):
            return None
        return ast.copy_location(ast.Assign([node.target], self.visit(node.value)), node)

    def visit_Assign(self, node: ast.Assign) -> ast.AST | None:
        return None if is_type_only(node, self.types) else self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST | None:
        if node.module in TYPE_MODULES:
            return None
        dropped = dataclass_source.NAMES if node.module == "dataclasses" else self.types
        node.names = [name for name in node.names if (name.asname or name.name) not in dropped]
        return node if node.names else None

    def visit_Import(self, node: ast.Import) -> ast.AST | None:
        node.names = [name for name in node.names if name.name not in TYPE_MODULES]
        return node if node.names else None

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.AST]:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return [result for part in node.orelse if (result := self.visit(part))]
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "cast" and "cast" in self.types:
            value: ast.AST = self.visit(node.args[1])
            return value
        return self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            return None
        return self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST | None:
        if node.name in self.types:
            return None
        if decorator := dataclass_source.decorator_of(node):
            node, refusals, needs = dataclass_source.write_out(node, decorator)
            self.refusals += refusals
            self.needs |= needs
        node.bases = [base for base in node.bases if not _is_generic(base)]
        node.decorator_list = self._at_run_time(node.decorator_list)
        self.generic_visit(node)
        node.body = node.body or [ast.Pass()]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST | None:
        if any(isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list):
            return None
        node.decorator_list = self._at_run_time(node.decorator_list)
        node.returns = None
        self.generic_visit(node)
        node.body = node.body or [ast.Pass()]
        return node

    def visit_arguments(self, node: ast.arguments) -> ast.AST:
        node.args, node.posonlyargs = [*node.posonlyargs, *node.args], []
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def _at_run_time(self, decorators: list[ast.expr]) -> list[ast.expr]:
        """Return the decorators without those for type checkers, such as `final`."""
        return [
            one for one in decorators if not (isinstance(one, ast.Name) and one.id in self.types)
        ]


def _is_generic(base: ast.expr) -> bool:
    name = base.value if isinstance(base, ast.Subscript) else base
    return isinstance(name, ast.Name) and name.id == "Generic"
