"""The title of a question must be a question, and no title may be too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.entry import READ_BY_VISITORS, Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.markdown.escapes import ESCAPED
from plugins.markdown.parser import parser

MOST_LETTERS = 160  # that fit on a social card in readable size
PLAIN = ("text", "placeholder")
UNMARKED = re.compile(r"(?:[^\W_]|[ \u00a0\u202f.,;:?!'’«»()…–—/-])*")  # no Markdown, no HTML
ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*|#\d+|#[xX][0-9a-fA-F]+);")
MARKS = ("?", '?"', "?»", "? »", "?”")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield titles of questions without a question mark, and titles that are too long."""
    for entry in sources.entries:
        if entry.front and len(entry.front.title) > MOST_LETTERS:
            count = len(entry.front.title)
            text = say(
                "a title must have at most %(most)s letters, has %(count)s; shorten it, the text"
                " below can say the rest.",
                most=MOST_LETTERS,
                count=count,
            )
            yield Finding(entry.file, entry.line("title"), text)
        yield from (Finding(entry.file, line, message) for line, message in _marked_up(entry))
        if entry.kind == "faq" and entry.front and not entry.front.title.endswith(MARKS):
            text = say(
                'the title of a question must end with "?", got "%(title)s"; ask it as a visitor'
                " would.",
                title=entry.front.title,
            )
            yield Finding(entry.file, entry.line("title"), text)


@remembered
def _marked_up(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield the message about markup in the title or the summary, with its line."""
    for key in READ_BY_VISITORS:
        if message := _signs(key, getattr(entry.front, key, None) or "", entry.language):
            yield entry.line(key), message


def _signs(key: str, text: str, lang: str) -> Message | None:
    """Return the message about Markdown or HTML in words that are shown unchanged, None if there is
    none."""
    if UNMARKED.fullmatch(text):
        return None  # true of nearly every title
    (line,) = parser(lang).parseInline(text)
    for token in line.children or ():
        special = token.type == "text" and token.meta.get(ESCAPED)
        if special or ENTITY.search(text) or (token.type not in PLAIN and token.info != "auto"):
            return say(
                "%(key)s must be plain words, for its signs are shown as they stand, got"
                ' "%(got)s"; '
                "take the signs of Markdown and HTML out.",
                key=key,
                got=text,
            )
    return None
