"""YAML as staff write it, with a message for each wrong line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Any

import yaml
from yaml.nodes import CollectionNode, Node

from plugins.errors import ContentError, Mistake
from plugins.reading.yaml_advice import TIGHT, wrong_line

KEYLESS = "while scanning a simple key"  # how YAML tells of a line without a colon
ENTRY = re.compile(r" *- +")
INDENT = re.compile(r" *")
KEYLESS_LINE = re.compile(r"(?:\s*- )?[^:\s#-][^:]*")  # YAML takes offence at what follows it
MOST = 20  # wrong lines reported in one run


def composed(text: str, *, file: str, first_line: int) -> Node | None:
    """Return a text with clean keys as nodes with their lines; ContentError lists every wrong
    line."""
    lines = text.split("\n")
    node, wrong = _compose(lines)
    if len(wrong) > 1:
        wrong = _blamed(lines, wrong)
    if wrong:
        raise ContentError(
            Mistake(file, first_line + at, wrong_line(lines[at], lines)) for at in wrong
        )
    if "&" in text and "*" in text and (twice := _twice(node, set())):
        at = twice.start_mark.line
        raise ContentError.at(file, first_line + at, wrong_line(lines[at], lines))
    return node


def _twice(node: Any, seen: set[int]) -> Node | None:
    """Return the first node that "&name" and "*name" put in two places, None if there is none."""
    if id(node) in seen:
        return node  # type: ignore[no-any-return]
    if isinstance(node, CollectionNode):
        seen.add(id(node))
        inner = chain.from_iterable(
            part if isinstance(part, tuple) else (part,) for part in node.value
        )
        return next(filter(None, (_twice(part, seen) for part in inner)), None)
    return None


def _compose(lines: Sequence[str]) -> tuple[Node | None, list[int]]:
    """Return the nodes, and the wrong lines without which the others could be read."""
    lines, wrong = [*lines], list[int]()
    while len(wrong) < MOST:
        try:  # this loader is thirty times as fast as a reader in Python; every value is text
            return yaml.compose("\n".join(lines), Loader=yaml.CBaseLoader), wrong
        except yaml.YAMLError as error:
            at = _at_fault(lines, error)
            if at in wrong:
                break
            wrong.append(at)
            lines[at] = _harmless(lines[at])  # so that the same run reports later lines
    return None, wrong


def _blamed(lines: Sequence[str], wrong: list[int]) -> list[int]:
    """Return the wrong lines; if most are right once the line before the first one is, it is to
    blame: it began a block in another form than its neighbours have."""
    before = next((at for at in range(wrong[0] - 1, -1, -1) if _is_read(lines[at])), None)
    if before is None:
        return wrong
    indent = INDENT.match(lines[wrong[0]])[0]  # type: ignore[index]
    for repaired in (f"{indent}{lines[before].strip()}", f"{indent}key:"):
        _, rest = _compose([*lines[:before], repaired, *lines[before + 1 :]])
        if len(rest) + 1 < len(wrong):
            return [before, *rest]
    return wrong


def _is_read(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _harmless(line: str) -> str:
    """Return what may stand in the place of a wrong line, without an effect on the next ones."""
    entry = ENTRY.match(line)
    return f"{entry[0]}key:" if entry else ""


def _at_fault(lines: list[str], error: yaml.YAMLError) -> int:
    """Return the wrong line: the first that is no YAML by itself, else one without a space after
    its colon, else the one that YAML reports, which may be too late for an open quotation mark."""
    if isinstance(error, yaml.reader.ReaderError):  # a character that no text may hold
        return next((number for number, line in enumerate(lines) if not _readable(line)), 0)
    keyless = getattr(error, "context", None) == KEYLESS  # found out a line later
    names = ("context_mark", "problem_mark")[:: 1 if keyless else -1]
    mark = next(filter(None, (getattr(error, name, None) for name in names)), None)
    named = min(mark.line if mark else 0, len(lines) - 1)
    if named and KEYLESS_LINE.fullmatch(lines[named - 1].partition(" #")[0]):
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
