"""Open questions: drafts of questions that visitors ask and the firm has not answered yet. A search
for one of them finds the firm's contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from plugins.reading.files import text_of
from plugins.reading.front_matter import split
from plugins.site import Site

FOLDER, DRAFT, GAP = "faq", "draft", "gap"
OPEN = "open"  # the key of the search entry that stands for all of them
UNWRITTEN = "We have not written this down yet; ask us."


def way_to_ask(site: Site, lang: str, contact: Any, *, words: str) -> SimpleNamespace | None:
    """Return the search entry for open questions, as a page of the index, None without any search
    words. Its address is below that of the contact page, to which theme/static/js/finding.js
    leads."""
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


def search_words(site: Site, lang: str) -> str:
    """Return the search words of all open questions in a language, read from their files."""
    values = _open(site.content, lang if site.languages[lang].root else None)
    return joined(one.get("keywords") for one in values)


def joined(keywords: Iterable[str | None]) -> str:
    """Return the search words of several texts, each once, with commas between."""
    words = {word.strip(): None for text in keywords for word in (text or "").split(",")}
    return ", ".join(filter(None, words))


def _open(content: Path, lang: str | None) -> Iterator[dict[str, Any]]:
    """Yield the values of every open question's front matter, in the order of the file names."""
    for path in sorted((content / FOLDER).glob("[!.]*.md")):
        code = path.stem.partition(".")[2]
        file = f"{content.name}/{FOLDER}/{path.name}"
        if code != (lang or ""):
            continue
        text = text_of(path, file=file)
        # a quick test first, because few have one and reading all front matters is slow
        if GAP in text:
            values = split(text, file=file).values
            if values.get(GAP) and values.get("status") == DRAFT:
                yield values
