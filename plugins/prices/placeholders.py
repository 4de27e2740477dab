"""Amounts in Markdown: `{{ price day_rate small }}` prints what the price book of the day says.

What may stand between the brackets: `table examples`, every name of plugins/prices/book_facts.py,
such as `price hour_rate medium`, `example small`, `rhythm small`, `audit medium low`,
`book audit_suggested_from`, and what visitors download: `download calculator`,
`download fallback` (the larger Python that answers where the first cannot),
`download spreadsheet`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from plugins.errors import ContentError, Mistake, Said, nearest, say
from plugins.languages.theme_words import megabytes
from plugins.prices.book_facts import ON_REQUEST, Fact, facts
from plugins.prices.example_table import example_table
from plugins.reading.front_matter import Document
from plugins.site import Site

PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}")
TABLE = "table examples"
FILLED_KEYS = ("title", "summary")
DOWNLOADS = "download calculator", "download fallback", "download spreadsheet"
"""What a visitor's browser downloads; the site knows the bytes by these names."""


def unknown(line: str, known: Iterable[str]) -> Iterator[Said]:
    """Yield what is wrong with the placeholders of a line, in words for staff."""
    if "{{" not in line and "}}" not in line:
        return
    words = sorted({*known, *DOWNLOADS, TABLE})
    for asked in PLACEHOLDER.findall(line):
        name = " ".join(asked.split())
        if name not in words:
            yield say(
                'a placeholder must name what the price book holds, got "%(name)s"; %(advice)s',
                name=name,
                advice=_suggestion(name, words),
            )
    rest = PLACEHOLDER.sub("", line)
    for sign in ("{{", "}}"):
        if sign in rest:
            yield say(
                'a placeholder must be like {{ price day_rate small }}, got "%(sign)s" alone; close'
                " it on the same line.",
                sign=sign,
            )


def _suggestion(name: str, words: list[str]) -> Said:
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

    def _read(self, lang: str) -> dict[str, Fact]:
        site = self._site
        on_request = site.catalogues[lang].gettext(ON_REQUEST)
        return facts(site.book, locale=site.languages[lang].locale, on_request=on_request)

    def filled(self, document: Document, *, file: str, lang: str) -> Document:
        """Return the document with its amounts; ContentError names each placeholder nobody
        knows."""
        keys = {
            key: text
            for key in FILLED_KEYS
            if "{{" in (text := str(document.values.get(key) or ""))
        }
        if not keys and "{{" not in document.body and "}}" not in document.body:
            return document
        lines = document.body.split("\n")
        numbered = [(document.lines[key], text) for key, text in keys.items()]
        numbered += enumerate(lines, start=document.body_line)
        mistakes = [
            Mistake(file, at, text)
            for at, line in numbered
            for text in unknown(line, self._facts(lang))
        ]
        if mistakes:
            raise ContentError(mistakes)
        values = {key: self._fill(text, lang) for key, text in keys.items()}
        body = "\n".join(self._fill(line, lang) for line in lines)
        return replace(document, values={**document.values, **values}, body=body)

    def _fill(self, line: str, lang: str) -> str:
        return PLACEHOLDER.sub(lambda found: self._text(" ".join(found[1].split()), lang), line)

    def _text(self, name: str, lang: str) -> str:
        if name == TABLE:
            return f"\n\n{example_table(self._site, lang=lang)}\n\n"
        if name in DOWNLOADS:
            site = self._site  # a build that is only tried makes none
            return megabytes(site.downloads.get(name, 0), locale=site.languages[lang].locale)
        return self._facts(lang)[name].text
