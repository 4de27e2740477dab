"""What somebody's estimate says, whatever its form: a link, and amounts in their order."""

from collections.abc import Sequence
from dataclasses import dataclass

Amounts = tuple[str, ...]
"""One amount, or the lowest and the highest; as the calculator writes amounts."""


class UnreadError(Exception):
    """A form that cannot be read; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Row:
    """What a line is called there, and its amounts."""

    label: str
    amounts: Amounts


@dataclass(frozen=True)
class Difference:
    """A line that says something else than what is worked out again."""

    label: str
    said: Amounts
    worked: Amounts


@dataclass(frozen=True)
class Verdict:
    """What came of the comparison: the lines that differ, and what could not be read."""

    differences: Sequence[Difference] = ()
    unread: Sequence[str] = ()


def compared(said: Sequence[Row], worked: Sequence[Amounts]) -> Verdict:
    """One line after the other; with more or fewer lines nothing is known of any."""
    if len(said) != len(worked):
        return Verdict(unread=[row.label for row in said])
    return Verdict(
        [
            Difference(row.label, row.amounts, amounts)
            for row, amounts in zip(said, worked, strict=True)
            if row.amounts != amounts
        ]
    )
