"""The languages of messages to staff: English, and every language for which the theme has the
catalogue `staff.po`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from calculator.mistake import Message, Mistake
from plugins.cache import write_newest
from plugins.fingerprint import digest
from plugins.project import ROOT, THEME

NAME = "staff.po"
CACHE = ROOT / ".build" / "messages"
ENGLISH = "en"  # the language of the messages in the code
LOCALES = {ENGLISH: "en_IE"}  # other languages write days and amounts as their own locale does
# the first that is set names the language of the terminal
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


@dataclass(frozen=True)
class Speech:
    """A language in which messages for staff are shown."""

    lang: str
    words: NullTranslations

    @property
    def locale(self) -> str:
        """Return the locale of amounts and days."""
        return LOCALES.get(self.lang, self.lang)

    def translate(self, message: Message | Mistake) -> str:
        """Return a message or a whole mistake in this language."""
        return message.text(self.words.gettext)

    def many(self, one: str, more: str, count: int) -> str:
        """Return the form for a number of things; its placeholder is %(num)s."""
        return self.words.ngettext(one, more, count) % {"num": count}


def languages(theme: Path = THEME) -> tuple[str, ...]:
    """Return the languages in which messages for staff exist."""
    return ENGLISH, *sorted(
        path.parent.parent.name for path in theme.glob(f"translations/*/LC_MESSAGES/{NAME}")
    )


def speech_in(lang: str, theme: Path = THEME) -> Speech:
    """Return one of these languages, with its words read anew."""
    if lang == ENGLISH:
        return Speech(lang, NullTranslations())
    return Speech(lang, _translations(_compiled(theme, lang)))


@lru_cache(maxsize=4)  # a preview speaks at every request
def _translations(content: bytes) -> NullTranslations:
    return GNUTranslations(BytesIO(content))


def _compiled(theme: Path, lang: str) -> bytes:
    """Return the .mo file of a language, compiled once for each content of its catalogue: that
    takes longer than a check where nothing has changed."""
    catalogue = theme / "translations" / lang / "LC_MESSAGES" / NAME
    file = None
    with suppress(OSError):  # there is no catalogue, or it is not compiled yet
        file = CACHE / f"staff-{digest(lang.encode(), catalogue.read_bytes())}.mo"
        return file.read_bytes()
    # imported here, because this loads much
    from plugins.languages.catalogue import mo_of, read_catalogue

    content = mo_of(read_catalogue(theme, lang, name=NAME))
    if file:
        with suppress(OSError):  # if this fails, the next command compiles it again
            write_newest(file, content)
    return content


def first_available(languages_wanted: Iterable[str], theme: Path = THEME) -> str:
    """Return the first wanted language that exists, or else English; "fr_BE.UTF-8" and "fr-BE" are
    French."""
    codes = (
        text.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        for text in languages_wanted
    )
    return next((code for code in codes if code in languages(theme)), ENGLISH)


def of_browser(header: str, theme: Path = THEME) -> str:
    """Return the language of an Accept-Language header; browsers name their preferred one first."""
    return first_available((part.partition(";")[0].strip() for part in header.split(",")), theme)


def of_terminal(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of the terminal, which `make check LANG=fr` sets."""
    return first_available(
        [next((environment[name] for name in VARIABLES if environment.get(name)), ENGLISH)]
    )


def progress(message: Message) -> None:
    """Print a message about a task that takes a while on standard error; standard output is for
    results."""
    print(terminal().translate(message), file=sys.stderr, flush=True)


@cache
def terminal() -> Speech:
    """Return the language of the terminal, read once."""
    return speech_in(of_terminal())
