"""New values in the TOML text of a price book, with every other byte left where it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

HEADER = re.compile(r"\s*\[\s*([\w.\-]+)\s*\]")
KEY = re.compile(
    r"""(\s*)(#?)(\s*)([\w.\-]+)(\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#]+)(.*)""", re.DOTALL
)


def with_values(text: str, changes: Mapping[str, str | None]) -> str:
    """Return the text with new values by dotted key; None takes a value out of use by the sign #
    before it.

    A value that waits behind a # comes into use; one that stands nowhere comes below the others of
    its table.
    """
    lines = text.splitlines(keepends=True)
    found = list(_keys(lines))
    for key, value in changes.items():
        used = [number for number, name, in_use in found if name == key and in_use]
        waiting = [number for number, name, in_use in found if name == key and not in_use]
        for number in (used or waiting)[:1]:
            lines[number] = _line(lines[number], value)
        if value is not None and not used and not waiting:
            lines = _added(lines, key, value)
    return "".join(lines)


def places(text: str) -> dict[str, int]:
    """Return the line of each value by its dotted key, in use or not."""
    return {key: number for number, key, _ in _keys(text.splitlines())}


def note_above(text: str, key: str) -> str:
    """Return what the note directly above a value, or above a whole table, says of it."""
    lines = text.splitlines()
    places = [number for number, name, _ in _keys(lines) if name == key]
    places += [
        number
        for number, line in enumerate(lines)
        if (found := HEADER.match(line)) and found[1] == key
    ]
    words: list[str] = []
    number = (places or [0])[0] - 1
    while number >= 0 and lines[number].startswith("#"):
        words.insert(0, lines[number].removeprefix("#").strip())
        number -= 1
    return " ".join(words)


def _added(lines: list[str], key: str, value: str) -> list[str]:
    table, _, name = key.rpartition(".")
    places = [
        number
        for number, other, in_use in _keys(lines)
        if in_use and other.rpartition(".")[0] == table
    ]
    if not places:
        return lines
    return [
        *lines[: places[-1] + 1],
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n",
        *lines[places[-1] + 1 :],
    ]


def _keys(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Yield the line of each value, its dotted key, and whether it is in use or stands behind a
    #."""
    table = ""
    for number, line in enumerate(lines):
        if header := HEADER.match(line):
            table = f"{header[1]}."
        elif found := KEY.fullmatch(line.rstrip("\r\n")):
            yield number, table + found[4], not found[2]


def _line(line: str, value: str | None) -> str:
    content = line.rstrip("\r\n")
    found = KEY.fullmatch(content)
    assert found  # _keys has seen it
    indent, sign, _, key, equals, _, rest = found.groups()
    if value is None:
        return line if sign else f"{indent}# {line[len(indent) :]}"
    return (
        f"{indent}{key}{equals}{json.dumps(value, ensure_ascii=False)}{rest}{line[len(content) :]}"
    )
