"""Which functions of Python's WebAssembly the calculator takes: found by having it do, while building, what visitors can make it do."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from plugins import pyodide_node
from plugins.runtime_library import with_books
from plugins.wasm import noting

HERE = Path(__file__).parent
PROGRAM, QUESTIONS = HERE / "program.py", HERE / "questions.py"  # run inside Pyodide
BOOKS = HERE / "books.json"  # so that no price changes what is found
WASM = "pyodide.asm.wasm"
SCRIPTS = ("pyodide.mjs", "pyodide.asm.mjs")
IMPORTED = (
    "calculator.wire",
    "traceback",
    "gc",
)  # by visitors' Python; what the program imports besides is not counted
SAME = {"PYTHONHASHSEED": "0"}  # the same functions each time


class RehearsalError(Exception):
    """The calculator did not do in Pyodide what it must; `str()` says what came of it."""


def entered(*, pyodide: Path, modules: Path, engine: str) -> list[int]:
    """Return the functions by number, the lowest first; `modules` is the zip of the engine and what it needs, without books."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for script in SCRIPTS:
            (folder / script).write_bytes((pyodide / script).read_bytes())
        (folder / WASM).write_bytes(noting((pyodide / WASM).read_bytes()))
        library = folder / "library.zip"
        library.write_bytes(with_books(modules, engine, BOOKS.read_text("utf-8")))
        files = {f"/home/pyodide/{file.name}": file.read_bytes() for file in (PROGRAM, QUESTIONS)}
        told, found = pyodide_node.rehearsed(
            PROGRAM.stem,
            imports=IMPORTED,
            pyodide=folder,
            library=library,
            info=pyodide_node.lock_info(pyodide),
            files=files,
            env=SAME,
        )
    if not all(json.loads(told).values()):
        raise RehearsalError(
            f"{PROGRAM.name}: some requests must be answered and some refused, got {told}"
        )
    return found
