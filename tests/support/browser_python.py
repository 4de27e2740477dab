"""The answers of the browser's two Pythons, run under Node.js by the same code that starts them in
the worker."""

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
class Answers:
    """The answers, one for each request, and the processor time that each took in milliseconds."""

    answers: list[str]
    times: list[float]


def micropython(requests: Sequence[str], *, books: Path, part: bool = False) -> Answers:
    """Return the answers of MicroPython with the image of these books, or with its first part
    alone."""
    files = _files(image(root=ROOT, books=books))
    if part:
        del files["rest"]
    return _answers({"micropython": files}, requests)


def pyodide(requests: Sequence[str], *, books: Path) -> Answers:
    """Return the answers of Pyodide as it ships with the wheel of these books, installed by
    micropip from a local server."""
    runtime = bundle(root=ROOT, books=books)
    with served(runtime.files) as origin:
        entry = runtime.manifest(origin)["pyodide"]
        wheels = {name: entry["wheels"][name]["url"] for name in ("micropip", "calculator")}
        folder = f"{npm.package('pyodide')}/"
        return _answers(
            {"pyodide": {"folder": folder, "lock": entry["lock"], "wheels": wheels}}, requests
        )


@contextmanager
def served(files: Mapping[str, Path]) -> Iterator[str]:
    """Serve files by these paths, to pages of any origin, and yield the server's address."""

    class Files(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            file = files.get(self.path.lstrip("/"))
            self.send_response(200 if file else 404)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(file.read_bytes() if file else b"")

        def log_message(self, *_: object) -> None:
            """Log nothing: it would stand between the tests' own output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def books_of(name: str, folder: Path) -> Path:
    """Return a folder with one of the sets of books, or the one of another firm."""
    if name in OTHERS:
        return FIRMS / name
    folder.mkdir()
    for year in SETS[name]:
        for path in BOOKS.glob(f"{year}-*.toml"):
            shutil.copy(path, folder)
    return folder


def check(requests: Sequence[str], outcome: Answers, books: Path) -> None:
    """Compare each answer with CPython's. Raises AssertionError with the first request whose
    answers differ."""
    price_books = read_books(books)
    assert len(outcome.answers) == len(requests)
    for request, reply in zip(requests, outcome.answers, strict=True):
        assert reply == answer(request, price_books), request[:2_000]


def random_of(name: str, folder: Path, *, count: int, seed: int) -> tuple[list[str], Path]:
    """Return random requests for a set of books, and its folder."""
    books = books_of(name, folder)
    return list(random_requests(seed, count, books=read_books(books))), books


def run_in_pyodide(program: str, **options: object) -> str:
    """Return the value of a program's last expression in Pyodide as it ships, started with some of
    its options."""
    folder = f"{npm.package('pyodide')}/"
    return _output({"program": program, "pyodide": {"folder": folder, "options": options}})


def run_in_micropython(program: str, modules: Mapping[str, str]) -> str:
    """Return what a program prints in MicroPython; `modules`, by path, are added to ours."""
    ours = {path.name: path.read_text("utf-8") for path in MODULES.glob("*.py")}
    return _output({"program": program, "micropython": _files(pack({**ours, **modules}))})


def _answers(job: dict[str, Any], requests: Sequence[str]) -> Answers:
    return Answers(**json.loads(_output({**job, "requests": list(requests)})))


def _files(parts: tuple[bytes, bytes]) -> dict[str, Any]:
    """Return what MicroPython starts with: its two files, and the parts of an image."""
    package = npm.package(MICROPYTHON)
    image, rest = map(json.loads, parts)
    return {
        **{name: str(package / file) for name, file in SCRIPTS.items()},
        "image": image,
        "rest": rest,
    }


def _output(job: dict[str, Any]) -> str:
    with TemporaryDirectory() as scratch:  # where Pyodide stores its downloads
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
