"""A TOML text as a table that knows the line of each key."""

import re
import tomllib
from collections.abc import Iterator, Mapping

from calculator.mistake import Mistake, PriceBookError, say
from calculator.table import Table

_HEADER = re.compile(r"\s*\[\s*([\w.\-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.\-]+)\s*=")


def read_toml(text: str, *, source: str) -> Table:
    """The values of `text`, numbers kept as they were typed.

    Raises PriceBookError where the text is no TOML.
    """
    try:
        tree = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise PriceBookError([_unreadable(text, reason=str(error), source=source)]) from None
    return Table(dict(_flat(tree)), source=source, lines=dict(_lines(text)))


def _unreadable(text: str, *, reason: str, source: str) -> Mistake:
    """The one mistake that keeps the rest from being read: all that stands above its line can
    be."""
    lines = text.splitlines()
    line = next(line for line in range(len(lines), 0, -1) if _whole("\n".join(lines[: line - 1])))
    got = lines[line - 1].strip()
    if reason.startswith("Cannot"):  # overwrite a value, or declare a table twice
        return Mistake(
            source,
            line,
            say("a name must stand once, got %(got)s a second time; keep one of them.", got=got),
        )
    return Mistake(
        source,
        line,
        say(
            'the line must be like name = "value", got %(got)s; look for a missing or extra'
            " quotation mark.",
            got=got,
        ),
    )


def _whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Every dotted key and every table's name with the line it stands on.

    tomllib does not tell lines; one key a line, as the books are written, can be seen.
    """
    table = ""
    for line, content in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(content):
            table = f"{header[1]}."
            yield header[1], line
        elif key := _KEY.match(content):
            yield table + key[1], line


def _flat(tree: Mapping[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    """Every value as text, by dotted key."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, str(value)
