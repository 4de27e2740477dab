"""All that staff edit, read for the rules as of a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from calculator.mistake import PriceBookError
from calculator.reading.toml_lines import lines_of
from calculator.tariff.book import PriceBook
from plugins.checks.entry import DEFAULT, Entry, named, read_entry
from plugins.checks.finding import Finding, Severity
from plugins.errors import ContentError, Message, Mistake
from plugins.failures import from_exception
from plugins.reading.files import markdown_files, text_of
from plugins.reading.firm_settings import settings_in_force
from plugins.reading.nested import Path as Way
from plugins.reading.offer_schema import OfferWords
from plugins.reading.offer_words import read_offer_words
from plugins.reading.price_books import files_of, in_force, read_file
from plugins.reading.site_details import SiteDetails, read_site_details
from plugins.reading.topics import TopicEntry, read_topics

PRICES = "prices"
Value = TypeVar("Value")


@dataclass(frozen=True)
class Sources:
    """The content folder on a day; `mistakes` are those of the files that are no pages.

    `languages` are those besides the default one, which is "" here, in `topics` and in `words`.
    """

    content: Path
    on: date
    entries: tuple[Entry, ...]
    languages: tuple[str, ...]
    topics: Mapping[str, tuple[TopicEntry, ...]]
    books: tuple[PriceBook, ...]
    mistakes: tuple[Mistake, ...]
    words: Mapping[str, tuple[OfferWords, Mapping[Way, int]]]  # where they can be read, with lines
    site: SiteDetails | None = None  # where it can be read
    default: str = DEFAULT
    ahead: bool = False  # whether the day is still to come

    @cached_property
    def book(self) -> PriceBook | None:
        """Return the price book in force, if any."""
        return in_force(self.books, self.on)

    def place(self, book: PriceBook, path: Way) -> str:
        """Return file and line at which a book has a value, or the nearest table around it."""
        finding = self.finding(book, path, Message(""))
        return f"{finding.file}:{finding.line}"

    def finding(
        self, book: PriceBook, path: Way, message: Message, severity: Severity = "error"
    ) -> Finding:
        """Return what was found at a value of a book, or at the nearest table around it."""
        name = f"{PRICES}/{book.id}.toml"
        file = f"{self.content.name}/{name}"
        lines = lines_of(text_of(self.content / name, file=file))
        ways = [path[:end] for end in range(len(path), 0, -1)]
        return Finding(
            file, next((lines[way] for way in ways if way in lines), 1), message, severity
        )

    def leaning_on(self, goal: Entry | None) -> Severity:
        """Return how grave it is to lean on a text that is not on show.

        Once its last day has been it leaves itself out, never the rest; before, it can be mended.
        """
        over = goal is not None and goal.over(self.on)
        return "warning" if over and not self.ahead else "error"

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
    earlier: Mapping[str, Entry] = MappingProxyType({}),
) -> Sources:
    """Read everything; what cannot be read is a mistake, and the rest is there all the same.

    `known` are entries of an earlier time (`by_key`), which need not be read again.
    """
    default = default or settings_in_force(content).default  # each folder says its own
    mistakes: list[Mistake] = []
    every = ("", *languages)
    topics = {lang: _topics(content, lang, mistakes) for lang in every}
    words = _offer_words(content, every, default, mistakes)
    site = _or_mistakes(partial(read_site_details, content), mistakes)
    entries = [_entry(path, file, default, earlier) for path, file in markdown_files(content)]
    read = tuple(entries), languages, topics, _books(content, mistakes), tuple(mistakes)
    return Sources(content, on, *read, words, site, default)


def _topics(content: Path, lang: str, mistakes: list[Mistake]) -> tuple[TopicEntry, ...]:
    """The topics in a language, none where they cannot be read."""
    return _or_mistakes(partial(read_topics, content, lang=lang or None), mistakes) or ()


def _offer_words(
    content: Path, languages: Sequence[str], default: str, mistakes: list[Mistake]
) -> dict[str, tuple[OfferWords, Mapping[Way, int]]]:
    """The words of the offer in each language in which they can be read."""
    read = [
        (lang, partial(read_offer_words, content, lang=lang or default, translated=bool(lang)))
        for lang in languages
    ]
    return {lang: words for lang, one in read if (words := _or_mistakes(one, mistakes))}


def _books(content: Path, mistakes: list[Mistake]) -> tuple[PriceBook, ...]:
    """The price books that can be read, the oldest first."""
    read = [
        _or_mistakes(partial(read_file, book, file=file), mistakes)
        for book, file in files_of(content)
    ]
    return tuple(sorted([book for book in read if book], key=lambda book: book.first_day))


def _entry(path: str, file: str, default: str, earlier: Mapping[str, Entry]) -> Entry:
    try:
        text = text_of(path, file=file)
        if earlier and (entry := earlier.get(_key(text, file=file, default=default))):
            return entry
        return read_entry(text, file=file, default=default)
    except ContentError as error:  # it is there all the same, so no link to it is wrong
        return named(file, default=default, mistakes=error.mistakes)


def by_key(sources: Sources) -> dict[str, Entry]:
    """Return the entries that can be read, for the next time."""
    entries: dict[str, Entry] = {}
    for entry in sources.entries:
        with suppress(ContentError):
            text = text_of(sources.content / entry.below, file=entry.file)
            entries[_key(text, file=entry.file, default=sources.default)] = entry
    return entries


def _key(text: str, *, file: str, default: str) -> str:
    """Return what tells an entry from every other: its text, its file and its language."""
    return sha256(f"{default} {file}\n{text}".encode()).hexdigest()


def _or_mistakes(read: Callable[[], Value], mistakes: list[Mistake]) -> Value | None:
    """Return what is read, or note its mistakes."""
    try:
        return read()
    except (ContentError, PriceBookError) as error:
        mistakes.extend(from_exception(error))
        return None
