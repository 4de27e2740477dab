"""What to do about a line that is no YAML, by its appearance."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.errors import Message, say

QUOTES = ('"', "'")
TIGHT = re.compile(r"\s*(?:- +)?[A-Za-z][\w-]*:(?!//)\S")  # a colon without a space
TIGHT_DASH = re.compile(r"\s*-[A-Za-z][\w-]*:(?:\s|$)")
POINT = re.compile(r"\s*[–—•·▪●◦*][ \t]+[A-Za-z][\w-]*:(?:\s|$)")  # what programs make of "- "
NOTE = re.compile(r"\s*(?://|;|<!--|/\*|--(?!-))")  # as other languages begin one
KEYS = re.compile(r"\{\s*[\w-]+\s*[:=]")  # {one: "…", other: "…"}
SECOND = re.compile(r".*[ ,][A-Za-z][\w-]*:(?:\s|$)")  # - from: /a to: /b/
SIGNS = "@%&*!|>[]{}`,?#-"  # with one of these YAML means something else than text


def wrong_line(line: str, others: Sequence[str] = ()) -> Message:
    """Return the message about a line that cannot be read among the others of its file."""
    return say(
        'this line must be like "key: value", got "%(got)s"; %(advice)s.',
        got=line.strip(),
        advice=_of_signs(line) or _of_value(line) or _of_key(line, others),
    )


def _of_signs(line: str) -> Message | None:
    """Return the advice if a sign is missing or out of place, None otherwise."""
    if TIGHT.match(line):
        return say("put a space after the colon")
    if line.startswith("\t"):
        return say("take the tab before it away")
    if not line.isprintable() and not line.replace("\t", "").isprintable():
        return say("type it anew, it holds a character that cannot be seen")
    if NOTE.match(line):
        return say('begin a note with "#"')
    if TIGHT_DASH.match(line):
        return say('put a space after the "-"')
    if POINT.match(line):
        return say('begin it with "- "')
    if line.strip() == "---":
        return say("take it out")
    return None


def _of_value(line: str) -> Message | None:
    """Return the advice on what follows the colon, None if nothing is wrong with it."""
    value = line.partition(":")[2].strip()
    if value.startswith(QUOTES):
        return say("let the value begin and end with one quotation mark, with none of these within")
    if KEYS.match(value):
        return say('write it like {one: "…", other: "…"}')
    if value.startswith("[") and "](" not in value:
        return say("write it like [one, other]")
    if value.startswith(tuple(SIGNS)):
        return say(
            'put the value between double quotes, since it begins with "%(sign)s"', sign=value[0]
        )
    return None


def _of_key(line: str, others: Sequence[str]) -> Message:
    """Return the advice on a key, or on the place of the line."""
    key, colon, value = line.strip().partition(":")
    if not colon:
        if "=" in key and not key.startswith("="):
            return say('write ":" in place of "="')
        return say("begin it with a key and a colon, or add it to the line above")
    if key.startswith(tuple(sign for sign in SIGNS if sign != "-")):
        return say(
            'put the key between double quotes, since it begins with "%(sign)s"', sign=key[0]
        )
    if key.startswith(QUOTES):
        return say("let the key begin and end with one quotation mark")
    if " #" in key:
        return say("put the key between double quotes")
    if ":" in value:
        if key.startswith("- ") and SECOND.fullmatch(value.partition(":")[0] + ":"):
            return say("write each key on a line of its own")
        return say("where the value holds a colon, put it between double quotes")
    return _of_place(line, others)


def _of_place(line: str, others: Sequence[str]) -> Message:
    """Return the advice on a line that stands elsewhere than its neighbours."""
    key = f"- {line.strip().partition(':')[0]}:"
    if any(other.startswith(key) for other in others):
        return say('begin it with "- "')
    if line.lstrip().startswith("- ") and sum(other.startswith("- ") for other in others) < 2:
        return say('take the "-" before it away')
    return say("begin it as far from the edge as its neighbours")
