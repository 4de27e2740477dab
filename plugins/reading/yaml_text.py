"""YAML as staff write it, with a message for each wrong line."""

from __future__ import annotations

import re

import yaml
from yaml.nodes import Node

from plugins.errors import ContentError, Message, Mistake, say

QUOTES = ('"', "'")
TIGHT = re.compile(r"\s*(?:- +)?[A-Za-z][\w-]*:[^\s/]")  # a colon without a space
KEYLESS = "while scanning a simple key"  # how YAML tells of a line without a colon
ENTRY = re.compile(r" *- +")
KEYLESS_LINE = re.compile(r"(?:\s*- )?[^:\s#-][^:]*")  # YAML takes offence at what follows it
MOST = 20  # wrong lines reported in one run
SIGNS = "@%&*!|>[]{}`,?#-"  # with one of these YAML means something else than text


def composed(text: str, *, file: str, first_line: int) -> Node | None:
    """Return a text with clean keys as nodes with their lines; ContentError lists every wrong
    line."""
    lines = text.split("\n")
    mistakes: list[Mistake] = []
    while True:
        try:  # this loader is thirty times as fast as a reader in Python; every value is text
            node = yaml.compose("\n".join(lines), Loader=yaml.CBaseLoader)
        except yaml.YAMLError as error:
            at = _at_fault(lines, error)
            if any(mistake.line == first_line + at for mistake in mistakes):
                break
            mistakes.append(Mistake(file, first_line + at, _message(lines[at])))
            lines[at] = _harmless(lines[at])  # so that the same run reports later lines
            if len(mistakes) == MOST:
                break
        else:
            break
    if mistakes:
        raise ContentError(mistakes)
    return node


def _harmless(line: str) -> str:
    """Return what may stand in the place of a wrong line, without an effect on the next ones."""
    entry = ENTRY.match(line)
    return f"{entry[0]}key:" if entry else ""


def _message(line: str) -> Message:
    return say(
        'this line must be like "key: value", got "%(got)s"; %(advice)s.',
        got=line.strip(),
        advice=_advice(line),
    )


def _at_fault(lines: list[str], error: yaml.YAMLError) -> int:
    """Return the wrong line: the first that is no YAML by itself, else one without a space after
    its colon, else the one that YAML reports, which may be too late for an open quotation mark."""
    if isinstance(error, yaml.reader.ReaderError):  # a character that no text may hold
        return next((number for number, line in enumerate(lines) if not _readable(line)), 0)
    keyless = getattr(error, "context", None) == KEYLESS  # found out a line later
    names = ("context_mark", "problem_mark")[:: 1 if keyless else -1]
    mark = next(filter(None, (getattr(error, name, None) for name in names)), None)
    named = min(mark.line if mark else 0, len(lines) - 1)
    if named and KEYLESS_LINE.fullmatch(lines[named - 1]):
        named -= 1
    before = range(named + 1)
    tight = (number for number in reversed(before) if TIGHT.match(lines[number]))
    unread = (number for number in before if not _readable(lines[number]))
    return next(unread, next(tight, named))


def _readable(line: str) -> bool:
    try:
        yaml.compose(line, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return True


def _advice(line: str) -> Message:
    """Return the advice for a line, by its appearance."""
    value = line.partition(":")[2].strip()
    if TIGHT.match(line):
        return say("put a space after the colon")
    if line.startswith("\t"):
        return say("take the tab before it away")
    if not line.isprintable() and not line.replace("\t", "").isprintable():
        return say("type it anew, it holds a character that cannot be seen")
    if value.startswith(QUOTES):
        return say("let the value begin and end with one quotation mark, with none of these within")
    if value.startswith(tuple(SIGNS)):
        return say(
            'put the value between double quotes, since it begins with "%(sign)s"', sign=value[0]
        )
    if ":" not in line:
        return say("begin it with a key and a colon, or add it to the line above")
    if ":" in value:
        return say("where the value holds a colon, put it between double quotes")
    return say("begin it as far from the edge as its neighbours")
