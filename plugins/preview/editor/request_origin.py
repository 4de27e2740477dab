"""Refuses requests to the editor that do not come from one of its own pages in a browser on this
computer.

The server listens on this computer only, but any website that is open in its browser can send
requests to it. `Host` exposes a website whose name resolves to this computer (DNS rebinding),
`Origin` names the page that sends the request.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.requests import Request

from plugins.preview.editor import uploads

HOSTS = ("127.0.0.1", "localhost")
JSON = "application/json"
LARGEST = 1_000_000  # bytes
KINDS = {
    "/admin/files": ("application/octet-stream", uploads.LARGEST)
}  # addresses that take something else than JSON


def refusal(request: Request) -> str:
    """Return why a request is refused, empty if it is not."""
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
