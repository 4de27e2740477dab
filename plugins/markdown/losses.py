"""Notes for checks/texts/losses.py about text that Markdown drops silently, collected while
parsing."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit

from plugins.markdown.elements import CONTAINERS, PHRASES

EXTRA_CELLS, UNCLOSED, TWICE, NOTES = "extra_cells", "unclosed", "twice", "notes"
NO_CELLS, NO_WORDS, INDENTED, UNDERLINED = "no_cells", "no_words", "indented", "underlined"
BROKEN, EMPTY = "broken", "empty"  # rows that go on in the next line, points without words
POINT = re.compile(r"(?:[-*+•]|\d{1,9}[.)])[ ]")
ELEMENT = re.compile(rf"</?(?:{'|'.join(sorted(CONTAINERS | PHRASES))})\b[^<>]*>", re.IGNORECASE)
CELLS = re.compile(r"\|.*\|")
PROSE = re.compile(  # no line of a program
    r"(?=(?:\S+\s+){3})(?:\*\*|[«“\"(])?[A-ZÀ-Þ](?:[^=;{}<>$\\/_|()]|\B\(|\)\B)*[.!?…:»”\"]\Z",
    re.DOTALL,
)
SENTENCE = re.compile(r"(?s:.*)[.,;]\Z|(?:[a-z_-]+:[ ].*(?:\n|\Z))+\Z")
QUOTATION = ["blockquote_open", "blockquote_close"]
Rule = Callable[[StateBlock, int, int, bool], bool]


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].strip()


def _after(rule: Rule, note: Callable[[StateBlock, int, int], None]) -> Rule:
    """Return a rule that also passes the tokens it made to `note`."""

    def noting(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = len(state.tokens)
        done = rule(state, start, end, silent)
        if done and not silent:
            note(state, first, start)
        return done

    return noting


def _noted(state: StateBlock, name: str, value: Any) -> None:
    state.env.setdefault(name, []).append(value)


def _cells(line: str) -> int:
    cells = escapedSplit(line)
    return len(cells) - (cells[:1] == [""]) - (len(cells) > 1 and cells[-1:] == [""])


def _table(state: StateBlock, first: int, start: int) -> None:
    """Note the rows with more cells than the head: GitHub drops these cells."""
    columns = sum(token.type == "th_open" for token in state.tokens[first:])
    framed = CELLS.fullmatch(_line(state, start))
    for number in range(start + 2, state.line):
        line = _line(state, number)
        if (count := _cells(line)) > columns:
            _noted(state, EXTRA_CELLS, (number, columns, count))
        if columns > 1 and "|" not in line:
            _noted(state, NO_CELLS, (number, line))
        elif count < columns and framed and line[0] == "|" != line[-1]:
            _noted(state, BROKEN, (number, line))


def _fence(state: StateBlock, first: int, start: int) -> None:
    """Note a block of code without an end."""
    token, last = state.tokens[first], _line(state, state.line - 1)
    marker = token.markup[0]
    again = re.search(rf"^[ ]{{0,3}}{token.markup}[\w+-]+$", token.content, re.MULTILINE)
    if again or state.line - 1 == start or set(last) != {marker} or len(last) < len(token.markup):
        _noted(state, UNCLOSED, (start, token.markup))


def _comment(state: StateBlock, first: int, start: int) -> None:
    """Note a comment without an end."""
    written = state.tokens[first].content.lstrip()
    if written.startswith("<!--") and "-->" not in written:
        _noted(state, UNCLOSED, (start, "<!--"))


def _code(state: StateBlock, first: int, start: int) -> None:
    """Note a list, a table, HTML or sentences that are indented so far that they become code."""
    lines = [line.strip() for line in state.tokens[first].content.split("\n") if line.strip()]
    alike = any(all(map(form.match, lines)) for form in (POINT, CELLS, ELEMENT))
    if alike or PROSE.match("\n".join(lines)):
        _noted(state, INDENTED, (start, lines[0].strip()))


def _list(state: StateBlock, first: int, start: int) -> None:
    """Note the points of a list that hold nothing."""
    for token, after in pairwise(state.tokens[first:]):
        if token.type == "list_item_open" and after.type == "list_item_close":
            line = (token.map or (start,))[0]
            _noted(state, EMPTY, (line, _line(state, line)))


def _heading(state: StateBlock, first: int, start: int) -> None:
    """Note a sentence or a key that becomes a heading because of the line below it."""
    words, line = state.tokens[first + 1].content, _line(state, state.line - 1)
    if state.tokens[first].markup == "-" and (line == "-" or SENTENCE.match(words)):
        _noted(state, UNDERLINED, (state.line - 1, " ".join(words.split())))


def _callout(state: StateBlock, first: int, start: int) -> None:
    """Note a callout that contains nothing but its name, and a quotation without a word."""
    kinds = [token.type for token in state.tokens[first:]]
    if kinds[-2:] == ["alert_title_close", "alert_close"] or kinds == QUOTATION:
        _noted(state, NO_WORDS, start)


def _footnote(state: StateBlock, first: int, start: int) -> None:
    """Note the line of a footnote; of two with the same name one would be lost."""
    label = state.tokens[first].meta["label"]
    labels = state.env.setdefault(NOTES, {})
    if label in labels:
        _noted(state, TWICE, (start, f"[^{label}]"))
    labels.setdefault(label, start)


def add_to(parser: MarkdownIt) -> None:
    """Let some rules for blocks note what they drop."""
    notes = {
        "code": _code,
        "lheading": _heading,
        "blockquote": _callout,
        "table": _table,
        "list": _list,
        "fence": _fence,
        "footnote_def": _footnote,
        "html_block": _comment,
    }
    for rule in parser.block.ruler.__rules__:
        if rule.name in notes:
            rule.fn = _after(rule.fn, notes[rule.name])
    parser.block.ruler.__cache__ = None
