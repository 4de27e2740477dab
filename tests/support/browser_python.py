"""What the browser's two Pythons answer, asked under Node.js by the code that starts them in the
worker."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from calculator.reading.files import read_books
from calculator.wire import answer
from plugins.browser.bundle import MICROPYTHON, SCRIPTS, bundle
from plugins.browser.micropython.image import image, pack
from plugins.browser.micropython.refusals import MODULES
from plugins.packages import npm
from plugins.packages.node import node
from tests.support.cases import BOOKS, FIRMS
from tests.support.random_requests import random_requests

ROOT = Path(__file__).resolve().parent.parent.parent
DOOR = ROOT / "theme" / "static" / "js" / "python.js"
SCRIPT = Path(__file__).with_name("python.mjs")
SETS = {"all": ("2026", "2027", "2028"), "B": ("2027",), "with a gap": ("2026", "2028")}
"""Sets of CIO-PME's price books, by the years in which each begins."""

LARGER, OFFICERS = "larger", "officers"
OTHERS = (LARGER, OFFICERS)
"""Firms whose books sell other things, in other ways."""


@dataclass(frozen=True)
class Answered:
    """The answers, one for each request, and the milliseconds that each took of a processor."""

    answers: list[str]
    times: list[float]


def micropython(requests: Sequence[str], *, books: Path, part: bool = False) -> Answered:
    """What the image of these books answers in MicroPython, or its first part alone."""
    files = _files(image(root=ROOT, books=books))
    if part:
        del files["rest"]
    return _asked({"micropython": files}, requests)


def pyodide(requests: Sequence[str], *, books: Path) -> Answered:
    """What the wheel of these books answers in Pyodide as it ships, installed by micropip from a
    server here."""
    made = bundle(root=ROOT, books=books)
    with served(made.files) as origin:
        told = made.manifest(origin)["pyodide"]
        wheels = {name: told["wheels"][name]["url"] for name in ("micropip", "calculator")}
        folder = f"{npm.package('pyodide')}/"
        return _asked(
            {"pyodide": {"folder": folder, "lock": told["lock"], "wheels": wheels}}, requests
        )


@contextmanager
def served(files: Mapping[str, Path]) -> Iterator[str]:
    """The address of a server of some files by their paths, open to pages from elsewhere."""

    class Files(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            file = files.get(self.path.lstrip("/"))
            self.send_response(200 if file else 404)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(file.read_bytes() if file else b"")

        def log_message(self, *_: object) -> None:
            """Nothing: the tests' own words are enough."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def books_of(name: str, folder: Path) -> Path:
    """A folder with one of the sets of books, or the one of another firm."""
    if name in OTHERS:
        return FIRMS / name
    folder.mkdir()
    for year in SETS[name]:
        for path in BOOKS.glob(f"{year}-*.toml"):
            shutil.copy(path, folder)
    return folder


def check(requests: Sequence[str], found: Answered, books: Path) -> None:
    """Each answer is CPython's; the first that differs is shown with its request."""
    held = read_books(books)
    assert len(found.answers) == len(requests)
    for request, got in zip(requests, found.answers, strict=True):
        assert got == answer(request, held), request[:2_000]


def random_of(name: str, folder: Path, *, count: int, seed: int) -> tuple[list[str], Path]:
    """Random requests for a set of books, and its folder."""
    books = books_of(name, folder)
    return list(random_requests(seed, count, books=read_books(books))), books


def run_in_pyodide(program: str, **options: object) -> str:
    """What the last expression of a program gives in Pyodide as it ships, begun with some of its
    options."""
    folder = f"{npm.package('pyodide')}/"
    return _told({"program": program, "pyodide": {"folder": folder, "options": options}})


def run_in_micropython(program: str, modules: Mapping[str, str]) -> str:
    """What a program prints in MicroPython, with modules by path beside those of ours."""
    ours = {path.name: path.read_text("utf-8") for path in MODULES.glob("*.py")}
    return _told({"program": program, "micropython": _files(pack({**ours, **modules}))})


def _asked(job: dict[str, Any], requests: Sequence[str]) -> Answered:
    return Answered(**json.loads(_told({**job, "requests": list(requests)})))


def _files(parts: tuple[bytes, bytes]) -> dict[str, Any]:
    """What MicroPython begins with: its two files, and the parts of an image."""
    package = npm.package(MICROPYTHON)
    image, rest = map(json.loads, parts)
    return {
        **{name: str(package / file) for name, file in SCRIPTS.items()},
        "image": image,
        "rest": rest,
    }


def _told(job: dict[str, Any]) -> str:
    with TemporaryDirectory() as scratch:  # in which Pyodide keeps what it downloads
        done = subprocess.run(
            [*node(), str(SCRIPT)],
            input=json.dumps({**job, "door": str(DOOR)}),
            cwd=scratch,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-600:]
    return done.stdout
