"""Pyodide's own files as they ship: what the calculator takes of its WebAssembly and its JavaScript, and the whole beside that."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from plugins import rehearsal, runtime_glue, wasm
from plugins.cache import write, write_newest
from plugins.errors import say
from plugins.fingerprint import digest
from plugins.languages.staff_words import progress
from plugins.pyodide_node import SCRIPT
from plugins.rehearsal import SCRIPTS, WASM

LOADER, GLUE = SCRIPTS
CORE = (*SCRIPTS, WASM)
WHOLE_WASM = "pyodide.whole.wasm"
WHOLE_LIBRARY = "python_stdlib.zip"
WHOLE = (
    WHOLE_WASM,
    WHOLE_LIBRARY,
)  # for when a function or a module turns out to be left out, and for the spreadsheet
WORD = re.compile(r"\w+")
MADE_BY = (
    SCRIPT,
    rehearsal.__file__,
    rehearsal.PROGRAM,
    rehearsal.QUESTIONS,
    rehearsal.BOOKS,
    wasm.__file__,
    wasm.binary.__file__,
    runtime_glue.__file__,
    __file__,
)


def core(*, pyodide: Path, modules: Path, engine: str, cache: Path) -> Path:
    """Return the folder with the files, in the cache, named after what they hold; `modules` is the zip that `compiled` gives."""
    made = trimmed(pyodide=pyodide, modules=modules, engine=engine, cache=cache)
    folder = cache / _name(pyodide, made)
    for name in (*CORE, *WHOLE):
        if not (folder / name).is_file():
            write(folder / name, _shipped(name, pyodide, made))
    return folder


def trimmed(*, pyodide: Path, modules: Path, engine: str, cache: Path) -> Path:
    """Return the WebAssembly with the functions that the calculator takes, made first where it is not in the cache."""
    made = (
        cache
        / f"trimmed-{digest(modules.name.encode(), *(Path(file).read_bytes() for file in MADE_BY))}.wasm"
    )
    if not made.is_file():
        progress(say("Finding what the calculator takes of Python (some seconds)."))
        entered = frozenset(rehearsal.entered(pyodide=pyodide, modules=modules, engine=engine))
        taken = wasm.only(
            (pyodide / WASM).read_bytes(),
            entered=entered,
            exported=frozenset(WORD.findall(_glue(pyodide))),
        )
        write_newest(made, wasm.preparing(taken, functions=entered))
    return made


@lru_cache(maxsize=2)  # files that are named after all that they depend on
def _name(pyodide: Path, made: Path) -> str:
    return digest(
        pyodide.name.encode(), Path(runtime_glue.__file__).read_bytes(), made.read_bytes()
    )


def _shipped(name: str, pyodide: Path, made: Path) -> bytes:
    """Return the content of one file."""
    if name == WASM:
        return made.read_bytes()
    if name == WHOLE_WASM:
        return (pyodide / WASM).read_bytes()
    if name == GLUE:
        return runtime_glue.in_brackets(_glue(pyodide)).encode()
    content = (pyodide / name).read_bytes()
    return runtime_glue.without_source_map(content.decode()).encode() if name == LOADER else content


def _glue(pyodide: Path) -> str:
    texts = {
        name: runtime_glue.without_source_map((pyodide / name).read_text("utf-8"))
        for name in (GLUE, LOADER)
    }
    return runtime_glue.without_unused_names(texts[GLUE], others=texts[LOADER])
