"""Everything the browser's Python is made of, as files that may be cached for ever."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from plugins.cache import write
from plugins.fingerprint import digest
from plugins.packages import npm
from plugins.pyodide_node import lock_info
from plugins.runtime_core import CORE, WHOLE, WHOLE_LIBRARY, WHOLE_WASM, core
from plugins.runtime_library import compiled, library


@dataclass(frozen=True)
class Bundle:
    """The files by their address below `/runtime/`, and what the worker must know to load them."""

    files: dict[str, Path]
    folder: str
    library: str
    info: dict[str, str]

    def manifest(self, prefix: str) -> str:
        """Return the JSON text for `data-runtime`; `prefix` is the site's own path, often empty.

        `bytes` are those that Python's start needs, as they are before any compression.
        """
        base = f"{prefix}/runtime/{self.folder}/"
        sizes = {name: self._size(name) for name in (*CORE, self.library)}
        whole = {
            "library": base + WHOLE_LIBRARY,
            "wasm": base + WHOLE_WASM,
            "size": self._size(WHOLE_WASM),
        }
        names = {"folder": base, "library": base + self.library, "whole": whole}
        return json.dumps({**names, "bytes": sizes, "info": self.info}, separators=(",", ":"))

    def _size(self, name: str) -> int:
        return self.files[f"{self.folder}/{name}"].stat().st_size


def bundle(*, root: Path, books: Path) -> Bundle:
    """Return the bundle of the engine and these books, made where it is not there yet.

    Pyodide stands in a folder named after its own content and the library carries its own hash in its name,
    so a changed price book costs a returning visitor the library and not Pyodide.
    """
    pyodide, engine, cache = (
        npm.package("pyodide", root=root),
        root / "calculator",
        root / ".build" / "runtime",
    )
    modules = compiled(pyodide=pyodide, engine=engine, cache=cache)
    folder = core(pyodide=pyodide, modules=modules, engine=engine.name, cache=cache)
    made = library(modules=modules, engine=engine.name, books=books)
    named = f"python-{digest(made)}.zip"
    if not (folder / named).is_file():
        write(folder / named, made)
    files = {f"{folder.name}/{name}": folder / name for name in (*CORE, *WHOLE, named)}
    return Bundle(files, folder.name, named, lock_info(pyodide))
