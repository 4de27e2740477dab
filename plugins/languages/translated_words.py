"""The words of a text that a translation must follow, and a fingerprint of them; dates, orders and
the status are not among them."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from typing import get_args

from plugins.errors import ContentError
from plugins.reading.front_matter import FENCE, Document, split
from plugins.reading.schema import KINDS, Text

KEY = "translates"
LENGTH = 12  # hexadecimal digits
TARGET = re.compile(r"\]\([^()\s]*")  # the targets of links are checked in each language separately


def words_of(text: str, *, kind: str) -> str:
    """Return the words of a text, or the whole text if it cannot be read."""
    try:
        return _words_of(split(text, file="text"), kind)
    except ContentError:
        return text


def _words_of(document: Document, kind: str) -> str:
    """Return the values that the schema treats as text, then the body."""
    keys = [f"{key}: {document.values[key]}" for key in _keys(kind) if document.values.get(key)]
    lines = [line.rstrip() for line in TARGET.sub("](", document.body).strip().splitlines()]
    return "\n".join([*keys, "", *lines])


def fingerprint_of(text: str, *, kind: str) -> str:
    """Return the fingerprint of a text's words, which changes when one of them does."""
    return _fingerprint(words_of(text, kind=kind))


def fingerprint_of_document(document: Document, *, kind: str) -> str:
    """Return the fingerprint of a document's words."""
    return _fingerprint(_words_of(document, kind))


def _fingerprint(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:LENGTH]


def with_fingerprint(text: str, fingerprint: str) -> str:
    """Return the text of a translation with another fingerprint; everything else stays as it
    was."""
    lines = text.splitlines(keepends=True)
    end = next(number for number, line in enumerate(lines) if number and line.rstrip() == FENCE)
    places = [number for number in range(1, end) if re.match(rf"{KEY}\s*:", lines[number])]
    ending = lines[0][len(lines[0].rstrip("\r\n")) :]
    new = f"{KEY}: {fingerprint}{ending}"
    after = places[0] + 1 if places else end
    return "".join([*lines[: places[0] if places else end], new, *lines[after:]])


@cache
def _keys(kind: str) -> list[str]:
    """Return the keys of the front matter that hold words: their values may be any text, like a
    title."""
    fields = KINDS[kind].model_fields if kind in KINDS else {}
    required = get_args(Text)[1]
    return [
        name
        for name, field in fields.items()
        if required in field.metadata or Text in get_args(field.annotation)
    ]
