"""Included services: lines without an amount that come with some formulas."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from calculator.tariff.commitment import NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Included:
    """A line without an amount that comes with any of `formulas`, perhaps only without
    commitment."""

    code: str
    formulas: tuple[str, ...]
    without_commitment: bool
    page: str | None


def included_with(
    entries: Sequence[Included], *, lines: Collection[str], months: int
) -> tuple[Included, ...]:
    """Return the included services that come with `lines`, in the book's order."""
    return tuple(
        [
            entry
            for entry in entries
            if any(code in lines for code in entry.formulas)
            and (months == NONE or not entry.without_commitment)
        ]
    )
