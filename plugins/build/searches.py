"""Tries the searches of `content/search.yml` on the built site, with the program that runs in
visitors' browsers, and checks that each finds its page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from plugins.build.check_cache import CheckCache
from plugins.checks.finding import Finding
from plugins.checks.links.addresses import address_of
from plugins.checks.links.searches import Search, read_searches, searches_file
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.fingerprint import digest
from plugins.packages.node import node
from plugins.pages.search_index import FOLDER, begin_index, document, searchable_pages
from plugins.processors import processors
from plugins.project import ROOT
from plugins.site import Divide, Site

FIRST = 3  # the page must be among so many results
FINDING = ROOT / "theme" / "static" / "js" / "finding.js"
Answers = list[list[str]]  # the first addresses that each search finds, the best first


Running = list[subprocess.Popen[str]]  # each has every nth search


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

    def start(self, program: Sequence[str], folder: Path, *, shares: int) -> Running:
        """Start several programs that search the index of a folder, and return them."""
        typed = [search.typed for search in self.searches]
        parts = [{self.lang: typed[share::shares]} for share in range(shares)]
        return [_start(program, folder, part) for part in parts]


class Trials:
    """The trials of one build. Their index is started at once, and its results are read when other
    work is done. The cache has the answers of an earlier check by language, each with its key, and
    the words of its pages by the key of the page."""

    def __init__(self, site: Site, sources: Sources, *, folder: Path, cache: CheckCache) -> None:
        self._sources, self._default, self._folder = sources, site.default, folder
        self._answers = answers = cache.searches
        self._all = [
            Trial(lang, read_searches(sources.content, _lang(lang, site.default)), pages)
            for lang, pages in searchable_pages(site).items()
            if (sources.content / searches_file(_lang(lang, site.default))).is_file()
        ]
        self._new = [one for one in self._all if answers.get(one.lang, ("",))[0] != one.key]
        self._keep_words(cache.words, site.divide)
        self.finish_index: Callable[[], None] = lambda: None
        if self._new:
            pages = {key: page for one in self._new for key, (page, _) in one.by_key.items()}
            words = [cache.words[key] for key in pages]
            self.finish_index = begin_index(list(pages.values()), words, folder / FOLDER)

    def _keep_words(self, words: dict[str, str], divide: Divide) -> None:
        """Work out the words of new pages, by all processors, and forget those of old ones."""
        new = [one for trial in self._new for one in trial.by_key.items() if one[0] not in words]
        for share in divide(new, _words):
            words.update(share)
        keys = {key for trial in self._all for key in trial.by_key}
        for key in words.keys() - keys:
            del words[key]

    def findings(self) -> Iterator[Finding]:
        """Yield a warning for each search that does not find its page among the first."""
        shares = max(processors() // max(len(self._new), 1), 1)
        program = node() if self._new else []
        running = [(one, one.start(program, self._folder, shares=shares)) for one in self._new]
        for trial, processes in running:
            answers_of_shares = [_answers(process) for process in processes]
            in_turn = range(len(trial.searches))
            answers = [answers_of_shares[place % shares][place // shares] for place in in_turn]
            self._answers[trial.lang] = trial.key, answers
        for trial in self._all:
            yield from self._missing(trial, self._answers[trial.lang][1])

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
    """Return a digest of all that plugins/pages/search_index.py reads of a page."""
    words = page.title, page.summary, page.keywords, page.content, topic
    return digest(repr((page.save_as, page.lang, page.key, *words)).encode())


def _words(pages: Sequence[tuple[str, tuple[Any, str]]]) -> dict[str, str]:
    return {key: document(page, topic=topic) for key, (page, topic) in pages}


def _lang(lang: str, default: str) -> str:
    """Return a language as file names of the content have it, empty for the default."""
    return "" if lang == default else lang


def _start(
    program: Sequence[str], folder: Path, typed: dict[str, list[str]]
) -> subprocess.Popen[str]:
    command = [str(Path(__file__).with_suffix(".mjs")), f"{folder.resolve().as_uri()}/"]
    with TemporaryFile("w+", encoding="utf-8") as requests:
        json.dump(typed, requests)
        requests.seek(0)
        return subprocess.Popen(
            [*program, *command, FINDING.as_uri(), str(FIRST)],
            stdin=requests,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )


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
