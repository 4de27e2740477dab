"""What word processors put at the beginning of a line: bullets that are drawn, spaces that do not
break."""

from __future__ import annotations

import re

SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
BULLET = re.compile(
    rf"^([ \t{SPACES}]*)(?:[•‣▪◦●■▸►❖➢][ \t{SPACES}]*|[·∙][ \t{SPACES}]+|[o§]\t)(?=\S)"
)
BEGIN = re.compile(
    rf"^[ \t{SPACES}]*(?:(?:[-*+>]|#{{1,6}}|\d{{1,9}}[.)])[ \t{SPACES}]+)*"
    rf"(?:\[[ xX{SPACES}]\][ \t{SPACES}])?"
)
RULE = re.compile(rf"^[ \t|:{SPACES}-]*$")  # what parts the head of a table from its rows
SOME = re.compile(rf"[•‣▪◦●■▸►❖➢·∙{SPACES}]|^[ ]*[o§]\t", re.MULTILINE)
ORDINARY = re.compile(f"[{SPACES}]")


def may_differ(text: str) -> bool:
    """Whether a text has any such sign: most have none."""
    return bool(SOME.search(text))


def as_meant(text: str, *, code: set[int]) -> str:
    """Return a text whose lines begin as Markdown writes them; lines of code stay as they are."""
    lines = enumerate(text.split("\n"))
    return "\n".join(line if number in code else _begun(line) for number, line in lines)


def _begun(line: str) -> str:
    if RULE.match(line):
        return ORDINARY.sub(" ", line)
    line = BULLET.sub(r"\1- ", line)
    begin = BEGIN.match(line)
    end = begin.end() if begin else 0
    return ORDINARY.sub(" ", line[:end]) + line[end:]
