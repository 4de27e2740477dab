"""The media type of every file that the site may hold: one table for all servers, hosts and the
preview.

Sources: https://www.iana.org/assignments/media-types/, https://www.rfc-editor.org/rfc/rfc9239 for
JavaScript.
"""

from __future__ import annotations

from pathlib import PurePosixPath

UNKNOWN = "application/octet-stream"
OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"

# What a build writes.
OF_THE_SITE = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ipynb": "application/x-ipynb+json",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".py": "text/plain; charset=utf-8",
    # without this a browser cannot compile the file while it downloads
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    # The search index, which Pagefind's script unpacks, and the calculator's image.
    **dict.fromkeys((".pagefind", ".pf_fragment", ".pf_index", ".pf_meta", ".romfs"), UNKNOWN),
}

# What texts may link to; plugins/checks/files/linked_files.py refuses other endings.
OF_STAFF = {
    # documents
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".rtf": "application/rtf",
    ".csv": "text/csv; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".doc": "application/msword",
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".dotx": f"{OFFICE}.wordprocessingml.template",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
    ".xltx": f"{OFFICE}.spreadsheetml.template",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": f"{OFFICE}.presentationml.presentation",
    ".ppsx": f"{OFFICE}.presentationml.slideshow",
    ".potx": f"{OFFICE}.presentationml.template",
    ".odt": f"{OPEN}.text",
    ".ott": f"{OPEN}.text-template",
    ".ods": f"{OPEN}.spreadsheet",
    ".odp": f"{OPEN}.presentation",
    ".odg": f"{OPEN}.graphics",
    ".json": "application/json",
    ".xml": "application/xml; charset=utf-8",
    ".pages": "application/vnd.apple.pages",
    ".numbers": "application/vnd.apple.numbers",
    ".vsdx": "application/vnd.ms-visio.drawing.main+xml",
    # appointments, people, keys
    ".ics": "text/calendar; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".asc": "application/pgp-keys",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    # pictures
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".heif": "image/heif",
    ".jfif": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
    ".webp": "image/webp",
    # sound and video
    ".aac": "audio/aac",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".weba": "audio/webm",
    ".3gp": "video/3gpp",
    ".avi": "video/vnd.avi",
    ".m4v": "video/mp4",
    ".mkv": "video/matroska",
    ".mov": "video/quicktime",
    ".mp4": "video/mp4",
    ".mpeg": "video/mpeg",
    ".mpg": "video/mpeg",
    ".ogv": "video/ogg",
    ".webm": "video/webm",
    ".srt": "application/x-subrip",
    ".vtt": "text/vtt; charset=utf-8",
    # archives
    ".7z": "application/x-7z-compressed",
    ".bz2": "application/x-bzip2",
    ".gz": "application/gzip",
    ".rar": "application/vnd.rar",
    ".tar": "application/x-tar",
    ".tgz": "application/gzip",
    ".xz": "application/x-xz",
    ".zip": "application/zip",
}
MEDIA_TYPES = {**OF_THE_SITE, **OF_STAFF}
TEXTS = {  # the endings of files that compression makes smaller
    ending
    for ending, kind in MEDIA_TYPES.items()
    if kind.startswith("text/") or kind.partition(";")[0].endswith(("json", "xml"))
} | {".rtf", ".tar", ".wasm", ".whl", ".romfs", ".zip"}


def ending(path: str) -> str:
    """Return the ending that determines a file's type, in small letters, with its full stop."""
    return PurePosixPath(path).suffix.lower()


def media_type(path: str) -> str:
    """Return the media type of a path; a path without an ending is that of a page."""
    return MEDIA_TYPES.get(ending(path), UNKNOWN) if ending(path) else MEDIA_TYPES[".html"]
