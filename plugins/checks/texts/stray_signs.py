"""Markup that Markdown did not read must not reach visitors; the message says what to write
instead."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.checks.texts.foreign_forms import FORMULA, shown
from plugins.checks.texts.run_together import one_line, run_together
from plugins.checks.texts.stray_forms import FORMS, may_hold
from plugins.errors import Message, say
from plugins.markdown.parser import parser
from plugins.markdown.things import Passage

TEXT = {"text", "text_special", "softbreak", "hardbreak"}
RAW = shown(
    say(
        "Markdown is not read between these tags; write <strong>, <em> or <a href>, or a"
        " Markdown table or list"
    )
)


FORMULAS = shown(FORMULA)


def check(sources: Sources) -> Iterator[Finding]:
    """Yield markup that visitors would read as it is."""
    for entry in sources.entries:
        yield from (Finding(entry.file, line, message) for line, message in stray(entry))


@remembered
def stray(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield the stray signs of a text, each with its line; at one place only the first pattern
    counts."""
    for passage in entry.text.passages:
        if raw := list(_raw(passage, entry.language)):
            yield from raw
            continue
        text, spans = passage.text(escaped=False), [(0, 0)]
        for form in FORMS if may_hold(text) else ():
            for match in form.form.finditer(text):
                if all(match.end() <= begin or end <= match.start() for begin, end in spans):
                    spans.append(match.span())
                    yield passage.line_at(match.start()), form.advice(one_line(match[0]))
        yield from _formulas(passage)
        yield from run_together(passage, text)


def _formulas(passage: Passage) -> Iterator[tuple[int, Message]]:
    r"""Yield formulas between `\(` and `\)`, or `\[` and `\]` with spaces, of which only the
    backslashes are lost."""
    line, opened = 0, ""
    for part in passage.words:
        for at in part.escaped:
            # a slice, since a space at the end of the words may be gone
            sign, before, after = (part.text[place : place + 1] for place in (at, at - 1, at + 1))
            if sign == "(" or (sign == "[" and not after.strip()):
                line, opened = part.line, sign
            elif f"{opened}{sign}" in ("()", "[]") and (sign == ")" or not before.strip()):
                yield line, FORMULAS(f"{opened} … {sign}")
                opened = ""


def _raw(passage: Passage, lang: str) -> Iterator[tuple[int, Message]]:
    """Yield words inside HTML where Markdown is not read although they look like it."""
    for part in passage.words:
        if part.raw and not part.code:
            (line,) = parser(lang).parseInline(part.text.strip())
            if any(token.type not in TEXT for token in line.children or ()):
                yield part.line, RAW(one_line(part.text))
