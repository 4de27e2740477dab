"""Tables: one value, or one for each class, each choice, or each pair of both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SEPARATOR = "/"


@dataclass(frozen=True, slots=True)
class Table:
    """Values by band; a cell's name joins the bands of the facts in `by`, in their order."""

    by: tuple[str, ...]
    cells: Mapping[str, Any]


def cell(table: Table, bands: Mapping[str, str]) -> Any:
    """Return the value for some bands; a band may be missing if it makes no difference."""
    if all(fact in bands for fact in table.by):
        return table.cells[SEPARATOR.join([bands[fact] for fact in table.by])]
    return next(iter(candidates(table, bands).values()))


def candidates(table: Table, bands: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the cells that fit some bands."""
    pattern = [bands.get(fact) for fact in table.by]
    return {name: value for name, value in table.cells.items() if _fits(name, pattern)}


def missing(table: Table, bands: Mapping[str, str]) -> tuple[str, ...]:
    """Return the facts without a band that make a difference to the value."""
    unknown = [fact for fact in table.by if fact not in bands]
    if not unknown:
        return ()
    cells = candidates(table, bands)
    return tuple([fact for fact in unknown if _matters(cells, table.by.index(fact))])


def _fits(name: str, pattern: list[str | None]) -> bool:
    parts = name.split(SEPARATOR)
    return all(band is None or band == parts[index] for index, band in enumerate(pattern))


def _matters(cells: Mapping[str, Any], index: int) -> bool:
    """Return whether two cells that differ in the band at this index alone have different
    values."""
    values: dict[str, Any] = {}
    for name, value in cells.items():
        parts = name.split(SEPARATOR)
        rest = SEPARATOR.join(parts[:index] + parts[index + 1 :])
        if values.setdefault(rest, value) != value:
            return True
    return False
