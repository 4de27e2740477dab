"""A Word file as HTML, with its pictures; what mammoth skips is recorded as lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import mammoth

from plugins.errors import ContentError, Message, Mistake, say
from plugins.importing.document import Document, soup_of

PAGE = "word/document.xml"
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Preformatted Text'] => p:fresh
"""
PASSED_OVER = (
    (re.compile(rb"<m:oMath[ >]"), say("formulas of mathematics")),
    (re.compile(rb'uri="[^"]*/chart"'), say("charts")),
    (re.compile(rb'uri="[^"]*/diagram"'), say("drawings")),
    (re.compile(rb"<o:OLEObject\b"), say("objects of other programs")),
    (re.compile(rb"<w:commentReference\b"), say("comments")),
    (re.compile(rb"<w:del [^>]*>"), say("words that a tracked change takes out")),
)


def read_word(path: Path, *, file: str) -> Document:
    """Return the document of a .docx; ContentError if it is not one."""
    content = path.read_bytes()
    pictures: dict[str, bytes] = {}
    try:
        with ZipFile(BytesIO(content)) as parts:
            page = parts.read(PAGE)
        result = mammoth.convert_to_html(
            BytesIO(content),
            style_map=STYLES,
            ignore_empty_paragraphs=False,
            convert_image=mammoth.images.img_element(_keeper(pictures)),
        )
    except (BadZipFile, KeyError):
        raise ContentError([Mistake(file, 0, _no_word(path))]) from None
    document = Document(file, path, soup_of(result.value), pictures=pictures)
    for message in _passed_over(page):
        document.lose(say("not kept: %(what)s.", what=message))
    return document


def _keeper(pictures: dict[str, bytes]) -> Any:
    def keep(image: Any) -> dict[str, str]:
        ending = str(image.content_type).partition("/")[2].partition("+")[0].replace("jpeg", "jpg")
        name = f"picture-{len(pictures) + 1}.{ending}"
        with image.open() as stream:
            pictures[name] = stream.read()
        return {"src": name}

    return keep


def _passed_over(page: bytes) -> Iterator[Message]:
    return (message for form, message in PASSED_OVER if form.search(page))


def _no_word(path: Path) -> Message:
    return say(
        'the file must be a Word document (.docx), got something else under the name "%(name)s";'
        " open it in a word processor and save it as .docx.",
        name=path.name,
    )
