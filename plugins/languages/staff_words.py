"""What staff are told, in their own language: English, and every language whose catalogue
`staff.po` the theme has."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from calculator.mistake import Message, Mistake
from plugins.languages.catalogue import compile_catalogue, read_catalogue
from plugins.project import THEME

NAME = "staff.po"
ENGLISH = "en"  # stands in the code itself
LOCALES = {
    ENGLISH: "en_IE"
}  # a language writes days and amounts as its own locale does, this one as Europe does
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set speaks for the terminal


@dataclass(frozen=True)
class Speech:
    """A language that staff are told things in."""

    lang: str
    words: NullTranslations

    @property
    def locale(self) -> str:
        """Return the locale by which amounts and days are written."""
        return LOCALES.get(self.lang, self.lang)

    def translate(self, message: Message | Mistake) -> str:
        """Return a sentence or a whole mistake in this language."""
        return message.text(self.words.gettext)

    def many(self, one: str, more: str, count: int) -> str:
        """Return the form for a number of things; its hole is %(num)s."""
        return self.words.ngettext(one, more, count) % {"num": count}


def languages(theme: Path = THEME) -> tuple[str, ...]:
    """Return the languages that staff can be told things in."""
    return ENGLISH, *sorted(
        path.parent.parent.name for path in theme.glob(f"translations/*/LC_MESSAGES/{NAME}")
    )


def speech_in(lang: str, theme: Path = THEME) -> Speech:
    """Return one of those languages, its words read anew."""
    return Speech(
        lang,
        NullTranslations()
        if lang == ENGLISH
        else compile_catalogue(read_catalogue(theme, lang, name=NAME)),
    )


def first_available(languages_wanted: Iterable[str], theme: Path = THEME) -> str:
    """Return the first wanted language that is known, else English; "fr_BE.UTF-8" and "fr-BE" are
    French."""
    codes = (
        text.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        for text in languages_wanted
    )
    return next((code for code in codes if code in languages(theme)), ENGLISH)


def of_browser(header: str, theme: Path = THEME) -> str:
    """Return the language of an Accept-Language header; browsers name the one they like best
    first."""
    return first_available((part.partition(";")[0].strip() for part in header.split(",")), theme)


def of_terminal(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of the terminal; `make check LANG=fr` asks for another."""
    return first_available(
        [next((environment[name] for name in VARIABLES if environment.get(name)), ENGLISH)]
    )


def progress(message: Message) -> None:
    """Tell on the terminal what takes a while; standard output is for what was asked."""
    print(terminal().translate(message), file=sys.stderr, flush=True)


@cache
def terminal() -> Speech:
    """Return the speech of the terminal, read once."""
    return speech_in(of_terminal())
