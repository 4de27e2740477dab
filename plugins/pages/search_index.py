"""The search index, which Pagefind makes from the text of every page, in a publish only.

Pagefind gets only the text: no menu, no table of prices, no amount. See https://pagefind.app/docs/.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable
from pelican.plugins import signals

from plugins.errors import ToolError
from plugins.pages.open_questions import search_words, way_to_ask
from plugins.pages.searchable_words import document
from plugins.site import Site, site_of

FOLDER = "search"
LEFT_OUT = ("not-found",)
ENTRY = "pagefind-entry.json"  # which names the other files


class SearchError(ToolError):
    """The search index could not be made; `str()` says why, with Pagefind's message."""


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
