"""Who may ask the editor: a page of this very server, in a browser on this machine.

The server listens on this machine only, but any website open in its browser can send requests here.
`Host` tells one that has given its own name this address (DNS rebinding), `Origin` tells the page
that asks.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

from plugins.preview.editor import uploads

HOSTS = ("127.0.0.1", "localhost")
JSON = "application/json"
LARGEST = 1_000_000  # bytes
KINDS = {"/admin/files": ("application/octet-stream", uploads.LARGEST)}  # what is no JSON


def refusal(request: Request) -> str:
    """Return why a request is not answered, or nothing."""
    host = request.headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in HOSTS:
        return f"the editor must be asked at one of {', '.join(HOSTS)}, got the host {host!r}"
    if request.method == "POST":
        return _of_a_change(request, host)
    return ""


def _of_a_change(request: Request, host: str) -> str:
    origin = request.headers.get("origin", "")
    if origin != f"http://{host}":
        return f"a change must be asked for by a page of http://{host}, got {origin or 'none'}"
    kind, largest = KINDS.get(request.url.path, (JSON, LARGEST))
    if request.headers.get("content-type", "").partition(";")[0].strip() != kind:
        return f"a change must be sent as {kind}"
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > largest:
        return f"a change must have at most {largest} bytes, got {length or 'no length'}"
    return ""
