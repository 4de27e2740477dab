"""Everything the browser's Python is made of, as files that may be cached for ever."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from plugins import npm
from plugins.compressed import write
from plugins.pyodide_node import lock_info
from plugins.runtime_library import library

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
WHOLE = "python_stdlib.zip"  # Pyodide's own library, for when the trimmed one turns out to lack a module
SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=\S+\s*$")
LARGE = (b"async function _createPyodideModule(", b"export default _createPyodideModule;\n")  # how a file of one function begins and ends
DIGITS = 12


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
        sizes = {name: self.files[f"{self.folder}/{name}"].stat().st_size for name in (*CORE, self.library)}
        names = {"folder": base, "library": base + self.library, "whole": base + WHOLE}
        return json.dumps({**names, "bytes": sizes, "info": self.info}, separators=(",", ":"))


def bundle(*, root: Path, books: Path) -> Bundle:
    """Return the bundle of the engine and these books, made where it is not there yet.

    Pyodide stands in a folder named after its own content and the library carries its own hash in its name,
    so a changed price book costs a returning visitor the library and not Pyodide.
    """
    pyodide, cache = npm.package("pyodide", root=root), root / ".build" / "runtime"
    folder = _hash(npm.pin("pyodide", root=root).integrity.encode(), Path(__file__).read_bytes())
    for name in (*CORE, WHOLE):
        if not (cache / folder / name).is_file():
            write(cache / folder / name, _shipped((pyodide / name).read_bytes()))
    made = library(pyodide=pyodide, engine=root / "calculator", books=books, cache=cache)
    named = f"python-{_hash(made)}.zip"
    if not (cache / folder / named).is_file():
        write(cache / folder / named, made)
    files = {f"{folder}/{name}": cache / folder / name for name in (*CORE, WHOLE, named)}
    return Bundle(files, folder, named, lock_info(pyodide))


def _shipped(content: bytes) -> bytes:
    """Return a file of Pyodide without the way to a source map that is not here, its one large function in brackets.

    Browsers read such a function once; others they skim first, and read when they are called.
    Source: https://v8.dev/blog/preparser#pife.
    """
    content = SOURCE_MAP.sub(b"\n", content)
    first, last = LARGE
    if not (content.startswith(first) and content.endswith(last)):
        return content
    return b"const _createPyodideModule=(" + content.removesuffix(last) + b");" + last


def _hash(*contents: bytes) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:DIGITS]
