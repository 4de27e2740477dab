"""Calculator source as MicroPython can read it: the same answers, byte for byte.

MicroPython drops annotations, keeps no order in dicts and sorts without stability. The rules:

  types         annotations, aliases such as `Plain = dict[str, object]`, `typing` and `if
  TYPE_CHECKING` go
  docstrings    go, and every other statement that is only a text
  arguments     `/` goes
  dataclasses   become classes with a written-out `__init__`
                (so far without_types.py, type_names.py, dataclass_source.py)
  dicts         `dict` is an OrderedDict: {a: b, **c} is dict([(a, b)]) | c, comprehensions likewise
  stars         (a, *b) is (a,) + tuple(b), a list likewise
  isinstance    `A | B` is (A, B), and `int` takes bool along
  sorted        is a stable one; zip(strict=True) one that checks
  strip, split  of other than ASCII signs, or where none are named, go by characters, not by bytes
  removeprefix  and removesuffix are functions
                (as_in_cpython.py, and modules/cpython.py, which runs in MicroPython)

Everything else stays as it is, and what MicroPython would not read, or would read otherwise, is
refused (refusals.py).
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

from calculator.mistake import Mistake, say
from plugins.browser.micropython.as_in_cpython import AsInCPython
from plugins.browser.micropython.refusals import bound_names, refusals
from plugins.browser.micropython.type_names import type_names
from plugins.browser.micropython.without_types import WithoutTypes
from plugins.errors import ContentError


def translate(sources: Mapping[str, str]) -> dict[str, str]:
    """Return translated sources by path, such as "calculator/wire.py". Raises ContentError."""
    trees = {path: ast.parse(source, path) for path, source in sources.items()}
    types, own = type_names(trees), _attributes(trees.values())
    mistakes: list[Mistake] = []
    translations = {}
    for path, tree in trees.items():
        bound = bound_names(tree)
        without_types, ordered = WithoutTypes(types[path]), AsInCPython(tree)
        translation = ast.fix_missing_locations(ordered.visit(without_types.visit(tree)))
        mistakes += refusals(translation, path=path, paths=sources, types=types[path], own=own)
        mistakes += (Mistake(path, line, message) for line, message in without_types.refusals)
        needs = {"cpython": ordered.needs, "dataclasses": without_types.needs}
        mistakes += _clashes(path, bound & (ordered.needs | without_types.needs))
        translations[path] = ast.unparse(_with_imports(translation, needs)) + "\n"
    if mistakes:
        raise ContentError(sorted(mistakes, key=lambda mistake: (mistake.file, mistake.line)))
    return translations


def _clashes(path: str, names: set[str]) -> Iterator[Mistake]:
    """Yield a mistake for each name that the translation needs and the module uses, too."""
    for name in sorted(names):
        message = say(
            "the name %(name)s must be free for MicroPython; take another one.", name=name
        )
        yield Mistake(path, 0, message)


def _with_imports(tree: ast.Module, needs: Mapping[str, set[str]]) -> ast.Module:
    """Return the module with the imports that it needs at its top."""
    lines = [
        f"from {name} import {', '.join(sorted(names))}" for name, names in needs.items() if names
    ]
    return ast.Module([*ast.parse("\n".join(lines)).body, *tree.body], [])


def _attributes(trees: Iterable[ast.Module]) -> set[str]:
    """Return the names of all attributes and methods that classes of the sources define."""
    names = set()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.ClassDef):
            names |= {name for part in node.body for name in _assigned(part)}
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.add(node.attr)
    return names


def _assigned(part: ast.stmt) -> Iterator[str]:
    if isinstance(part, ast.FunctionDef):
        yield part.name
    elif isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
        yield part.target.id
