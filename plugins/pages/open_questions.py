"""Questions that visitors ask and the firm has not answered yet: drafts that say what is
missing. Whoever searches for one is led to the firm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from plugins.reading.files import text_of
from plugins.reading.front_matter import split
from plugins.site import Site

FOLDER, DRAFT, GAP = "faq", "draft", "gap"
OPEN = "open"  # the key of what stands for all of them in the search
UNWRITTEN = "We have not written this down yet; ask us."


def way_to_ask(site: Site, lang: str, contact: Any) -> SimpleNamespace | None:
    """Return what a search for an open question finds, as a page of the index; none where there is
    no open question. It stands below the page of contact, to which theme/static/js/finding.js
    leads."""
    words = search_words(site.content, lang=lang if site.languages[lang].root else None)
    if not words:
        return None
    return SimpleNamespace(
        lang=lang,
        key=OPEN,
        title=site.catalogues[lang].gettext(UNWRITTEN),
        summary=contact.summary,
        keywords=words,
        content="",
        save_as=f"{contact.url}{OPEN}/index.html",
    )


def search_words(content: Path, *, lang: str | None = None) -> str:
    """Return the search words of every open question with commas between, of a translation where a
    language is given."""
    words = {
        word.strip(): None
        for values in _open(content, lang)
        for word in str(values.get("keywords") or "").split(",")
    }
    return ", ".join(filter(None, words))


def _open(content: Path, lang: str | None) -> Iterator[dict[str, Any]]:
    """Yield the keys of every open question, by the names of the files."""
    for path in sorted((content / FOLDER).glob("[!.]*.md")):
        code = path.stem.partition(".")[2]
        file = f"{content.name}/{FOLDER}/{path.name}"
        if code != (lang or ""):
            continue
        text = text_of(path, file=file)
        if GAP in text:  # few have one, and to read the keys of all is slow
            values = split(text, file=file).values
            if values.get(GAP) and values.get("status") == DRAFT:
                yield values
