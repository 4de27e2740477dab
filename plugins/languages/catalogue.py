"""The theme's words in another language: read from theme/translations, and compared with the
messages of its templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as TranslatedMessage
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from plugins.errors import ContentError, Message, Mistake, nearest, say
from plugins.languages.messages import Words
from plugins.languages.tax_name import AT_THE_BEGINNING, WITHIN
from plugins.reading.files import not_utf_8
from plugins.reading.typed_amounts import amounts_in, out_of_place

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|%(?!%|\()")
VISITORS = (  # messages for staff have another one (plugins/languages/staff_words.py)
    "theme.po"
)


def catalogue_file(theme: Path, lang: str, name: str = VISITORS) -> Path:
    """Return the path of a language's catalogue."""
    return theme / "translations" / lang / "LC_MESSAGES" / name


def read_catalogue(theme: Path, lang: str, name: str = VISITORS) -> Catalog:
    """Return the catalogue of a language; ContentError if the file is missing or is not a
    catalogue."""
    path = catalogue_file(theme, lang, name)
    file = path.relative_to(theme.parent).as_posix()
    if not path.is_file():
        message = say(
            "a language must have a catalogue, found no such file; copy another language's and"
            " translate it."
        )
        raise ContentError.at(file, 0, message)
    content = path.read_bytes()
    try:
        return _parse(content, lang)
    except UnicodeDecodeError as error:
        raise not_utf_8(content, error, file=file) from None
    except PoFileError as error:
        message = say(
            "the catalogue must be in gettext's form, got: %(error)s; correct it.", error=error
        )
        raise ContentError([Mistake(file, error.lineno, message)]) from None


@lru_cache(maxsize=16)
def _parse(text: bytes, lang: str) -> Catalog:
    return read_po(BytesIO(text), locale=lang, abort_invalid=True)


class Compiled(Translations):
    """A catalogue from the content of an .mo file, as which it is pickled: a function of gettext
    cannot be."""

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content))
        self._content = content

    def __reduce__(self) -> tuple[type[Compiled], tuple[bytes]]:
        return Compiled, (self._content,)


@lru_cache(maxsize=16)
def compile_catalogue(catalogue: Catalog) -> NullTranslations:
    """Return a catalogue in the form that gettext uses; nothing is written to the disk."""
    return Compiled(mo_of(catalogue))


def mo_of(catalogue: Catalog) -> bytes:
    """Return the content of a catalogue's .mo file."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def mistakes_in(
    catalogue: Catalog, used: dict[Words, tuple[str, int]], *, file: str
) -> Iterator[Mistake]:
    """Yield the messages without a translation, the translations without a message, and those whose
    content differs."""
    messages_by_words = {
        message.id if isinstance(message.id, str) else tuple(message.id): message
        for message in catalogue
        if message.id
    }
    for words, (template, line) in used.items():
        if words not in messages_by_words:
            sentence = say(
                'the message "%(message)s" must be translated in %(file)s, found nothing there;'
                " add it.",
                message=_first(words),
                file=file,
            )
            yield Mistake(template, line, sentence)
    for words, message in messages_by_words.items():
        if words in used:
            yield from _inside(message, catalogue, file)
        else:
            yield Mistake(file, message.lineno or 0, _unused(_first(words), map(_first, used)))


def _unused(message: str, used: Iterable[str]) -> Message:
    hint = nearest(message, used) or say("take it out.")
    return say(
        'the message "%(message)s" must be used, found nowhere; %(hint)s',
        message=message,
        hint=hint,
    )


def amounts_in_words(
    catalogue: Catalog, used: dict[Words, tuple[str, int]], *, file: str
) -> Iterator[Mistake]:
    """Yield the amounts of money in the theme's words, in either language: amounts must come from
    the price book."""
    for words, (template, line) in used.items():
        yield from (
            Mistake(template, line, out_of_place(amount)) for amount in amounts_in(_first(words))
        )
    for message in catalogue:
        translated = " ".join(_forms(message.string))
        yield from (
            Mistake(file, message.lineno or 0, out_of_place(amount))
            for amount in amounts_in(translated)
            if message.id
        )


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _inside(entry: TranslatedMessage, catalogue: Catalog, file: str) -> Iterator[Mistake]:
    """Yield the mistakes of one translation."""
    sources, translated = _forms(entry.id), _forms(entry.string)
    form_count = catalogue.num_plurals if entry.pluralizable else 1
    if entry.fuzzy or len(translated) != form_count or not all(translated):
        message = say(
            'the message "%(message)s" must be translated, in %(forms)s form(s) and not marked'
            " fuzzy; translate it.",
            message=sources[0],
            forms=form_count,
        )
        yield Mistake(file, entry.lineno or 0, message)
        return
    placeholders = {placeholder for source in sources for placeholder in _placeholders(source)}
    for text in translated:
        if _placeholders(text) != placeholders:
            message = say(
                'the translation of "%(message)s" must hold %(holes)s, got %(got)s; correct it.',
                message=sources[0],
                holes=_listing(placeholders),
                got=_listing(_placeholders(text)),
            )
            yield Mistake(file, entry.lineno or 0, message)


def _placeholders(text: str) -> set[str]:
    """Return the placeholders; that of the tax may begin a line in one language only."""
    return {
        WITHIN if match[0] == AT_THE_BEGINNING else match[0] for match in PLACEHOLDER.finditer(text)
    }


def _listing(placeholders: set[str]) -> str | Message:
    return " ".join(sorted(placeholders)) or say("no placeholder")


def _first(words: Words) -> str:
    return words if isinstance(words, str) else words[0]
