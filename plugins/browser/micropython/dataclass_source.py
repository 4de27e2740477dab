"""Writes out the methods of a dataclass, because MicroPython has no dataclasses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from calculator.mistake import Message, say

NAMES = {"dataclass", "field", "KW_ONLY", "InitVar"}
IGNORED = {"frozen", "slots", "eq", "repr", "kw_only"}
"""Options that change no result: mypy checks that nothing frozen is changed."""


@dataclass(frozen=True)
class Field:
    """One field; `default` is the source of its value, `factory` that of the function that makes
    it."""

    name: str
    default: ast.expr | None
    factory: ast.expr | None


Refusals = list[tuple[int, Message]]


def decorator_of(node: ast.ClassDef) -> ast.expr | None:
    """Return the decorator that makes a class a dataclass, or None."""
    for one in node.decorator_list:
        name = one.func if isinstance(one, ast.Call) else one
        if isinstance(name, ast.Name) and name.id == "dataclass":
            return one
    return None


def write_out(node: ast.ClassDef, decorator: ast.expr) -> tuple[ast.ClassDef, Refusals, set[str]]:
    """Return the class with its `__init__`, what is refused in it, and the names of dataclasses.py
    that it needs."""
    options = (
        {word.arg: word.value for word in decorator.keywords}
        if isinstance(decorator, ast.Call)
        else {}
    )
    refusals = list(_refusals(node, set(options) - IGNORED))
    fields = [field for part in node.body if (field := _field(part))]
    names = ", ".join(repr(field.name) for field in fields)
    kw_only = ast.unparse(options["kw_only"]) == "True" if "kw_only" in options else False
    plain_class = ast.parse(f"class {node.name}(Record):\n    _fields = ({names},)\n").body[0]
    assert isinstance(plain_class, ast.ClassDef)
    has_more = any(
        isinstance(part, ast.FunctionDef) and part.name == "__post_init__" for part in node.body
    )
    plain_class.body.append(_init(fields, kw_only=kw_only, has_more=has_more))
    plain_class.body += [part for part in node.body if not _field(part)]
    plain_class.decorator_list = [one for one in node.decorator_list if one is not decorator]
    needs = {"Record"} | ({"UNSET"} if any(field.factory for field in fields) else set())
    return ast.copy_location(plain_class, node), refusals, needs


def _init(fields: list[Field], *, kw_only: bool, has_more: bool) -> ast.stmt:
    arguments = ["self", *(["*"] if kw_only and fields else [])]
    lines = []
    for field in fields:
        default = "UNSET" if field.factory else field.default and ast.unparse(field.default)
        arguments.append(f"{field.name}={default}" if default else field.name)
        value = field.name
        if field.factory:
            value = f"{ast.unparse(field.factory)}() if {field.name} is UNSET else {field.name}"
        lines.append(f"    self.{field.name} = {value}")
    lines += ["    self.__post_init__()"] if has_more else []
    return ast.parse(
        f"def __init__({', '.join(arguments)}):\n" + "\n".join(lines or ["    pass"])
    ).body[0]


def _field(part: ast.stmt) -> Field | None:
    """Return the field that a statement of the class declares."""
    if not isinstance(part, ast.AnnAssign) or not isinstance(part.target, ast.Name):
        return None
    if "ClassVar" in ast.unparse(part.annotation):
        return None
    value = part.value
    if (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id == "field"
    ):
        words = {word.arg: word.value for word in value.keywords}
        return Field(part.target.id, words.get("default"), words.get("default_factory"))
    return Field(part.target.id, value, None)


def _refusals(node: ast.ClassDef, options: set[str | None]) -> Iterator[tuple[int, Message]]:
    if node.bases:
        yield (
            node.lineno,
            say(
                "the dataclass %(name)s must have no base class; write its fields in it.",
                name=node.name,
            ),
        )
    for option in sorted(map(str, options)):
        yield (
            node.lineno,
            say(
                "the dataclass %(name)s must do without %(option)s; write what it makes.",
                name=node.name,
                option=option,
            ),
        )
    for part in node.body:
        text = ast.unparse(part.annotation) if isinstance(part, ast.AnnAssign) else ""
        if "InitVar" in text or "KW_ONLY" in text:
            yield (
                part.lineno,
                say("the field must be an ordinary one, got %(got)s; write a function.", got=text),
            )
