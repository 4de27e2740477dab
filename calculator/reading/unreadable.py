"""The mistake in a text that is not TOML: the line that cannot be read, and what to do about it."""

import re
import tomllib

from calculator.mistake import Message, Mistake, say

CURLY = "“”„«»‘’″＂"
NAME = re.compile(r"[A-Za-z0-9_-]+")
VALUE_AFTER_NAME = re.compile(r"[A-Za-z0-9_-]+\s+[0-9]\S*")
NOTES = ("//", ";", "--", "<!--", "/*")
"""How other languages begin a note."""


def unreadable(text: str, *, reason: str, source: str) -> Mistake:
    """Return the mistake in a text; its line is the first that cannot be read."""
    lines = text.splitlines() or [""]
    numbers = range(len(lines), 0, -1)
    line = next((number for number in numbers if _is_toml("\n".join(lines[: number - 1]))), 1)
    got = lines[line - 1].strip()
    if reason.startswith("Cannot"):  # overwrite a value, or declare a table duplicate
        message = say(
            "a name must stand once, got %(got)s a second time; keep one of them.", got=got
        )
        return Mistake(source, line, message)
    return Mistake(
        source,
        line,
        say(
            'the line must be like name = "value", got %(got)s; %(todo)s.',
            got=got,
            todo=_of_line(got),
        ),
    )


def _of_line(line: str) -> Message:
    """Return the advice on a line that is not TOML."""
    if not line.isprintable() and not line.replace("\t", "").isprintable():
        return say("type it anew, it holds a character that cannot be seen")
    if line.startswith(("[", "【")):
        return say(
            "write names of small letters, digits and hyphens in the brackets, joined by points"
        )
    if any(mark in line for mark in CURLY):
        return say("write straight quotation marks")
    if line.startswith(NOTES):
        return say('begin a note with "#"')
    name, equals, value = (part.strip() for part in line.partition("="))
    if not equals:
        return _without_equals(name)
    if not NAME.fullmatch(name):
        return _of_name(name)
    return _of_value(value)


def _without_equals(line: str) -> Message:
    if ":" in line:
        return say('write "=" in place of ":"')
    if '"' in line or VALUE_AFTER_NAME.fullmatch(line):
        return say('write "=" between the name and its value')
    return say('begin a note with "#"')


def _of_name(name: str) -> Message:
    if name.endswith((":", "=")):
        return say('write "=" alone')
    if name.startswith(("-", "+", "*", "•")):
        return say('take the "%(sign)s" before it away', sign=name[0])
    return say("write its name in small letters without accents, digits and hyphens")


def _of_value(value: str) -> Message:
    """Return the advice on what follows the sign =."""
    if not value:
        return say("write its value on the same line")
    if value.endswith((",", ";", ".")) and _is_toml(f"x = {value[:-1]}"):
        return say('take the "%(sign)s" at its end out', sign=value[-1])
    if value.startswith(("[", "(")) or re.fullmatch(r'"[^"]*"(?:\s*[,;]\s*"[^"]*")+', value):
        return say('write ["…", "…"]')
    before, _, note = value.partition(" ")
    if _is_toml(f"x = {before}") and note.startswith(NOTES):
        return say('begin a note with "#"')
    if '"' not in value and "'" not in value:
        return say("write its value in quotation marks")
    if re.fullmatch(r'"[^"]*"\s+[\w-]+\s*=.*', value):
        return say("write each name on a line of its own")
    return say("look for a missing or extra quotation mark")


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True
