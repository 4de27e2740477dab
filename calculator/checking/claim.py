"""The amounts of an estimate that somebody received, and how they compare with a new one."""

from collections.abc import Sequence
from dataclasses import dataclass

Amounts = tuple[str, ...]
"""One amount, or the lowest and the highest, as the calculator writes amounts."""


class UnreadError(Exception):
    """An estimate that cannot be read; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Row:
    """The label of a line, and its amounts."""

    label: str
    amounts: Amounts


@dataclass(frozen=True)
class Difference:
    """A line whose amounts differ from those of the new calculation, `expected`."""

    label: str
    claim: Amounts
    expected: Amounts


@dataclass(frozen=True)
class Verdict:
    """The result of a comparison: the lines that differ, and those that could not be read."""

    differences: Sequence[Difference] = ()
    unread: Sequence[str] = ()


def compare(claims: Sequence[Row], expected: Sequence[Amounts]) -> Verdict:
    """Return the comparison line by line; all lines count as unread if there are more or fewer."""
    if len(claims) != len(expected):
        return Verdict(unread=[row.label for row in claims])
    return Verdict(
        [
            Difference(row.label, row.amounts, amounts)
            for row, amounts in zip(claims, expected, strict=True)
            if row.amounts != amounts
        ]
    )
