"""What MicroPython runs in the browser: the calculator with its books, as one file system.

A JSON text whose characters are the bytes, because every host compresses JSON on the way, and not
every one an image of bytes.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from pathlib import Path

from plugins.browser.micropython.refusals import MODULES
from plugins.browser.micropython.romfs import romfs
from plugins.browser.micropython.translation import translated
from plugins.browser.micropython.type_names import paths_of
from plugins.browser.shipped_books import written_out
from plugins.cache import write
from plugins.fingerprint import digest

HERE = Path(__file__).resolve().parent.parent  # with what writes the books out
DOOR = "calculator/wire.py"
SHIPPED = "calculator/shipped.py"


def image(*, root: Path, books: Path) -> bytes:
    """The image of the calculator below `root` with the books of a folder. Raises ContentError,
    PriceBookError."""
    sources = reached(DOOR, root=root, made={SHIPPED: written_out(books)})
    modules = {
        path.name: without_docstrings(path.read_text("utf-8")) for path in MODULES.glob("*.py")
    }
    return json.dumps(packed({**translated(sources), **modules}), ensure_ascii=False).encode()


def packed(modules: Mapping[str, str]) -> str:
    """Sources by path as one file system, a character for each byte."""
    return romfs({path: source.encode() for path, source in modules.items()}).decode("latin-1")


def image_file(*, root: Path, books: Path, cache: Path) -> Path:
    """The image as a file named by its content, made where nothing that it is made of was
    translated before."""
    folders = (root / "calculator", HERE, books)
    made_of = [
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".py", ".toml")
    ]
    known = (
        cache / f"image-{digest(*(path.name.encode() + path.read_bytes() for path in made_of))}.txt"
    )
    if known.is_file() and (found := cache / known.read_text("utf-8")).is_file():
        return found
    content = image(root=root, books=books)
    made = cache / f"calculator-{digest(content)}.json"
    write(made, content)
    write(known, made.name.encode())
    return made


def reached(door: str, *, root: Path, made: dict[str, str]) -> dict[str, str]:
    """The sources by path that a module imports, it included; `made` stand in the place of
    files."""
    found: dict[str, str] = {}
    waiting = [door]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found[path] = made[path] if path in made else (root / path).read_text("utf-8")
        tree = ast.parse(found[path], path)
        waiting += (
            name for name in _imported(tree, path) if name in made or (root / name).is_file()
        )
    return dict(sorted(found.items()))


def _imported(tree: ast.Module, path: str) -> list[str]:
    """The paths at which modules may stand that another imports, and those of the packages around
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
    """A source without the texts that explain it."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node) is not None
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree) + "\n"
