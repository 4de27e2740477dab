"""Stores the pictures and files that a person chooses in the editor, and writes the Markdown that
shows them."""

from __future__ import annotations

import os
import re
import tempfile
from itertools import count
from pathlib import Path, PurePath

from unidecode import unidecode

from plugins.assets.image_versions import PictureError, picture
from plugins.assets.media_types import OF_STAFF, ending
from plugins.errors import ContentError, Mistake, say

LARGEST = 40_000_000  # bytes
PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp"}
FOLDERS = ("images", "files")  # in the content


def store_upload(content: Path, name: str, data: bytes) -> str:
    """Store a file in the content under a name that every host can serve, and return the Markdown
    for a text; ContentError if visitors could not open the file.

    A file with the same name and content is used as it is; another file of that name is not
    overwritten.
    """
    kind = ending(name)
    is_picture = kind in PICTURES
    if not is_picture and kind not in OF_STAFF:
        message = say(
            "a file for visitors must be a picture, or of a type that browsers know, such as .pdf"
            " or .docx; save it as one of these, or as .zip."
        )
        raise ContentError([Mistake(name, 0, message)])
    folder = content / FOLDERS[not is_picture]
    path = _free(folder, plain_name(name), data)
    if not path.exists():
        _write(path, name, data, is_picture=is_picture)
    place = path.relative_to(content).as_posix()
    words = re.sub(r"[\[\]]", "", PurePath(name).stem)
    return f"![](../{place})" if is_picture else f"[{words}]({{static}}/{place})"


def plain_name(name: str) -> str:
    """Return a name in small letters, digits and hyphens, with its ending."""
    words = re.sub(r"[^a-z0-9]+", "-", unidecode(PurePath(name).stem).lower()).strip("-")
    return f"{words or 'file'}{ending(name)}"


def _free(folder: Path, name: str, data: bytes) -> Path:
    """Return the path of the file if it is stored already, or else a free one."""
    stem, _, kind = name.rpartition(".")
    for number in count(1):
        path = folder / (name if number == 1 else f"{stem}-{number}.{kind}")
        if not path.exists() or path.read_bytes() == data:
            return path
    raise AssertionError  # there is always a further number


def _write(path: Path, name: str, data: bytes, *, is_picture: bool) -> None:
    """Write a file in one step; a picture must first be readable."""
    path.parent.mkdir(exist_ok=True)
    scratch, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
    try:
        with os.fdopen(scratch, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        if is_picture:
            picture(Path(temporary))
        Path(temporary).replace(path)
    except PictureError as error:
        raise ContentError([Mistake(name, 0, error.message)]) from None
    finally:
        Path(temporary).unlink(missing_ok=True)
