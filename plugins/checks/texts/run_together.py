"""Separate lines in a file that would form one paragraph on the page: lists in a wrong form, and
short lines with a meaning of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from plugins.checks.texts.foreign_forms import Advice, shown
from plugins.errors import Message, say
from plugins.markdown.things import BREAK, CODE_SIGN, Passage

GAP = r"[^\S\n]"
DAYS = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag)"
)
CLOCK = r"\d{1,2}(?::\d{2}(?::\d{2})?|[ ]?[hHu](?:[ ]?\d{2})?|\.\d{2}[ ]?(?:u|uur|h))\b"
DATE = r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
BEGINNINGS = re.compile(
    rf"[ ]*(?:(?P<dash>[-*+–—•‐‑‒―−]{GAP}?(?=\S)|o[ ](?=\S))"
    rf"|(?P<time>(?i:{DAYS})\b|{DATE}|{CLOCK})"
    r"|\(?(?P<number>\d{1,2})(?:[.)°/]|[ ]?[-–]|[ ][.)])[ ]?(?=[^\W\d])"
    r"|(?P<order>\d{1,2}:[ ]|\[\d{1,2}\][ ])|(?P<parts>\d{1,2}(?:\.\d{1,2})+[.)]?[ ]+(?=[^\W\d]))"
    r"|\(?(?P<letter>[a-zA-Z])(?:\)[ \t]?|\.[ \t])(?=\S)|\(?(?P<roman>[ivxIVX]{2,4})[.)][ ](?=\S)"
    r"|(?P<label>(?=[A-ZÀ-Þ])\w(?:[\w’'/-]|\.(?! )|[ ](?=\S)){0,24}[ \u00a0]?:[ \u00a0]+\S))"
)
MORNING = r"(?:[ ]?[AaPp]\.?[Mm]\b\.?)?"
STAMP = re.compile(  # what a chat writes before a message
    rf"(?:\[[^\]\n]{{0,20}}\b{CLOCK}[^\]\n]{{0,12}}\]|{DATE},?[ ]{CLOCK}[ ]?[-–])[ ]?\S"
    r"|(?!(?:At|From|Until|By|Around|De|À|Vers|Dès|Om|Van|Tot)\b)(?:[A-ZÀ-Þ][\w’'-]*[ ,]+){1,4}"
    rf"\[?{CLOCK}{MORNING}\]?[ ]*$"
)
POINT = re.compile(r"[-*+][ ]\S")  # anywhere but four spaces deeper, Markdown would have read it
NAMED = re.compile(r"[—–-]{1,2} ?[A-ZÀ-Ý]")  # who is quoted
ENDS = re.compile(r"[.,;:!?…&(/’'-]$")
INITIAL, JOINED = re.compile(r"[ ]*[B-Z]\.[ ]"), re.compile(r"\b(?:and|et|en)$|&$")
COUNTED = re.compile(r"([^\W\d]+\.?|§)[ \u00a0]?(\d{1,3})\b")  # step 1, art. 2
SHORT, SOME = 40, 3  # signs of a line, lines: nobody wraps a sentence so
SHORTER = 30  # signs of a line below one that ends with a colon
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
            in_list = True
            yield passage.line_at(behind), DEEP(one_line(after))
        elif here and here == following != before and _goes_on(line, after):
            in_list, both = True, here in ("label", "time")
            words = f"{line} {after}" if both else line
            yield passage.line_at(place), (APART if both else LIST)(one_line(words))
        elif not in_list and _counted(line, after):
            in_list = True
            yield passage.line_at(place), APART(one_line(f"{line} {after}"))
        before, place = here, behind
    if not in_list and (place_and_advice := _apart(passage, lines)):
        at, advice = place_and_advice
        place = sum(len(line) + 1 for line in lines[:at])
        yield passage.line_at(place), advice(one_line(" ".join(lines[at : at + 2])))


def _counted(line: str, after: str) -> bool:
    """Return whether two lines begin with the same word and two numbers in order, like steps."""
    first, second = COUNTED.match(line), COUNTED.match(after)
    if not first or not second or line.endswith(BREAK):
        return False
    return first[1] == second[1] and int(second[2]) == int(first[2]) + 1


def _goes_on(line: str, after: str) -> bool:
    """Return whether the second line can be the next item of a list; initials of names are none."""
    if JOINED.search(line):
        return False
    letters = [match["letter"] or "" for match in map(BEGINNINGS.match, (line, after)) if match]
    if len(letters) == 2 and all(letters):
        next_one = ord(letters[1].lower()) - ord(letters[0].lower()) == 1
        return next_one and not INITIAL.match(line)
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


def _apart(passage: Passage, lines: list[str]) -> tuple[int, Advice] | None:
    """Return the index of the first line that should not run into the next, with what to do."""
    if len(lines) < 2 or any(line.endswith(BREAK) for line in lines):
        return None
    if passage.words[-1].quoted and NAMED.match(lines[-1]):
        return len(lines) - 2, APART
    stamped = (place for place, line in enumerate(lines[:-1]) if STAMP.match(line))
    if (place := next(stamped, None)) is not None:
        return place, APART
    if len(lines) < SOME:
        return None
    return (0, APART) if _short(lines) else _unmarked(lines)


def _short(lines: list[str]) -> bool:
    """Return whether lines are those of an address, a signature or a verse."""
    ends = (lines[0].removesuffix(","), *lines[1:-1])
    return not any(ENDS.search(line) or JOINED.search(line) for line in ends) and all(
        0 < len(line.replace(CODE_SIGN, CODE)) <= SHORT and (line[0].isupper() or line[0].isdigit())
        for line in lines
    )


def _unmarked(lines: list[str]) -> tuple[int, Advice] | None:
    """Return the index of the first of several points without a mark: each ends with a semicolon,
    or all are short below a colon."""
    for place, pair in enumerate(pairwise(lines[:-1])):
        if all(line.endswith(";") for line in pair):
            return place, LIST
    below = lines[1:]
    short = all(0 < len(line.replace(CODE_SIGN, CODE)) <= SHORTER for line in below)
    ended = any(line.endswith((".", "?", "!", ":")) for line in below[:-1])
    return (1, LIST) if lines[0].endswith(":") and short and not ended else None
