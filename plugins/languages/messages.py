"""The messages of the theme's templates: read from each template once, and cached."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import __version__ as babel
from babel.messages.extract import extract
from jinja2 import TemplateSyntaxError
from jinja2 import __version__ as jinja2
from jinja2.ext import babel_extract

from plugins.cache import write
from plugins.errors import ContentError
from plugins.failures import of_template
from plugins.fingerprint import digest
from plugins.project import ROOT
from plugins.reading.files import not_utf_8

CACHE = ROOT / ".build" / "messages"
Words = str | tuple[str, ...]  # a message, or its singular and plural
TEMPLATES = {".html", ".xml", ".txt"}
OPTIONS = {
    "extensions": "plugins.build.large.once_tag.Once",
    "silent": "false",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
}


def used_in(theme: Path, folder: str = "templates") -> dict[Words, tuple[str, int]]:
    """Return the messages of the templates with the file and line of their first use."""
    places: dict[Words, tuple[str, int]] = {}
    for path in sorted((theme / folder).rglob("*")):
        if path.suffix in TEMPLATES:
            name = path.relative_to(theme.parent).as_posix()
            for line, words in _messages(path.read_bytes(), name):
                places.setdefault(words, (name, line))
    return places


@lru_cache(maxsize=256)
def _messages(template: bytes, name: str) -> tuple[tuple[int, Words], ...]:
    """Return the messages of a template, each with its line; they are cached for the latest text of
    each template."""
    file = CACHE / f"{digest(name.encode())}.json"
    inputs = digest(template, repr(OPTIONS).encode(), babel.encode(), jinja2.encode())
    with suppress(OSError, ValueError):
        cached_inputs, messages = json.loads(file.read_text(encoding="utf-8"))
        if cached_inputs == inputs:
            return tuple((line, _words(words)) for line, words in messages)
    messages = _extract(template, name)
    with suppress(OSError):  # if this fails, the template is read again the next time
        write(file, json.dumps([inputs, messages]).encode())
    return tuple(messages)


def _extract(template: bytes, name: str) -> list[tuple[int, Words]]:
    """Return the messages of a template; ContentError if it is not one."""
    reader: Any = babel_extract
    try:
        extracted = list(extract(reader, BytesIO(template), options=OPTIONS))
    except TemplateSyntaxError as error:
        raise ContentError.at(name, error.lineno, of_template(error)) from error
    except UnicodeDecodeError as error:
        raise not_utf_8(template, error, file=name) from error
    return [(line, _words(words)) for line, words, _, _ in extracted]


def _words(words: Any) -> Words:
    return words if isinstance(words, str) else tuple(words)
