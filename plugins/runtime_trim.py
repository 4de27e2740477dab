"""Runs inside Pyodide while building: the compiled modules that the engine really needs, and no others."""

from __future__ import annotations

import ast
import base64
import importlib
import importlib.util
import json
import marshal
import sys
import zipimport
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType

OPTIMISED = 2  # no docstrings, no assertions
UNLOCATED = b"\xff"  # location table entry: eight code units of unknown line
OPTIONAL = (
    "_ssl",
    "bz2",
    "compression",
    "lzma",
    "ssl",
)  # imported at start only where they are there
WHEN_IT_FAILS = ("linecache", "traceback", "tokenize")  # what Python imports to tell of an error


def trimmed(engine: str, left_out: tuple[str, ...]) -> str:
    """Return JSON: path in the library → base64 of its compiled module, the engine's among them."""
    sys.path.insert(0, engine)
    own = [name for name in _names(Path(engine)) if name not in left_out]
    for name in (*own, *WHEN_IT_FAILS):
        importlib.import_module(name)
    for name in {wanted for module in own for wanted in _imports(sys.modules[module])}:
        if name.partition(".")[0] not in {module.partition(".")[0] for module in own}:
            importlib.import_module(name)
    importlib.import_module("calculator.wire").answer("")  # the path of a refusal
    library = dict(_needed(engine))
    return json.dumps(
        {path: base64.b64encode(content).decode() for path, content in library.items()}
    )


def _names(folder: Path) -> list[str]:
    """Return the dotted names of the modules in a folder."""
    parts = (
        path.relative_to(folder).with_suffix("").parts for path in sorted(folder.rglob("*.py"))
    )
    return [".".join(part[:-1] if part[-1] == "__init__" else part) for part in parts]


def _imports(module: ModuleType) -> Iterator[str]:
    """Return the modules that a module imports by name anywhere, in its functions too."""
    for node in ast.walk(ast.parse(Path(module.__file__ or "").read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _needed(engine: str) -> Iterator[tuple[str, bytes]]:
    """Return path and compiled form of each module that was loaded from the library or from the engine.

    A frozen one stands inside the interpreter; its file in the library is never read.
    """
    for name, module in sorted(sys.modules.items()):
        place = getattr(module, "__file__", None) or ""
        library, found, path = place.partition(".zip/")
        if place.startswith(f"{engine}/"):
            yield place.removeprefix(f"{engine}/") + "c", _compiled(Path(place).read_bytes(), place)
        elif (
            found
            and not name.startswith(OPTIONAL)
            and getattr(module.__spec__, "origin", "") != "frozen"
        ):
            source = zipimport.zipimporter(f"{library}.zip").get_data(path)
            yield path + "c", _compiled(source, path, located=False)


def _compiled(source: bytes, path: str, *, located: bool = True) -> bytes:
    """Return a module as the content of a .pyc file that no source is compared with."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=OPTIMISED)
    return (
        importlib.util.MAGIC_NUMBER
        + bytes(12)
        + marshal.dumps(code if located else _unlocated(code))
    )


def _unlocated(code: CodeType) -> CodeType:
    """Return the code without line numbers: a third of the standard library's compressed size."""
    constants = (
        _unlocated(value) if isinstance(value, CodeType) else value for value in code.co_consts
    )
    units = len(code.co_code) // 2
    table = UNLOCATED * (units // 8) + bytes([0xF8 | units % 8 - 1] if units % 8 else [])
    return code.replace(co_consts=tuple(constants), co_linetable=table)
