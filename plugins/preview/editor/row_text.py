"""Changes a text that is a list with one or more lines for each row; rows that stay keep their
lines and the notes above them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Values = dict[str, str]


@dataclass(frozen=True)
class Row:
    """The values of one row, its first line and its last, counted from 1."""

    values: Values
    first: int
    last: int


def with_rows(
    text: str, rows: Sequence[Row], new_rows: Sequence[Values], *, line_of: Callable[[Values], str]
) -> str:
    """Return the text with the new rows in their order; a row that changes is written anew below
    its own notes."""
    lines = [f"{line}\n" for line in text.splitlines()]
    head = lines[: rows[0].first - 1] if rows else lines
    before = [rows[0].first - 1, *(row.last for row in rows)] if rows else []
    unused = list(range(len(rows)))
    parts = ["".join(head)]
    for values in new_rows:
        place = _place(values, [rows[number] for number in unused])
        if place is None:
            parts.append(line_of(values))
            continue
        number = unused.pop(place)
        row, notes = rows[number], lines[before[number] : rows[number].first - 1]
        own_lines = "".join(lines[row.first - 1 : row.last])
        parts.append("".join(notes) + (own_lines if row.values == values else line_of(values)))
    return "".join([*parts, *(lines[rows[-1].last :] if rows else [])])


def _place(values: Values, rows: Sequence[Row]) -> int | None:
    """Return the index of the old row that this one was: an equal row, else one with the same first
    value."""
    first = next(iter(values))
    for place, row in enumerate(rows):
        if row.values == values:
            return place
    same = [place for place, row in enumerate(rows) if row.values.get(first) == values[first]]
    return same[0] if same else None
