"""One Markdown file of `content/`, read for the rules: its keys, its lines, its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, wraps
from posixpath import basename, splitext
from typing import Any, TypeVar

from plugins.errors import ContentError, Mistake
from plugins.reading.front_matter import checked, split
from plugins.reading.schema import KINDS, TRANSLATIONS, FrontMatter
from plugins.reading.visibility import within_its_days

FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
CODE = re.compile(r"(`+).+?\1")
READ_BY_VISITORS = ("title", "summary")

Found = TypeVar("Found")
Lines = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Entry:
    """A file; `front` is None where its keys cannot be read, `prose` its numbered lines without
    code.

    `lang` is empty in the site's default language.
    """

    file: str
    kind: str
    slug: str
    lang: str
    front: FrontMatter | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    prose: Lines = ()
    mistakes: tuple[Mistake, ...] = ()
    found: dict[Callable[..., Any], Any] = field(
        default_factory=dict, compare=False, repr=False
    )  # see `remembered`

    @property
    def below(self) -> str:
        """Return the path below `content/`, as links name it."""
        return self.file.partition("/")[2]

    @property
    def text(self) -> Lines:
        """Return every numbered line that visitors may read, the title and the summary with it."""
        keys = [key for key in READ_BY_VISITORS if self.front and getattr(self.front, key, None)]
        return (*((self.lines[key], str(getattr(self.front, key))) for key in keys), *self.prose)

    def line(self, key: str) -> int:
        """Return the line of a key, the first where it is not given."""
        return self.lines.get(key, 1)

    def published(self, day: date) -> bool:
        """Whether a publish of that day holds it."""
        front = self.front
        return bool(front and front.status != "draft" and within_its_days(front, day))

    def over(self, day: date) -> bool:
        """Whether its last day has been: it leaves by itself, and nobody may be there to see it."""
        until = self.front.publish_until if self.front else None
        return until is not None and until < day


def remembered(find: Callable[[Entry], Iterable[Found]]) -> Callable[[Entry], tuple[Found, ...]]:
    """Let what stands in an entry be sought once: the preview asks at every save, and all files but
    one are as they were."""

    @wraps(find)
    def found(entry: Entry) -> tuple[Found, ...]:
        if find not in entry.found:
            entry.found[find] = tuple(find(entry))
        return entry.found[find]  # type: ignore[no-any-return]

    return found


def named(file: str, **read: Any) -> Entry:
    """Return what a file's name tells, and what was read of it."""
    slug, _, lang = splitext(basename(file))[0].partition(".")
    return Entry(file, file.split("/")[1], slug, lang, **read)


@lru_cache(maxsize=8192)  # by the text itself: a save reads one file anew, not three thousand
def read_entry(text: str, *, file: str) -> Entry:
    """Return the file as far as it can be read, with the mistakes of its keys."""
    try:
        document = split(text, file=file)
    except ContentError as error:
        return named(file, mistakes=error.mistakes)
    entry = named(
        file,
        lines=document.lines,
        prose=tuple(_without_code(document.body, first=document.body_line)),
    )
    try:
        front = checked((TRANSLATIONS if entry.lang else KINDS)[entry.kind], document, file=file)
    except ContentError as error:
        return replace(entry, mistakes=error.mistakes)
    return replace(entry, front=front)


def _without_code(body: str, *, first: int) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines; those of a block of code are empty, code within a line is left
    out."""
    fence = ""
    for number, line in enumerate(body.splitlines(), start=first):
        mark = FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
            yield number, ""
        elif mark:
            fence = mark[1]
            yield number, ""
        else:
            yield number, CODE.sub("", line)
