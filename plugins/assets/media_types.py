"""The media type of every kind of file of the site."""

from __future__ import annotations

from pathlib import PurePosixPath

UNKNOWN = "application/octet-stream"
MEDIA_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".py": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",  # without it a browser cannot compile while it downloads
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    # The search index, which Pagefind's script unpacks.
    **dict.fromkeys((".pagefind", ".pf_fragment", ".pf_index", ".pf_meta"), UNKNOWN),
    # Python's library, stored uncompressed: hosts compress text/plain on the way and leave
    # application/zip alone.
    ".zip": "text/plain; charset=x-user-defined",
}


def media_type(path: str) -> str:
    """Return the media type of a path; a path without an ending is a page."""
    suffix = PurePosixPath(path).suffix
    return MEDIA_TYPES.get(suffix, UNKNOWN) if suffix else MEDIA_TYPES[".html"]
