"""A server for a small site around the engine, which answers with the faults that a test chooses."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from plugins.hosting.headers import headers


@dataclass
class Faults:
    """Faults by the end of a path: `missing`, `truncated`, `mistyped`, `stalled` or header fields.

    The first `times` requests for a file meet its fault, the others none; `requests` counts them by
    file name.
    """

    by_path: dict[str, str | dict[str, str]] = field(default_factory=dict)
    times: int = 1_000
    requests: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)

    def of(self, path: str) -> str | dict[str, str]:
        """Count one request, and return the fault that it meets."""
        name = path.rpartition("/")[2] or "index.html"
        self.requests[name] += 1
        fault = next((fault for end, fault in self.by_path.items() if path.endswith(end)), "")
        return fault if self.requests[name] <= self.times else ""


class Faulty(BaseHTTPRequestHandler):
    """Answers each request from `folder`, with its fault."""

    folder: Path
    faults: Faults

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = self.folder / (path.lstrip("/") or "index.html")
        fault = self.faults.of(path)
        body = file.read_bytes() if file.is_file() and fault != "missing" else None
        fields = headers(path) | (fault if isinstance(fault, dict) else {})
        if fault == "mistyped":
            fields["Content-Type"] = "text/html"
        if fault == "truncated" and body:
            body = body[: len(body) // 2]
        self.answer(body, fields, stalled=fault == "stalled")

    def answer(self, body: bytes | None, fields: dict[str, str], *, stalled: bool) -> None:
        self.send_response(404 if body is None else 200)
        for name, value in {**fields, "Content-Length": str(len(body or b""))}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write((body or b"")[: len(body or b"") // 2] if stalled else body or b"")
            if stalled:
                self.faults.over.wait(30)
        except OSError:
            pass  # the browser has given up, as it should

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving_faults(folder: Path, faults: Faults) -> Iterator[str]:
    """Serve the folder on a free port for the length of a block; the address has no last slash."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("Handler", (Faulty,), {"folder": folder, "faults": faults})
    )
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        faults.over.set()
        server.shutdown()
        server.server_close()
        thread.join(10)
