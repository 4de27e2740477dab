"""Separate lines in a file that would form one paragraph on the page: lists in a wrong form, and
short lines with a meaning of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from plugins.checks.texts.foreign_forms import shown
from plugins.errors import Message, say
from plugins.markdown.things import BREAK, CODE_SIGN, Passage

BEGINNINGS = re.compile(
    r"[ ]*(?:(?P<dash>[-*+–—•‐‑‒―−][ ]?(?=\S)|o[ ](?=\S))"
    r"|\(?(?P<number>\d{1,2})(?:[.)°/]|[ ]?[-–])[ ]?(?=[^\W\d])"
    r"|(?P<order>\d{1,2}:[ ]|\[\d{1,2}\][ ])|(?P<parts>\d{1,2}(?:\.\d{1,2})+[.)]?[ ]+(?=[^\W\d]))"
    r"|\(?(?P<letter>[a-zA-Z])(?:\)[ \t]?|\.[ \t])(?=\S)|\(?(?P<roman>[ivxIVX]{2,4})[.)][ ](?=\S)"
    r"|(?P<label>(?=[A-ZÀ-Þ])\w(?:[\w’'/-]|\.(?! )|[ ](?=\S)){0,24}[ \u00a0]?:[ \u00a0]+\S))"
)
POINT = re.compile(r"[-*+][ ]\S")  # anywhere but four spaces deeper, Markdown would have read it
NAMED = re.compile(r"[—–-]{1,2} ?[A-ZÀ-Ý]")  # who is quoted
ENDS = re.compile(r"[.,;:!?…&(/’'-]$")
SHORT, SOME = 40, 3  # signs of a line, lines: nobody wraps a sentence so
CODE = "x" * SHORT  # an address is longer than its sign
LIST = shown(say('begin each line of a list with "- " or "1. ", below an empty line'))
DEEP = shown(say("begin it at the edge, or right below the words of the point it belongs to"))
APART = shown(say('end the first line with "\\" to begin another, or write a list'))


def run_together(passage: Passage, text: str) -> Iterator[tuple[int, Message]]:
    """Yield consecutive lines that look like a list and are not read as one."""
    lines, in_list, place, before = text.split("\n"), False, 0, ""
    for line, after in pairwise(lines):
        here, following = _kind(line), _kind(after)
        behind = place + len(line) + 1
        if POINT.match(after) and not POINT.match(line):
            yield passage.line_at(behind), DEEP(one_line(after))
        elif here and here == following != before and _goes_on(line, after):
            in_list = True
            both = f"{line} {after}" if here == "label" else line
            yield passage.line_at(place), (APART if here == "label" else LIST)(one_line(both))
        before, place = here, behind
    if not in_list and (at := _apart(passage, lines)) is not None:
        place = sum(len(line) + 1 for line in lines[:at])
        yield passage.line_at(place), APART(one_line(" ".join(lines[at : at + 2])))


def _goes_on(line: str, after: str) -> bool:
    """Return whether the second line can be the next item of a list; initials of names are none."""
    letters = [match["letter"] or "" for match in map(BEGINNINGS.match, (line, after)) if match]
    if len(letters) == 2 and all(letters):
        return ord(letters[1].lower()) - ord(letters[0].lower()) == 1
    return not POINT.match(line)


def one_line(text: str) -> str:
    """Return words on one line, for a message."""
    return " ".join(text.replace(CODE_SIGN, "…").split())


def _kind(line: str) -> str:
    """Return the kind of a line's beginning, "" if a visible break ends the line."""
    if line.endswith(BREAK):
        return ""
    match = BEGINNINGS.match(line)
    kind = str(match.lastgroup) if match else ""
    return "letter" if kind == "roman" else kind or ("sign" if _pictured(line) else "")


def _pictured(line: str) -> bool:
    """Return whether a line begins with a picture or an arrow used as a bullet."""
    text = f"{line.lstrip()}  "
    first, second = text[0], text[1]
    drawn = unicodedata.category(first) in ("So", "No") or first in "→⇒➔►"
    return (drawn and first not in f"{CODE_SIGN}©®°") or second in "\ufe0f\u20e3"


def _apart(passage: Passage, lines: list[str]) -> int | None:
    """Return the index of a line that should end with a break: the one before the name of an
    author, or the first of several short ones."""
    if any(line.endswith(BREAK) for line in lines):
        return None
    if len(lines) > 1 and passage.words[-1].quoted and NAMED.match(lines[-1]):
        return len(lines) - 2
    short = len(lines) >= SOME and all(
        0 < len(line.replace(CODE_SIGN, CODE)) <= SHORT and (line[0].isupper() or line[0].isdigit())
        for line in lines
    )
    return 0 if short and not any(ENDS.search(line) for line in lines[:-1]) else None
