"""Tries the searches of `content/search.yml` on the built site, with the program that runs in
visitors' browsers, and checks that each finds its page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any, Self

from plugins.build.check_cache import CheckCache
from plugins.checks.finding import Finding
from plugins.checks.links.addresses import address_of
from plugins.checks.links.searches import Search, read_searches, searches_file
from plugins.checks.pages.open_questions import words_asked
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.fingerprint import digest
from plugins.packages.node import node
from plugins.pages.search_index import (
    FOLDER,
    SearchError,
    begin_index,
    searchable_pages,
)
from plugins.pages.searchable_words import document
from plugins.project import ROOT
from plugins.site import Site
from plugins.work import Divide

FIRST = 3  # the page must be among so many results
FINDING = ROOT / "theme" / "static" / "js" / "finding.js"
Answers = list[list[str]]  # the first addresses that each search finds, the best first


@dataclass(frozen=True)
class Trial:
    """The searches of one language and the pages that they can find, each with the name of its
    topic."""

    lang: str
    searches: tuple[Search, ...]
    pages: Sequence[tuple[Any, str]]

    @cached_property
    def key(self) -> str:
        """Return a text that distinguishes this trial from every other."""
        typed = (search.typed for search in self.searches)
        return digest(*(part.encode() for part in chain(self.by_key, typed)))

    @cached_property
    def by_key(self) -> dict[str, tuple[Any, str]]:
        """Return the pages by a digest of what a search sees of them."""
        return {_key(page, topic): (page, topic) for page, topic in self.pages}

    @property
    def request(self) -> str:
        """Return what searches.mjs reads."""
        return json.dumps({self.lang: [search.typed for search in self.searches]})


class Trials:
    """The trials of one build; while the block is open, Pagefind and Node.js may run.

    The index is started at once, and so is Node.js, which loads its modules meanwhile. The cache
    has the answers of an earlier check by language, each with its key, and the words of its pages
    by the key of the page.
    """

    def __init__(self, site: Site, sources: Sources, *, folder: Path, cache: CheckCache) -> None:
        self._sources, self._default = sources, site.default
        self._answers = answers = cache.searches
        self._all = [
            Trial(lang, read_searches(sources.content, _lang(lang, site.default)), pages)
            for lang, pages in searchable_pages(site, partial(words_asked, sources)).items()
            if (sources.content / searches_file(_lang(lang, site.default))).is_file()
        ]
        new = [one for one in self._all if answers.get(one.lang, ("",))[0] != one.key]
        self._keep_words(cache.words, new, site.divide)
        pages = {key: page for one in new for key, (page, _) in one.by_key.items()}
        words = [cache.words[key] for key in pages]
        self._finish_index = (
            begin_index(list(pages.values()), words, folder / FOLDER) if new else lambda: None
        )
        program = node() if new else []
        self._running = [(one, _start(program, folder)) for one in new]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_details: object) -> None:
        """End what still runs after a mistake in the build."""
        for _, process in self._running:
            process.kill()
            process.communicate()
        if kind:
            with suppress(SearchError):
                self._finish_index()

    def _keep_words(self, words: dict[str, str], new: Sequence[Trial], divide: Divide) -> None:
        """Work out the words of new pages, by all processors, and forget those of old ones."""
        missing = [pair for one in new for pair in one.by_key.items() if pair[0] not in words]
        for share in divide(missing, _words):
            words.update(share)
        keys = {key for one in self._all for key in one.by_key}
        for key in words.keys() - keys:
            del words[key]

    def begin(self) -> None:
        """Begin to search, as soon as the index is ready."""
        self._finish_index()
        for one, process in self._running:
            _send(process, one.request)

    def findings(self) -> Iterator[Finding]:
        """Yield a warning for each search that does not find its page among the first."""
        while self._running:
            one, process = self._running.pop()
            self._answers[one.lang] = one.key, _answers(process)
        for one in self._all:
            yield from self._missing(one, self._answers[one.lang][1])

    def _missing(self, trial: Trial, answers: Iterable[Sequence[str]]) -> Iterator[Finding]:
        lang = _lang(trial.lang, self._default)
        file = f"{self._sources.content.name}/{searches_file(lang)}"
        pages = {
            entry.slug: address_of(entry)
            for entry in self._sources.entries
            if entry.lang == lang and entry.published(self._sources.on)
        }
        for search, addresses in zip(trial.searches, answers, strict=True):
            page = pages.get(search.key)
            if page and page not in addresses:
                yield _missing(search, file, page=page, answers=addresses)


def _key(page: Any, topic: str) -> str:
    """Return a digest of all that plugins/pages/searchable_words.py reads of a page."""
    words = page.title, page.summary, page.keywords, page.content, topic
    return digest(repr((page.save_as, page.lang, page.key, *words)).encode())


def _words(pages: Sequence[tuple[str, tuple[Any, str]]]) -> dict[str, str]:
    return {key: document(page, topic=topic) for key, (page, topic) in pages}


def _lang(lang: str, default: str) -> str:
    """Return a language as file names of the content have it, empty for the default."""
    return "" if lang == default else lang


def _start(program: Sequence[str], folder: Path) -> subprocess.Popen[str]:
    """Start the program that searches the index of a folder as soon as it gets a request."""
    command = [str(Path(__file__).with_suffix(".mjs")), f"{folder.resolve().as_uri()}/"]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*program, *command, FINDING.as_uri(), str(FIRST)],
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        encoding="utf-8",
    )


def _send(process: subprocess.Popen[str], request: str) -> None:
    """Send a request; a program that has ended says why when its answers are read."""
    assert process.stdin
    with suppress(BrokenPipeError), process.stdin:
        process.stdin.write(request)
    process.stdin = None  # or communicate() would use it


def _answers(process: subprocess.Popen[str]) -> Answers:
    answers, complaint = process.communicate()
    if process.returncode:
        script = Path(__file__).with_suffix(".mjs").name
        raise RuntimeError(f"{script} must end well, Node.js says: {complaint.strip()}")
    (addresses,) = json.loads(answers).values()
    return addresses  # type: ignore[no-any-return]


def _missing(search: Search, file: str, *, page: str, answers: Sequence[str]) -> Finding:
    message = say(
        'whoever types "%(typed)s" should see %(page)s among the first three, the search finds'
        " %(found)s; write these words in that page or at its keywords, or take the line out.",
        typed=search.typed,
        page=page,
        found=", ".join(answers) or say("nothing"),
    )
    return Finding(file, search.line, message, "warning")
