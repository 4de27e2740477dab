"""A server as slow as a phone's line, which counts the bytes that it sends."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from plugins.assets.compression import compressed_copies
from plugins.hosting.headers import headers
from plugins.project import ROOT

CACHE = ROOT / ".build" / "compressed"
CHUNK = 8_192
LARGE = ("*.wasm", "*.zip", "*.mjs")
COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".wasm", ".zip", ".svg", ".whl"}


@dataclass
class Line:
    """`rate` in bytes a second, shared by all requests, and `delay` in seconds before each answer;
    0 is no limit.

    `sent` counts the bytes by path, `requests` the requests.
    """

    rate: float = 0.0
    delay: float = 0.0
    sent: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    _busy: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, size: int) -> None:
        """Sleep for the time that so many bytes need."""
        if self.rate:
            with self._busy:
                time.sleep(size / self.rate)


class Slow(BaseHTTPRequestHandler):
    """Answers with the files of `folder` over `line`, compressed by Brotli."""

    protocol_version = "HTTP/1.1"
    folder: Path
    line: Line

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = self.folder / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        self.line.requests[path] += 1
        time.sleep(self.line.delay)
        exists = file.is_file()
        small = (
            _small(file, file.stat().st_mtime_ns) if exists and file.suffix in COMPRESSED else None
        )
        body = (small or file).read_bytes() if exists else b""
        self.send_response(200 if exists else 404)
        fields = (
            headers(path)
            | ({"Content-Encoding": "br"} if small else {})
            | {"Content-Length": str(len(body))}
        )
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        self._send(path, body)

    def _send(self, path: str, body: bytes) -> None:
        try:
            for start in range(0, len(body), CHUNK):
                part = body[start : start + CHUNK]
                self.line.carry(len(part))
                self.wfile.write(part)
                self.line.sent[path] += len(part)
        except OSError:
            pass  # the browser has what it wants

    def log_message(self, *_: object) -> None:
        pass


@cache
def _small(file: Path, _modified: int) -> Path | None:
    """Return the file's Brotli copy: real servers have it from the build."""
    return compressed_copies(file, cache=CACHE).get(".br")


@contextmanager
def serving(folder: Path, line: Line) -> Iterator[str]:
    """Serve the folder for the length of a block, and yield the address without the last slash.
    Large files are compressed before."""
    for file in (file for name in LARGE for file in folder.rglob(name)):
        _small(file, file.stat().st_mtime_ns)
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("Handler", (Slow,), {"folder": folder, "line": line})
    )
    server.daemon_threads = True
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
