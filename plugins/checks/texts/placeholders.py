"""A placeholder between `{{` and `}}` must name a value of the price book."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.markdown.placeholders import PLACEHOLDER, TABLE, name_of
from plugins.markdown.things import Passage, Words
from plugins.prices.book_facts import facts
from plugins.prices.placeholders import unknown, unknown_name

SIGNS = ("{{", "}}")
LOOSE = re.compile(
    r"[{｛%$]\s?[{｛]?([^{}｛｝%$\n]*)[}｝%$](?:\s?[}｝])?"
)  # as other programs write one
MONEY = ("price ", "comparison ", "example ", "usual ")  # names of what shows its currency
CURRENCY = r"(€|EUR|\$|USD|£|GBP|CHF|euros?)"
TAIL, HEAD = re.compile(rf"{CURRENCY}\s?$"), re.compile(rf"\s?{CURRENCY}(?!\w)")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield placeholders with a wrong name, without an end, or in a form that visitors would
    see."""
    if sources.book is None:
        return  # the rule on price books reports it
    names = facts(sources.book)  # the names are the same in every language
    for entry in sources.entries:
        for line, name in entry.text.placeholders:
            for message in unknown_name(name, names):
                yield Finding(entry.file, line, message)
        for line, text in braced(entry):
            for message in unknown(text, names):
                yield Finding(entry.file, line, message)
        for line, message in (*_otherwise(entry, names), *beside(entry), *_misplaced(entry)):
            yield Finding(entry.file, line, message)


@remembered
def braced(entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield the words with the beginning or the end of a placeholder, and their lines."""
    for passage in entry.passages:
        for part in passage.words:
            if not part.code and any(sign in part.text for sign in SIGNS):
                yield part.line, part.text


@remembered
def _misplaced(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield placeholders behind backslashes, which visitors would see, and tables within a line."""
    for passage in entry.text.passages:
        for line, name in _names(passage):
            message = say(
                "a placeholder must stand among words, without backslashes or entities, got one for"
                ' "%(name)s"; write {{ %(name)s }} there.',
                name=name,
            )
            yield line, message
        for part in passage.words:
            if part.code and part.text == TABLE:
                message = say(
                    "{{ table examples }} must stand on a line of its own, found words beside it; "
                    "put an empty line before and after it."
                )
                yield part.line, message


def _names(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the placeholders among words, written with backslashes or entities."""
    for part in passage.words:
        if not part.code:
            for match in PLACEHOLDER.finditer(part.text):
                yield part.line, name_of(match[1])


def _otherwise(entry: Entry, names: Collection[str]) -> Iterator[tuple[int, Message]]:
    """Yield names of values between other kinds of braces."""
    for line, name, text in _loose(entry):
        if name in names:
            message = say(
                'a placeholder must be like {{ %(name)s }}, got "%(got)s"; write it so.',
                name=name,
                got=text,
            )
            yield line, message


@remembered
def _loose(entry: Entry) -> Iterator[tuple[int, str, str]]:
    """Yield what stands between other kinds of braces: its line, the name, and all of it."""
    for passage in entry.text.passages:
        for part in passage.words:
            for match in () if part.code else LOOSE.finditer(part.text):
                if not PLACEHOLDER.fullmatch(match[0]):
                    yield part.line, name_of(match[1]), match[0]


@remembered
def beside(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield amounts with a second currency sign or a single brace beside them."""
    for passage in entry.text.passages:
        for before, part, after in _triples(passage):
            if not part.code or not part.text.startswith(MONEY):
                continue
            if sign := TAIL.search(before) or HEAD.match(after):
                message = say(
                    'an amount shows its own "%(sign)s", found another beside {{ %(name)s }}; take'
                    " it out.",
                    sign=sign[1],
                    name=part.text,
                )
                yield part.line, message
            elif before.endswith("{") and after.startswith("}"):
                message = say("a placeholder must stand between two braces; take the others out.")
                yield part.line, message


def _triples(passage: Passage) -> Iterator[tuple[str, Words, str]]:
    """Yield each part of a passage with the words before and after it, without code."""
    none = Words(0, "")
    parts = [none, *passage.words, none]
    for before, part, after in zip(parts, parts[1:], parts[2:], strict=False):
        yield "" if before.code else before.text, part, "" if after.code else after.text
