"""One request over HTTP: redirects are not followed, and an error status raises nothing."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    body: bytes


def get(url: str, *, method: str = "GET", body: bytes | None = None, **sent: str) -> Answer:
    """Request an address, its query included; a header is named as `if_none_match="…"`."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc, timeout=20)
    try:
        connection.request(
            method,
            (parts.path or "/") + (f"?{parts.query}" if parts.query else ""),
            body,
            headers={name.replace("_", "-"): value for name, value in sent.items()},
        )
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()
