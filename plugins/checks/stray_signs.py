"""Signs of a markup that nobody has read must not reach visitors: what was meant is told at its
line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.markup import ALONE, CLOSED, LOOKS, SWITCHED_OFF
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.markdown.parser import parser
from plugins.markdown.things import CODE_SIGN, Passage

TAGS = "|".join(sorted(CLOSED | ALONE | LOOKS | SWITCHED_OFF, key=len, reverse=True))
TEXT = {"text", "text_special", "softbreak", "hardbreak"}
Advice = Callable[[str], Message]


@dataclass(frozen=True)
class Stray:
    """A form of words that no visitor should read, and what to say of it."""

    form: re.Pattern[str]
    advice: Advice


def _advice(advice: Message) -> Advice:
    """Return what to say of signs that are shown as they stand, and what to do."""

    def message(got: str) -> Message:
        return say('visitors would read "%(got)s"; %(advice)s.', got=got, advice=advice)

    return message


def _form(form: str, advice: Message) -> Stray:
    return Stray(re.compile(form, re.MULTILINE), _advice(advice))


FORMS = (
    _form(
        rf"!?\[[^\]\n]+\][ \n]+\((?=[^()\n]*(?:[./#@{{]|{CODE_SIGN}))[^()\n]*\)",
        say('put no space between "]" and "("'),
    ),
    _form(
        r"!?\[[^\]\n]*\]\([^)\n]{0,80}\)?|\{(?:filename|static)\}\S*",
        say("write a link like [words](https://www.example.org), its brackets closed"),
    ),
    _form(
        r"\[\^[^\]\n]+\]",
        say(
            'write what the footnote says on a line of its own, like "[^1]: According to the law."'
        ),
    ),
    _form(r"\^\[[^\]\n]+\]", say('write the footnote on a line of its own, like "[^1]: So."')),
    _form(
        r"\[\[[^\]\n]+\]\]|^\[TOC\]$",
        say("write a link like [words]({filename}/faq/how-often.md), or take it out"),
    ),
    _form(
        r"\[[^\]\n]+\]\[[^\]\n]*\]",
        say("write the address behind the words, like [words](https://www.example.org)"),
    ),
    _form(
        r"\[![A-Za-z]+\][+-]?|^(?:!!!|\?\?\?\+?|:::+)[ ]?[^\n]*",
        say(
            'write a note as a quotation that begins with "> [!NOTE]" (or TIP, IMPORTANT, WARNING, '
            "CAUTION), what unfolds with <details>"
        ),
    ),
    _form(r"\{%[^}\n]*%?\}|\{#[^}\n]*#\}", say("take it out, this site's texts know no such tags")),
    _form(
        r"\{:[^}\n]*\}|\{[#.][\w-]+[^}\n]*\}",
        say("let it follow what it belongs to without a space, a heading with one, or take it out"),
    ),
    _form(
        r"\*\*|~~|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|==\w[^=\n]*==",
        say("put such signs right before and behind the words, without a space, or take them out"),
    ),
    _form(
        r"(?<!\S)([*_])\w[^*_\n]*\s\1(?!\S)|(?<!\S)([*_])\s[^\W\d][^*_\n]*\w\2(?!\S)",
        say("put such signs right before and behind the words, without a space, or take them out"),
    ),
    _form(r"`+[^`\n]*`*", say('end the code with as many "`" as begin it, or type an apostrophe')),
    _form(r"^#{1,6}[^\W\d][^\n]*", say('put a space behind the "#", or a backslash before it')),
    _form(
        r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|&(?:nbsp|amp|lt|gt|quot|euro)\b",
        say("type the sign itself"),
    ),
    _form(
        rf"</?(?:{TAGS})\b[^\n<>]*>?|<!--",
        say("write the tag whole, its values between straight quotation marks, or take it out"),
    ),
    _form(
        r"(?<!\S):[a-z][a-z0-9_+-]*[a-z0-9]:(?!\S)", say("type the picture itself, or take it out")
    ),
    _form(
        r"^[ ]*\|[^\n]*\|[ ]*$|^[ |:-]*-{3,}[ ]*\|[ |:-]*$",
        say(
            'put a line like "| --- | --- |" below the head of a table, with as many cells as'
            " the head"
        ),
    ),
)
SOME = re.compile(r"[\[\]{}*_~=`&<|]|^#|:[a-z]|^[!?:]{3}", re.MULTILINE)  # else none is there
BEGINNINGS = re.compile(
    r"[ ]*(?:(?P<dash>[-*+–—•])[ ]?(?=\S)|\(?(?P<number>\d{1,2})(?:[.)°/]|[ ]?[-–])[ ]?(?=[^\W\d])"
    r"|\(?(?P<letter>[a-zA-Z])(?:\)[ ]?|\.[ ])(?=\S)|\(?(?P<roman>[ivxIVX]{2,4})[.)][ ](?=\S))"
)
LIST = _advice(say('begin each line of a list with "- " or "1. ", below an empty line'))
RAW = _advice(
    say(
        "Markdown is not read between these tags; write <strong>, <em> or <a href>, or a"
        " Markdown table or list"
    )
)


def check(sources: Sources) -> Iterator[Finding]:
    """Yield what visitors would read of signs that were meant for something else."""
    for entry in sources.entries:
        yield from (Finding(entry.file, line, message) for line, message in stray(entry))


@remembered
def stray(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield the stray signs of a text, each with its line; of those in one place the first form
    speaks."""
    for passage in entry.text.passages:
        if raw := list(_raw(passage, entry.language)):
            yield from raw
            continue
        text, taken = passage.text(escaped=False), [(0, 0)]
        for form in FORMS if SOME.search(text) else ():
            for match in form.form.finditer(text):
                if all(match.end() <= begin or end <= match.start() for begin, end in taken):
                    taken.append(match.span())
                    yield passage.line_at(match.start()), form.advice(_one_line(match[0]))
        yield from _lists(passage, text)


def _one_line(text: str) -> str:
    return " ".join(text.replace(CODE_SIGN, "…").split())


def _lists(passage: Passage, text: str) -> Iterator[tuple[int, Message]]:
    """Yield lines that begin one after the other as those of a list do, and are none."""
    place, before = 0, ""
    lines = text.split("\n")
    for line, after in pairwise(lines):
        here, next_one = _kind(line), _kind(after)
        if here and here == next_one != before:
            yield passage.line_at(place), LIST(_one_line(line))
        before, place = here, place + len(line) + 1


def _kind(line: str) -> str:
    match = BEGINNINGS.match(line)
    kind = str(match.lastgroup) if match else ""
    return "letter" if kind == "roman" else kind


def _raw(passage: Passage, lang: str) -> Iterator[tuple[int, Message]]:
    """Yield words between tags of HTML that Markdown would have read elsewhere."""
    for part in passage.words:
        if part.raw and not part.code:
            (line,) = parser(lang).parseInline(part.text.strip())
            if any(token.type not in TEXT for token in line.children or ()):
                yield part.line, RAW(_one_line(part.text))
