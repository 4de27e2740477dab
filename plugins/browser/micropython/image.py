"""The image that MicroPython runs in the browser: the calculator with its books, as one file
system.

It has two parts, because no first answer needs all of it: the second holds the modules that only
the answers of LATER need. Each part is JSON with a text whose characters are the bytes, because
every host compresses JSON, but not every one compresses binary files.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Collection, Mapping
from pathlib import Path

from plugins.browser.micropython.refusals import MODULES
from plugins.browser.micropython.romfs import romfs
from plugins.browser.micropython.translation import translate
from plugins.browser.micropython.type_names import paths_of
from plugins.browser.shipped_books import module_source
from plugins.cache import write
from plugins.fingerprint import digest

HERE = Path(__file__).resolve().parent.parent  # whose modules write the books
DOOR = "calculator/wire.py"
SHIPPED = "calculator/shipped.py"
LATER = {
    "budget": "calculator/door/advice_handlers.py",
    "cheapest": "calculator/door/advice_handlers.py",
    "chart": "calculator/door/show_handlers.py",
    "sheet": "calculator/door/show_handlers.py",
}
"""The requests that need the second part, each with the module that only such requests import."""


def image(*, root: Path, books: Path) -> tuple[bytes, bytes]:
    """Return the two parts of the image of the calculator of `root` with the books of a folder.
    Raises ContentError, PriceBookError."""
    replacements = {SHIPPED: module_source(books)}
    sources = imported_sources(DOOR, root=root, replacements=replacements)
    first = imported_sources(
        DOOR, root=root, replacements=replacements, without=set(LATER.values())
    )
    modules = {
        path.name: without_docstrings(path.read_text("utf-8")) for path in MODULES.glob("*.py")
    }
    return pack({**translate(sources), **modules}, later=set(sources) - set(first))


def pack(modules: Mapping[str, str], *, later: Collection[str] = ()) -> tuple[bytes, bytes]:
    """Return sources by path as one file system in two parts: the first, filled with zeros to the
    whole length, and the second."""
    contents = {path: source.encode() for path, source in modules.items()}
    first, second = romfs(contents, later=later)
    parts = ([len(first + second), first.decode("latin-1")], second.decode("latin-1"))
    start, rest = (json.dumps(part, ensure_ascii=False).encode() for part in parts)
    return start, rest


def image_files(*, root: Path, books: Path, cache: Path) -> tuple[Path, Path]:
    """Return the two parts of the image as files named after their content, from the cache if their
    sources have not changed."""
    folders = (root / "calculator", HERE, books)
    inputs = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".py", ".toml")
    ]
    record = (
        cache / f"image-{digest(*(path.name.encode() + path.read_bytes() for path in inputs))}.txt"
    )
    if record.is_file():
        start, rest = (cache / name for name in record.read_text("utf-8").split())
        if start.is_file() and rest.is_file():
            return start, rest
    parts = image(root=root, books=books)
    start, rest = (
        cache / f"calculator-{digest(part)}{end}.json"
        for part, end in zip(parts, ("", "-rest"), strict=True)
    )
    for file, content in zip((start, rest), parts, strict=True):
        write(file, content)
    write(record, f"{start.name} {rest.name}".encode())
    return start, rest


def imported_sources(
    door: str, *, root: Path, replacements: dict[str, str], without: Collection[str] = ()
) -> dict[str, str]:
    """Return the sources by path that a module imports, including itself, except those reached only
    through `without`; `replacements` replace files."""
    sources: dict[str, str] = {}
    paths_to_read = [door]
    while paths_to_read:
        path = paths_to_read.pop()
        if path in sources or path in without:
            continue
        sources[path] = (
            replacements[path] if path in replacements else (root / path).read_text("utf-8")
        )
        tree = ast.parse(sources[path], path)
        paths_to_read += (
            name
            for name in _import_paths(tree, path)
            if name in replacements or (root / name).is_file()
        )
    return dict(sorted(sources.items()))


def _import_paths(tree: ast.Module, path: str) -> list[str]:
    """Return the possible paths of the modules that a module imports, and of the packages around
    them."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    paths: list[str] = []
    for name in [*names, Path(path).parent.as_posix().replace("/", ".")]:
        parts = name.split(".")
        for length in range(1, len(parts) + 1):
            file = ".".join(parts[:length])
            paths += paths_of(file)
    return paths


def without_docstrings(source: str) -> str:
    """Return a source without its docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node) is not None
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree) + "\n"
