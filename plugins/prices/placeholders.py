"""Amounts in Markdown: `{{ price FORMULA CLASS }}` prints a value of the price book of the day.

The brackets may hold: `table examples`; every name from plugins/prices/book_facts.py, with the
book's own codes in place of capitals: `price FORMULA`, `price FORMULA CLASS-OR-CHOICE`,
`price FORMULA from UNITS` (a tier), `price minimum`, `percent ADJUSTMENT`, `vat` or `vat CHOICE`,
`fact FACT to`, `fact FACT CLASS from`, `chosen FORMULA month step` (or from, to, least, most),
`range FORMULA CLASS CHOICE`, `hours FORMULA`, `per FORMULA`, `suggested FORMULA`, `usual CLASS`,
`example CLASS`, `comparison cost`, `book first_day`; and the sizes of downloads: `download
calculator`, `download fallback` (the larger Python, for browsers that cannot run the first one),
`download spreadsheet`.
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
"""The downloads of a visitor's browser; the site knows the size of each by this name."""


def unknown(text: str, names: Iterable[str]) -> Iterator[Message]:
    """Yield a message for each mistake in the placeholders of a line."""
    for placeholder in PLACEHOLDER.findall(text):
        yield from unknown_name(name_of(placeholder), names)
    rest = PLACEHOLDER.sub("", text)
    for sign in ("{{", "}}"):
        if sign in rest:
            yield say(
                'a placeholder must be like {{ %(name)s }}, got "%(sign)s" alone; close'
                " it on the same line.",
                name=a_price(names),
                sign=sign,
            )


def a_price(names: Iterable[str]) -> str:
    """Return the name of some price, as an example."""
    prices = (name for name in names if name.startswith("price ") and name != "price minimum")
    return min(prices, default="price")


def unknown_name(name: str, names: Iterable[str]) -> Iterator[Message]:
    """Yield a message if the price book has no such name."""
    words = sorted({*names, *DOWNLOADS, TABLE})
    if name not in words:
        yield say(
            'a placeholder must name what the price book holds, got "%(name)s"; %(advice)s',
            name=name,
            advice=_suggestion(name, words),
        )


def _suggestion(name: str, words: list[str]) -> Message:
    kinds = sorted({word.partition(" ")[0] for word in words})
    begun = [word for word in words if word.startswith(f"{name} ")]  # a name that lacks its end
    return nearest(name.lower(), begun or words, cutoff=0.0 if begun else 0.5) or say(
        "begin with one of: %(kinds)s.", kinds=", ".join(kinds)
    )


class Amounts:
    """The values of a site's placeholders in each language; the book is read on first use."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._facts = lru_cache(self._read)

    def _read(self, lang: str) -> dict[str, Printed]:
        return facts(self._site.book, wording(self._site, lang))

    def fill(self, document: Document, *, file: str, lang: str) -> Document:
        """Return the document with amounts in its keys; ContentError names each unknown
        placeholder."""
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
        """Return the placeholders of a text with their amounts; ContentError names each unknown
        one."""
        if "{{" not in body:
            return ()
        placeholders = reading(body, lang=lang, first=first).placeholders
        names = self._facts(lang) if placeholders else {}
        mistakes = [
            Mistake(file, line, message)
            for line, name in placeholders
            for message in unknown_name(name, names)
        ]
        if mistakes:
            raise ContentError(mistakes)
        return tuple(
            (name, self._text(name, lang)) for name in dict.fromkeys(n for _, n in placeholders)
        )

    def _fill(self, line: str, lang: str) -> str:
        return PLACEHOLDER.sub(lambda match: self._text(name_of(match[1]), lang), line)

    def _text(self, name: str, lang: str) -> str:
        if name == TABLE:
            return f"{example_table(self._site, lang=lang)}\n"
        if name in DOWNLOADS:
            site = self._site  # a trial build has no downloads
            return megabytes(site.downloads.get(name, 0), locale=site.languages[lang].locale)
        return escape(self._facts(lang)[name].text, quote=False)
