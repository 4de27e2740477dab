"""Amounts in Markdown: `{{ price FORMULA CLASS }}` prints what the price book of the day says.

What may stand between the brackets: `table examples`; every name of plugins/prices/book_facts.py,
in which the book's own codes stand for capitals: `price FORMULA`, `price FORMULA CLASS-OR-CHOICE`,
`price FORMULA from UNITS` (a tier), `price minimum`, `percent ADJUSTMENT`, `vat` or `vat CHOICE`,
`fact FACT to`, `fact FACT CLASS from`, `chosen FORMULA month step` (or from, to, least, most),
`range FORMULA CLASS CHOICE`, `hours FORMULA`, `per FORMULA`, `suggested FORMULA`, `usual CLASS`,
`example CLASS`, `comparison cost`, `book first_day`; and what visitors download: `download
calculator`, `download fallback` (the larger Python that answers where the first cannot), `download
spreadsheet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from html import escape

from plugins.errors import ContentError, Message, Mistake, nearest, say
from plugins.languages.theme_words import megabytes
from plugins.markdown.placeholders import PLACEHOLDER, TABLE, name_of
from plugins.markdown.reading import reading
from plugins.prices.book_facts import Printed, facts
from plugins.prices.example_table import example_table
from plugins.prices.wording import wording
from plugins.reading.front_matter import Document
from plugins.site import Site

FILLED_KEYS = ("title", "summary")
DOWNLOADS = "download calculator", "download fallback", "download spreadsheet"
"""What a visitor's browser downloads; the site knows the bytes by these names."""


def unknown(text: str, known: Iterable[str]) -> Iterator[Message]:
    """Yield what is wrong with the placeholders of a line, in words for staff."""
    for asked in PLACEHOLDER.findall(text):
        yield from unknown_name(name_of(asked), known)
    rest = PLACEHOLDER.sub("", text)
    for sign in ("{{", "}}"):
        if sign in rest:
            yield say(
                'a placeholder must be like {{ price day small }}, got "%(sign)s" alone; close'
                " it on the same line.",
                sign=sign,
            )


def unknown_name(name: str, known: Iterable[str]) -> Iterator[Message]:
    """Yield what to say of a name that the price book does not know."""
    words = sorted({*known, *DOWNLOADS, TABLE})
    if name not in words:
        yield say(
            'a placeholder must name what the price book holds, got "%(name)s"; %(advice)s',
            name=name,
            advice=_suggestion(name, words),
        )


def _suggestion(name: str, words: list[str]) -> Message:
    kinds = sorted({word.partition(" ")[0] for word in words})
    return nearest(name, words, cutoff=0.5) or say(
        "begin with one of: %(kinds)s.", kinds=", ".join(kinds)
    )


class Amounts:
    """What the placeholders of a site stand for, in each language; the book is read when first
    needed."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._facts = lru_cache(self._read)

    def _read(self, lang: str) -> dict[str, Printed]:
        return facts(self._site.book, wording(self._site, lang))

    def filled(self, document: Document, *, file: str, lang: str) -> Document:
        """Return the document with the amounts of its keys; ContentError names each placeholder
        nobody knows."""
        keys = {
            key: text
            for key in FILLED_KEYS
            if "{{" in (text := str(document.values.get(key) or ""))
        }
        if not keys:
            return document
        mistakes = [
            Mistake(file, document.lines[key], message)
            for key, text in keys.items()
            for message in unknown(text, self._facts(lang))
        ]
        if mistakes:
            raise ContentError(mistakes)
        values = {key: self._fill(text, lang) for key, text in keys.items()}
        return replace(document, values={**document.values, **values})

    def of(self, body: str, *, file: str, lang: str, first: int = 1) -> tuple[tuple[str, str], ...]:
        """Return the placeholders of a text with their amounts; ContentError names each that
        nobody knows."""
        if "{{" not in body:
            return ()
        asked = reading(body, lang=lang, first=first).placeholders
        known = self._facts(lang) if asked else {}
        mistakes = [
            Mistake(file, line, message)
            for line, name in asked
            for message in unknown_name(name, known)
        ]
        if mistakes:
            raise ContentError(mistakes)
        return tuple((name, self._text(name, lang)) for name in dict.fromkeys(n for _, n in asked))

    def _fill(self, line: str, lang: str) -> str:
        return PLACEHOLDER.sub(lambda found: self._text(name_of(found[1]), lang), line)

    def _text(self, name: str, lang: str) -> str:
        if name == TABLE:
            return f"{example_table(self._site, lang=lang)}\n"
        if name in DOWNLOADS:
            site = self._site  # a build that is only tried makes none
            return megabytes(site.downloads.get(name, 0), locale=site.languages[lang].locale)
        return escape(self._facts(lang)[name].text, quote=False)
