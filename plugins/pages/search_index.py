"""The search index, which Pagefind makes from the text of every page, in a publish only.

Pagefind gets only the text: no menu, no table of prices, no amount. See https://pagefind.app/docs/.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any
from unicodedata import normalize

from markupsafe import Markup, escape
from pagefind_bin import get_executable
from pelican.plugins import signals

from plugins.errors import ToolError
from plugins.pages.open_questions import OPEN, search_words, way_to_ask
from plugins.reading.typed_amounts import may_hold, money
from plugins.site import Site, site_of

FOLDER = "search"
LEFT_OUT = ("not-found",)
ENTRY = "pagefind-entry.json"  # which names the other files

# Pagefind reads "l’audit" as one word because of its typographic apostrophe, so that "audit" would
# not find it; nor does it know other hyphens.
APOSTROPHES = re.compile("[’‘ʼ]")
HYPHENS = re.compile("[\u2010-\u2012]")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
CHUNK = re.compile(r"[^\W_]+(?:[./&+][^\W_]+)*")
WORD = re.compile(r"[^\W_]+")


class SearchError(ToolError):
    """The search index could not be made; `str()` says why, with Pagefind's message."""


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
    return HYPHENS.sub("-", APOSTROPHES.sub("'", money().sub("…", text) if priced else text))


def forms(html: str, *, priced: bool = True) -> list[str]:
    """Return how people type the words of a page that contain œ and the like, or signs.

    "œuvre" is typed as "oeuvre", "SaaS/PaaS" in parts. Pagefind itself handles hyphens.
    """
    text = HYPHENS.sub("-", normalize("NFC", Markup(html).striptags())).lower()
    chunks = set(CHUNK.findall(money().sub("", text) if priced else text))
    return sorted({word for chunk in chunks for word in _parts(chunk)})


@lru_cache(maxsize=65_536)  # because texts repeat the same words
def _parts(chunk: str) -> tuple[str, ...]:
    """Return the words that people type for a chunk, none if they type the chunk itself."""
    words = WORD.findall(chunk.translate(LIGATURES))
    return tuple(word for word in words if len(word) > 1) if words != [chunk] else ()


def searchable_pages(
    site: Site, words_asked: Callable[[Site, str], str] = search_words
) -> dict[str, list[tuple[Any, str]]]:
    """Return the pages that a search may find by language, each with the name of its topic;
    `words_asked` gives the search words of a language's open questions."""
    topics = {
        (lang, topic.key): topic.title
        for lang, words in site.words.items()
        for topic in words["topics"]
    }
    pages: dict[str, list[tuple[Any, str]]] = {lang: [] for lang in site.languages}
    for page in sorted(site.every_page, key=lambda page: str(page.save_as)):
        if page.key not in LEFT_OUT:
            topic = topics.get((page.lang, getattr(page, "topic", "")), "")
            pages[page.lang].append((page, topic))
    for lang, words in site.words.items():
        contact = words["by_key"]["contact"]
        if record := way_to_ask(site, lang, contact, words=words_asked(site, lang)):
            pages[lang].append((record, ""))
    return pages


def make_index(pages: Iterable[tuple[Any, str]], into: Path) -> None:
    """Write the index of these pages, each given with the name of its topic."""
    pages = list(pages)
    words = (document(page, topic=topic) for page, topic in pages)
    begin_index([page for page, _ in pages], words, into)()


def begin_index(pages: Sequence[Any], words: Iterable[str], into: Path) -> Callable[[], None]:
    """Start Pagefind on these pages, each with its words, and return a function that waits for the
    index."""
    into.parent.mkdir(parents=True, exist_ok=True)
    scratch = tempfile.TemporaryDirectory(dir=into.parent)
    for page, text in zip(pages, words, strict=True):
        place = Path(scratch.name) / page.save_as
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    process = _start(Path(scratch.name), into)

    def finish() -> None:
        with scratch:
            output, complaint = process.communicate()
        if process.returncode:
            raise SearchError(
                f"search/: Pagefind must read the site, got exit {process.returncode}:"
                f" {(complaint or output).strip()}"
            )
        _settle(into, expected=Counter(page.lang for page in pages))

    return finish


def _start(site: Path, into: Path) -> subprocess.Popen[str]:
    """Start Pagefind on a folder; neither settings of the environment nor a settings file can
    change what it does."""
    command = [
        str(get_executable()),
        "--silent",
        "--site",
        str(site),
        "--output-path",
        str(into.resolve()),
    ]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")
    }
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=site, env=environment, text=True, stdout=pipe, stderr=pipe)


def _settle(index: Path, *, expected: Mapping[str, int]) -> None:
    """Check that every page is in the index, and remove the files that our search never fetches."""
    file = index / ENTRY
    entry = json.loads(file.read_text(encoding="utf-8"))
    page_counts = {lang: language["page_count"] for lang, language in entry["languages"].items()}
    if page_counts != expected:
        raise SearchError(
            f"search/: Pagefind must find every page in its language, got {page_counts} instead of"
            f" {dict(expected)}"
        )
    # Pagefind writes the languages in any order; the same site must give the same bytes.
    file.write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    needed = {
        ENTRY,
        "pagefind.js",
        *(
            f"wasm.{language['wasm'] or 'unknown'}.pagefind"
            for language in entry["languages"].values()
        ),
    }
    for path in index.iterdir():
        if path.is_file() and path.name not in needed and path.suffix != ".pf_meta":
            path.unlink()


def _write(pelican: Any) -> None:
    if __name__ not in pelican.settings["PLUGINS"]:
        return  # a plugin stays connected after an earlier build in this process
    pages = searchable_pages(site_of(pelican.settings)).values()
    make_index(chain.from_iterable(pages), Path(pelican.output_path) / FOLDER)


def register() -> None:
    """Register for the time when Pelican no longer empties the output."""
    signals.finalized.connect(_write)
