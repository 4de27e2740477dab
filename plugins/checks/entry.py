"""One Markdown file of `content/` as the rules see it: its keys, its text and its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache, wraps
from posixpath import basename, splitext
from typing import Any, TypeVar

from plugins.errors import ContentError, Mistake
from plugins.languages.translated_words import fingerprint_of_document
from plugins.markdown.reading import reading
from plugins.markdown.things import Passage, Reading, Words
from plugins.reading.front_matter import checked, split, split_text
from plugins.reading.schema import KINDS, TRANSLATIONS, FrontMatter
from plugins.reading.unseen import Unseen, look_alikes
from plugins.reading.visibility import within_its_days

READ_BY_VISITORS = ("title", "short_title", "summary")
DEFAULT = "en"  # if the first language is not given

Result = TypeVar("Result")
ALONE: list[Callable[[Entry], Iterable[object]]] = []  # every function with `remembered`


@dataclass(frozen=True)
class Entry:
    """A file: `front` is None if its keys cannot be read, `body` is the text below them.

    `lang` is empty in the site's default language, which `language` names. `unseen` is the first
    sign that was left out when the file was read, `look_alikes` are words of two scripts, as
    plugins/reading/unseen.py gives them.
    """

    file: str
    kind: str
    slug: str
    lang: str
    front: FrontMatter | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    words: str = ""
    mistakes: tuple[Mistake, ...] = ()
    language: str = DEFAULT
    unseen: Unseen | None = None
    look_alikes: tuple[tuple[int, str, str], ...] = ()
    # see `remembered`
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def below(self) -> str:
        """Return the path below `content/`, as in links."""
        return self.file.partition("/")[2]

    @cached_property
    def text(self) -> Reading:
        """Return the content of the text below the keys."""
        return reading(self.body, lang=self.language, first=self.body_line)

    @property
    def passages(self) -> Iterator[Passage]:
        """Yield all words that visitors may read, first the title and the summary."""
        for key in READ_BY_VISITORS:
            if value := getattr(self.front, key, None):
                yield Passage((Words(self.lines[key], str(value)),))
        yield from self.text.passages

    def take_text(self, text: Reading) -> None:
        """Store what another process has read of it, where the cached `text` looks first."""
        self.__dict__.setdefault("text", text)

    def line(self, key: str) -> int:
        """Return the line of a key, 1 if it is missing."""
        return self.lines.get(key, 1)

    def published(self, day: date) -> bool:
        """Return whether a publish on that day contains the entry."""
        front = self.front
        return bool(front and front.status != "draft" and within_its_days(front, day))

    def over(self, day: date) -> bool:
        """Return whether its last day is past, so that it is no longer published, perhaps
        unnoticed."""
        until = self.front.publish_until if self.front else None
        return until is not None and until < day


def remembered(find: Callable[[Entry], Iterable[Result]]) -> Callable[[Entry], tuple[Result, ...]]:
    """Cache the result of a function that depends on one entry alone.

    The preview checks at every save, `make check` at every start (plugins/build/check_cache.py),
    and usually only one file has changed.
    """
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def cached(entry: Entry) -> tuple[Result, ...]:
        if name not in entry.memo:
            entry.memo[name] = tuple(find(entry))
        return entry.memo[name]  # type: ignore[no-any-return]

    ALONE.append(cached)
    return cached


def named(file: str, *, default: str = DEFAULT, **read: Any) -> Entry:
    """Return an entry with what its file's name says, and the given fields."""
    slug, lang = _names(file)
    return Entry(file, file.split("/")[1], slug, lang, language=lang or default, **read)


def _names(file: str) -> tuple[str, str]:
    """Return the key of a file, and its language if it is a translation."""
    slug, _, lang = splitext(basename(file))[0].partition(".")
    return slug, lang


@lru_cache(maxsize=8192)  # by the text itself: a save reads one file anew, not three thousand
def read_entry(
    text: str, *, file: str, default: str = DEFAULT, unseen: Unseen | None = None
) -> Entry:
    """Return the entry of a file, with the mistakes in its keys."""
    seen = {"unseen": unseen, "look_alikes": tuple(look_alikes(text))}
    try:
        parts = _parts(text, file)
    except ContentError as error:
        parts = {"mistakes": error.mistakes, **_below(text, file)}
    return named(file, default=default, **seen, **parts)


def _parts(text: str, file: str) -> dict[str, Any]:
    """Return what an entry has of a text whose keys can be read."""
    document, (_, kind, *_) = split(text, file=file), file.split("/")
    parts: dict[str, Any] = {
        "lines": document.lines,
        "body": document.body,
        "body_line": document.body_line,
        "words": fingerprint_of_document(document, kind=kind),
    }
    try:
        schema = (TRANSLATIONS if _names(file)[1] else KINDS)[kind]
        return {**parts, "front": checked(schema, document, file=file)}
    except ContentError as error:
        return {**parts, "mistakes": error.mistakes}


def _below(text: str, file: str) -> dict[str, Any]:
    """Return the text below keys that cannot be read, if it can be told from them."""
    try:
        _, body, line = split_text(text, file=file)
    except ContentError:
        return {}
    return {"body": body, "body_line": line}
