"""The browser's library: the standard library trimmed and compiled, the engine and its price books, in one zip."""

from __future__ import annotations

import io
import json
import tempfile
from base64 import b64decode
from functools import lru_cache
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from calculator.price_book import SHIPPED, bundled
from plugins import pyodide_node
from plugins.cache import write_newest
from plugins.errors import say
from plugins.fingerprint import digest
from plugins.languages.staff_words import progress
from plugins.thin import STAND_INS, source, thinned

TRIM = Path(__file__).with_name("runtime_trim.py")
ENGINE = "/engine"  # where the engine's source stands inside Pyodide while it is compiled
LEFT_OUT = (
    "calculator.__main__",
    "calculator.toml_text",
)  # the command line; the books come as JSON
FIRST_DAY = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the earliest date a zip can hold: the same content, the same bytes


def library(*, modules: Path, engine: str, books: Path) -> bytes:
    """Return the zip for Pyodide's `stdLibURL`: what `compiled` gives, and the books."""
    return with_books(modules, engine, bundled(books))


@lru_cache(maxsize=2)  # the file of the modules is named by what is in it
def with_books(modules: Path, engine: str, books: str) -> bytes:
    """Return the zip of compiled modules with the text of the books in its place."""
    with ZipFile(modules) as held:
        files = {name: held.read(name) for name in held.namelist()}
    return stored({**files, f"{engine}/{SHIPPED}": books.encode()})


def compiled(*, pyodide: Path, engine: Path, cache: Path) -> Path:
    """Return the zip of compiled modules from the cache, made there first where it is not: a changed engine or Pyodide needs Node.js."""
    sources = {
        path.relative_to(engine.parent).as_posix(): path.read_bytes()
        for path in sorted(engine.glob("*.py"))
    }
    made = cache / f"modules-{_key(sources, pyodide)}.zip"
    if not made.is_file():
        progress(say("Compiling Python's library and the engine for the browser (some seconds)."))
        write_newest(made, stored(_compile(sources, pyodide)))
    return made


def stored(files: dict[str, bytes]) -> bytes:
    """Return a zip whose files are not compressed, so that the whole can be, much better."""
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        for name, body in sorted(files.items()):
            archive.writestr(ZipInfo(name, FIRST_DAY), body)
    return content.getvalue()


def _compile(sources: dict[str, bytes], pyodide: Path) -> dict[str, bytes]:
    """Have Pyodide itself compile what the engine needs: bytecode must match its interpreter."""
    with tempfile.TemporaryDirectory() as scratch:
        thin = Path(scratch) / "thin.zip"
        thin.write_bytes(stored(thinned(pyodide / "python_stdlib.zip")))
        answer = pyodide_node.run(
            f"import runtime_trim; runtime_trim.trimmed({ENGINE!r}, {LEFT_OUT!r})",
            pyodide=pyodide,
            library=thin,
            info=pyodide_node.lock_info(pyodide),
            files={
                **{f"{ENGINE}/{path}": content for path, content in sources.items()},
                f"/home/pyodide/{TRIM.name}": TRIM.read_bytes(),
            },
            env={
                "PYTHONNODEBUGRANGES": "1"
            },  # no columns in error reports: a quarter of the library's compressed size
        )
    return {path: b64decode(content) for path, content in json.loads(answer).items()}


def _key(sources: dict[str, bytes], pyodide: Path) -> str:
    """Return what changes with anything that the compiled modules depend on."""
    made_by = (TRIM.read_bytes(), Path(__file__).read_bytes(), *map(source, STAND_INS))
    return digest(
        pyodide.name.encode(),
        *made_by,
        *sources.values(),
        "\n".join([*STAND_INS, *sources]).encode(),
    )
