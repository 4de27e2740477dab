"""Beginnings of lines from word processors: drawn bullets, non-breaking spaces, two spaces before a
point below a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
DRAWN = (
    "•‣▪◦●■▸►❖➢\u2043\u25ab\u25fe\uf02d\uf076\uf0a7\uf0b7\uf0d8\uf0fc"  # the last in symbol fonts
)
BULLET = re.compile(
    rf"^([ \t{SPACES}]*)(?:[{DRAWN}][ \t{SPACES}]*|[·∙][ \t{SPACES}]+|[o§]\t)(?=\S)"
)
BEGIN = re.compile(
    rf"^[ \t{SPACES}]*(?:(?:[-*+>]|#{{1,6}}|\d{{1,9}}[.)])[ \t{SPACES}]+)*"
    rf"(?:\[[ xX{SPACES}]\][ \t{SPACES}])?"
)
NUMBERED = re.compile(r"( *)(\d{1,9}[.)] +)(?=\S)")
DEEPER = re.compile(r"( *)(?:[-*+]|(\d{1,9})[.)]) +(?=\S)")
NUMBER = re.compile(r"^ *\d{1,9}[.)] ", re.MULTILINE)
WITHIN = re.compile(r"^ {1,8}(?:[-*+]|\d{1,9}[.)]) ", re.MULTILINE)
RULE = re.compile(rf"^[ \t|:{SPACES}-]*$")  # what parts the head of a table from its rows
SOME = re.compile(rf"[{DRAWN}·∙{SPACES}]|^[ ]*[o§]\t", re.MULTILINE)
ORDINARY = re.compile(f"[{SPACES}]")


def may_differ(text: str) -> bool:
    """Return whether a text contains one of these signs; most do not."""
    return bool(SOME.search(text) or (WITHIN.search(text) and NUMBER.search(text)))


def as_meant(text: str, *, code: set[int]) -> str:
    """Return a text whose lines begin as Markdown expects; lines of code stay unchanged."""
    lines = enumerate(text.split("\n"))
    begun = [line if number in code else _begun(line) for number, line in lines]
    return "\n".join(_nested(begun, code))


def _nested(lines: list[str], code: set[int]) -> Iterator[str]:
    """Yield the lines; a list below a number begins at the same column as the number's words."""
    edge, words, more = 0, 0, 0  # where a number stands, where its words do, what is missing
    for place, line in enumerate(lines):
        number, deeper = NUMBERED.match(line), DEEPER.match(line)
        indent = len(line) - len(line.lstrip(" "))
        nested = deeper and edge < indent < words and (not deeper[2] or indent > edge + 1)
        if place not in code and line.strip():
            if nested:
                more = words - indent
            elif number:
                edge, words, more = indent, len(number[0]), 0
            elif not lines[place - 1].strip() and (indent <= edge or (not more and indent < words)):
                words = more = 0
        yield " " * more + line if line.strip() else line


def _begun(line: str) -> str:
    if RULE.match(line):
        return ORDINARY.sub(" ", line)
    line = BULLET.sub(r"\1- ", line)
    begin = BEGIN.match(line)
    end = begin.end() if begin else 0
    return ORDINARY.sub(" ", line[:end]) + line[end:]
