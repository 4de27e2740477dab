"""The words of a page as the search index has them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from markupsafe import Markup, escape

from plugins.pages.open_questions import OPEN
from plugins.reading.typed_amounts import may_hold, money

# Pagefind reads "l’audit" as one word because of its typographic apostrophe, so that "audit" would
# not find it; nor does it know other hyphens.
APOSTROPHES = re.compile("[’‘ʼ]")
HYPHENS = re.compile("[\u2010-\u2012]")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
CHUNK = re.compile(r"[^\W_]+(?:[./&+][^\W_]+)*")
WORD = re.compile(r"[^\W_]+")
BETWEEN_TAGS = re.compile("[^<]+")


def document(page: Any, *, topic: str) -> str:
    """Return the text of a page as Pagefind reads it.

    The address of a page says its kind: with Pagefind's filters the index would have other bytes at
    each run (seen in 1.5.2).
    """
    words = " ".join(map(str, (page.title, page.summary, page.keywords or "", page.content)))
    # a quick test first, because few pages have any amount
    priced = "&#" in words or may_hold(f"{topic} {words}")
    metadata = {
        "topic": topic,
        "keywords": page.keywords,
        "forms": " ".join(forms(words, priced=priced)),
        "open": "yes" if page.key == OPEN else "",
    }
    head = "".join(
        f'<meta data-pagefind-meta="{name}[content]" content="{escape(value)}">'
        for name, value in metadata.items()
        if value
    )
    html = (
        f'<!doctype html>\n<html lang="{page.lang}">\n<head>{head}</head>\n<body>'
        f"<h1>{escape(page.title)}</h1><p>{escape(page.summary)}</p>"
        f"{page.content}</body>\n</html>\n"
    )
    text = normalize("NFC", html)
    return HYPHENS.sub("-", APOSTROPHES.sub("'", _without_amounts(text) if priced else text))


def _without_amounts(html: str) -> str:
    """Return HTML with "…" in place of amounts; none contains a tag, and to look for one is slow,
    so only the few parts between tags are searched that may hold one."""

    def shortened(part: re.Match[str]) -> str:
        return money().sub("…", part[0]) if may_hold(part[0]) else part[0]

    return BETWEEN_TAGS.sub(shortened, html)


def forms(html: str, *, priced: bool = True) -> list[str]:
    """Return how people type the words of a page that contain œ and the like, or signs.

    "œuvre" is typed as "oeuvre", "SaaS/PaaS" in parts. Pagefind itself handles hyphens.
    """
    text = HYPHENS.sub("-", normalize("NFC", Markup(html).striptags())).lower()
    forms_of_words = _forms(text)
    # another look without amounts, which is slow, only where there is a form that may be of one
    return _forms(money().sub("", text)) if priced and forms_of_words else forms_of_words


def _forms(text: str) -> list[str]:
    chunks = set(CHUNK.findall(text))
    return sorted({word for chunk in chunks for word in _parts(chunk)})


@lru_cache(maxsize=65_536)  # because texts repeat the same words
def _parts(chunk: str) -> tuple[str, ...]:
    """Return the words that people type for a chunk, none if they type the chunk itself."""
    words = WORD.findall(chunk.translate(LIGATURES))
    return tuple(word for word in words if len(word) > 1) if words != [chunk] else ()
