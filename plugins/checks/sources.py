"""Everything that staff edit, read for the rules as of one day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from calculator.mistake import PriceBookError
from calculator.reading.toml_lines import lines_of
from calculator.tariff.book import PriceBook
from plugins.checks.entry import DEFAULT, Entry, named, read_entry
from plugins.checks.finding import Finding, Severity
from plugins.errors import ContentError, Message, Mistake
from plugins.failures import from_exception
from plugins.fingerprint import Stamp, stamp_if_any
from plugins.reading.files import markdown_files, text_of, unseen_in
from plugins.reading.firm_settings import settings_in_force
from plugins.reading.nested import Path as Way
from plugins.reading.offer_schema import OfferWords
from plugins.reading.offer_words import read_offer_words
from plugins.reading.price_books import files_of, in_force, read_file
from plugins.reading.site_details import SiteDetails, read_site_details
from plugins.reading.topics import TopicEntry, read_topics

PRICES = "prices"
Value = TypeVar("Value")
StampedEntries = dict[str, tuple[Stamp, str, Entry]]
"""Entries by the path of their file, each with the file's stamp and the default language."""


@dataclass(frozen=True)
class Sources:
    """The content folder on a day; `mistakes` are those of all files except pages.

    `languages` lists all except the default one, whose key in `topics` and `words` is "".
    """

    content: Path
    on: date
    entries: tuple[Entry, ...]
    languages: tuple[str, ...]
    topics: Mapping[str, tuple[TopicEntry, ...]]
    books: tuple[PriceBook, ...]
    mistakes: tuple[Mistake, ...]
    # for languages in which they can be read, with lines
    words: Mapping[str, tuple[OfferWords, Mapping[Way, int]]]
    site: SiteDetails | None = None  # None if it cannot be read
    default: str = DEFAULT
    is_future: bool = False  # whether the day is in the future

    @cached_property
    def book(self) -> PriceBook | None:
        """Return the price book in force, if any."""
        return in_force(self.books, self.on)

    def place(self, book: PriceBook, path: Way) -> str:
        """Return file and line of a value in a book, or of the nearest table around it."""
        finding = self.finding(book, path, Message(""))
        return f"{finding.file}:{finding.line}"

    def finding(
        self, book: PriceBook, path: Way, message: Message, severity: Severity = "error"
    ) -> Finding:
        """Return a finding at a value of a book, or at the nearest table around it."""
        name = f"{PRICES}/{book.id}.toml"
        file = f"{self.content.name}/{name}"
        lines = lines_of(text_of(self.content / name, file=file))
        ways = [path[:end] for end in range(len(path), 0, -1)]
        return Finding(
            file, next((lines[way] for way in ways if way in lines), 1), message, severity
        )

    def leaning_on(self, goal: Entry | None) -> Severity:
        """Return the severity of a reference to a text that is not visible.

        A text whose last day is past disappears by itself, which is only a warning; otherwise staff
        can correct it in time.
        """
        over = goal is not None and goal.over(self.on)
        return "warning" if over and not self.is_future else "error"

    @cached_property
    def by_path(self) -> dict[str, Entry]:
        """Return the entries by their path below `content/`."""
        return {entry.below: entry for entry in self.entries}


def read_sources(
    content: Path,
    *,
    on: date,
    languages: tuple[str, ...] = (),
    default: str = "",
    stamped: StampedEntries | None = None,
) -> Sources:
    """Read everything; a file that cannot be read becomes a mistake, and the rest is still read.

    `stamped` entries are used again if their file has not changed; these become those of this call.
    """
    default = default or settings_in_force(content).default  # each folder has its own
    mistakes: list[Mistake] = []
    every = ("", *languages)
    topics = {lang: _topics(content, lang, mistakes) for lang in every}
    words = _offer_words(content, every, default, mistakes)
    site = _or_mistakes(partial(read_site_details, content), mistakes)
    entries = _entries(content, default, {} if stamped is None else stamped)
    read = tuple(entries), languages, topics, _books(content, mistakes), tuple(mistakes)
    return Sources(content, on, *read, words, site, default)


def _topics(content: Path, lang: str, mistakes: list[Mistake]) -> tuple[TopicEntry, ...]:
    """Return the topics in a language, empty if they cannot be read."""
    return _or_mistakes(partial(read_topics, content, lang=lang or None), mistakes) or ()


def _offer_words(
    content: Path, languages: Sequence[str], default: str, mistakes: list[Mistake]
) -> dict[str, tuple[OfferWords, Mapping[Way, int]]]:
    """Return the words of the offer, for each language in which they can be read."""
    read = [
        (lang, partial(read_offer_words, content, lang=lang or default, translated=bool(lang)))
        for lang in languages
    ]
    return {lang: words for lang, one in read if (words := _or_mistakes(one, mistakes))}


def _books(content: Path, mistakes: list[Mistake]) -> tuple[PriceBook, ...]:
    """Return the price books that can be read, the oldest first."""
    read = [
        _or_mistakes(partial(read_file, book, file=file), mistakes)
        for book, file in files_of(content)
    ]
    return tuple(sorted([book for book in read if book], key=lambda book: book.first_day))


def _entries(content: Path, default: str, stamped: StampedEntries) -> list[Entry]:
    """Return the entries of all files, and make them the `stamped` ones."""
    before, entries = {**stamped}, []
    stamped.clear()
    for path, file in markdown_files(content):
        # taken before the file is read, so that one that changes meanwhile is read again
        now, then = stamp_if_any(path), before.get(path)
        try:
            is_same = then is not None and then[:2] == (now, default)
            entry = then[2] if then and is_same else _entry(path, file, default)
            if now:
                stamped[path] = now, default, entry
        except ContentError as error:  # it still exists, so links to it are right
            entry = named(file, default=default, mistakes=error.mistakes)
        entries.append(entry)
    return entries


def _entry(path: str, file: str, default: str) -> Entry:
    """Return the entry of a file; ContentError if its text cannot be read."""
    text = text_of(path, file=file)
    return read_entry(text, file=file, default=default, unseen=unseen_in(path, file=file))


def _or_mistakes(read: Callable[[], Value], mistakes: list[Mistake]) -> Value | None:
    """Return the value that is read, or None after adding its mistakes to the list."""
    try:
        return read()
    except (ContentError, PriceBookError) as error:
        mistakes.extend(from_exception(error))
        return None
