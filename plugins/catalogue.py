"""The theme's own words in another language: read from theme/translations and held against the templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations
from jinja2.ext import babel_extract

from plugins.errors import ContentError, Mistake, did_you_mean

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|%(?!%|\()")
TEMPLATES = {".html", ".xml", ".txt"}
OPTIONS = {"silent": "false", "newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
Words = str | tuple[str, ...]  # a message, or its singular and plural


def catalogue_file(theme: Path, lang: str) -> Path:
    """Return where a language's words stand."""
    return theme / "translations" / lang / "LC_MESSAGES" / "theme.po"


def read_catalogue(theme: Path, lang: str) -> Catalog:
    """Return the words of a language; ContentError where the file is missing or is no catalogue."""
    path = catalogue_file(theme, lang)
    file = path.relative_to(theme.parent).as_posix()
    if not path.is_file():
        raise ContentError([Mistake(file, 0, "a language must have a catalogue, found no such file; copy another language's and translate it.")])
    try:
        with path.open("rb") as text:
            return read_po(text, locale=lang, abort_invalid=True)
    except PoFileError as error:
        raise ContentError([Mistake(file, error.lineno, f"the catalogue must be in gettext's form, got: {error}; correct it.")]) from None


def compiled(catalogue: Catalog) -> NullTranslations:
    """Return a catalogue as gettext looks words up in it; nothing is written to the disk."""
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    return Translations(file)


def used_in(theme: Path) -> dict[Words, tuple[str, int]]:
    """Return the messages of the templates with the file and line of their first use."""
    places: dict[Words, tuple[str, int]] = {}
    for path in sorted((theme / "templates").rglob("*")):
        if path.suffix in TEMPLATES:
            for line, words in _messages(path.read_bytes()):
                places.setdefault(words, (path.relative_to(theme.parent).as_posix(), line))
    return places


@lru_cache(maxsize=256)
def _messages(template: bytes) -> tuple[tuple[int, Words], ...]:
    """Return the messages of a template, each with its line."""
    found = extract(babel_extract, BytesIO(template), options=OPTIONS)
    return tuple((line, words if isinstance(words, str) else tuple(words)) for line, words, _, _ in found)


def mistakes_in(catalogue: Catalog, used: dict[Words, tuple[str, int]], *, file: str) -> Iterator[Mistake]:
    """Yield the messages without a translation, the translations without a message, and what differs inside."""
    known = {message.id if isinstance(message.id, str) else tuple(message.id): message for message in catalogue if message.id}
    for words, (template, line) in used.items():
        if words not in known:
            yield Mistake(template, line, f'the message "{_first(words)}" must be translated in {file}, found nothing there; add it.')
    for words, message in known.items():
        if words not in used:
            hint = did_you_mean(_first(words), (_first(word) for word in used)) if used else "no template has any."
            yield Mistake(file, message.lineno, f'the message "{_first(words)}" must stand in a template, found in none; {hint[:200]}')
        else:
            yield from _inside(message, catalogue, file)


def _inside(message: Message, catalogue: Catalog, file: str) -> Iterator[Mistake]:
    """Yield what is wrong with one translation."""
    sources = (message.id,) if isinstance(message.id, str) else message.id
    translated = (message.string,) if isinstance(message.string, str) else message.string
    wanted = catalogue.num_plurals if message.pluralizable else 1
    if message.fuzzy or len(translated) != wanted or not all(translated):
        yield Mistake(file, message.lineno, f'the message "{sources[0]}" must be translated, in {wanted} form(s) and not marked fuzzy; translate it.')
        return
    holes = {hole for source in sources for hole in _holes(source)}
    for text in translated:
        if _holes(text) != holes:
            yield Mistake(file, message.lineno, f'the translation of "{sources[0]}" must hold {_listed(holes)}, got {_listed(_holes(text))}; correct it.')


def _holes(text: str) -> set[str]:
    return {found.group() for found in PLACEHOLDER.finditer(text)}


def _listed(holes: set[str]) -> str:
    return " ".join(sorted(holes)) or "no placeholder"


def _first(words: Words) -> str:
    return words if isinstance(words, str) else words[0]
