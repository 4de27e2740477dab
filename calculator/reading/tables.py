"""Reads tables with a value for every class and every choice."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from calculator.mistake import say
from calculator.reading.section import Section
from calculator.tariff.facts import NUMBER, Fact
from calculator.tariff.tables import SEPARATOR, Table


def read_by(section: Section, name: str, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return the facts of a table: the one with classes, a choice, or one of each."""
    codes = section.list(name, [fact.code for fact in facts if fact.bands])
    numbers = [fact.code for fact in facts if fact.kind == NUMBER and fact.code in codes]
    if len(codes) > 2 or (len(codes) == 2 and len(numbers) != 1):
        must = say("be the fact with classes, a choice, or one of each")
        section.wrong(name, must, say("take one out"))
        return ()
    return codes


def read_table(
    section: Section,
    name: str,
    *,
    by: Sequence[str],
    facts: Sequence[Fact],
    read: Callable[[Section, str], Any],
) -> Table:
    """Return one value, or a table of them by the facts in `by`, the first one outermost."""
    if not by:
        return Table((), {"": _single(section, name, read)})
    if not section.has(name):
        key = section.key(name)
        section.note(name, say("%(key)s must be there, got nothing; add [%(key)s].", key=key))
        return Table(tuple(by), {})
    bands = [next(fact.bands for fact in facts if fact.code == code) for code in by]
    return Table(tuple(by), _cells(section.table(name), bands, read))


def _single(section: Section, name: str, read: Callable[[Section, str], Any]) -> Any:
    if section.has(name) and isinstance(section.values[name], dict):
        todo = say('say by which facts it differs, like rate_by = ["…"]')
        section.wrong(name, say("be one value"), todo)
        return None
    return read(section, name)


def _cells(
    table: Section, bands: Sequence[Sequence[str]], read: Callable[[Section, str], Any]
) -> Mapping[str, Any]:
    """Return the cells of a table, by the bands of its facts, the first fact outermost."""
    cells: dict[str, Any] = {}
    for band in bands[0]:
        if len(bands) == 1:
            cells[band] = read(table, band)
        elif table.has(band):
            inner = _cells(table.table(band), bands[1:], read)
            cells |= {band + SEPARATOR + name: value for name, value in inner.items()}
        else:
            table.missing(band)
    table.done()
    return cells
