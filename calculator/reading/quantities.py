"""Reads the quantities of a book."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.mistake import say
from calculator.money import ONE
from calculator.reading.facts import codes_of
from calculator.reading.section import Section
from calculator.reading.tables import read_by, read_table
from calculator.tariff.facts import NUMBER, YES_NO, Fact
from calculator.tariff.formulas import MONTH
from calculator.tariff.quantities import (
    ONCE,
    PER_MONTH,
    Chosen,
    Flat,
    Follows,
    FromFact,
    FromTable,
    Grid,
    Span,
)
from calculator.tariff.tables import Table

ON_REQUEST = "on request"
KINDS = ("chosen", "flat", "fact", "as", "table")
MAX_UNITS = 1_000_000 * ONE
"""The largest number of units that a book can offer."""


@dataclass(frozen=True)
class Names:
    """The names that a formula may refer to."""

    facts: Sequence[Fact]
    formulas: Sequence[str]


def read_quantity(
    table: Section, names: Names, *, block: str
) -> Chosen | Flat | FromFact | Follows | FromTable:
    """Return the quantity of a formula: how its units are counted."""
    kind = table.choice("quantity", KINDS)
    if kind == "chosen":
        return _chosen(table, block)
    if kind == "fact":
        return FromFact(table.choice("fact", codes_of(names.facts, NUMBER)))
    if kind == "as":
        return _follows(table, names)
    if kind == "table":
        return _from_table(table, names, block)
    if not kind:  # any of these may be meant
        table.may_have("fact", "as", "if", "chosen", "table", "table_by", "hours")
    return Flat()


def _chosen(table: Section, block: str) -> Chosen:
    """Return the periods, each with its grid; a one-off formula has the single period `once`."""
    periods = [name for name in PER_MONTH if name != ONCE] if block == MONTH else [ONCE]
    if not table.has("chosen"):
        key = table.key(f"chosen.{periods[0]}")
        message = say("%(key)s must be there, got nothing; add [%(key)s].", key=key)
        table.note("chosen", message)
    inner = table.table("chosen")
    grids = {}
    for name in inner.values:
        if name in periods:
            grids[name] = _grid(inner.table(name))
    for name in periods:
        inner.has(name)
    inner.done()
    if "chosen" in table.values and not grids:
        must = say("have one of the tables %(choices)s", choices=", ".join(periods))
        table.wrong("chosen", must, say("add one"))
    return Chosen(grids)


def _grid(table: Section) -> Grid:
    """Return the grid of a period; `to` must be a whole number of steps above `from`."""
    low = table.number(
        "from", must=say("be a number like %(like)s", like="1"), least=1, most=MAX_UNITS
    )
    high = table.number(
        "to", must=say("be a number like %(like)s", like="8"), least=1, most=MAX_UNITS
    )
    step = table.number("step", must=say("be a number like %(like)s", like="0.5"), least=1)
    if low > high:
        table.wrong("to", say("be no less than from"), say("correct one of them"))
    elif step and (high - low) % step:
        table.wrong("to", say("be whole steps above from"), say("correct from, to or step"))
    table.done()
    return Grid(low, high, step or 1)


def _follows(table: Section, names: Names) -> Follows:
    own = table.path[-1]
    source = table.choice("as", [code for code in names.formulas if code != own])
    only_if = table.choice("if", codes_of(names.facts, YES_NO)) if table.has("if") else None
    return Follows(source, only_if)


def _from_table(table: Section, names: Names, block: str) -> FromTable:
    if block == MONTH:
        must = say('be "chosen", "flat", "fact" or "as" for what is billed by the month')
        table.wrong("quantity", must, say('or write billed = "once"'))
    by = read_by(table, "table_by", names.facts)
    if "table_by" not in table.values:
        table.missing("table_by")
    if not by:
        table.has("table")
        return FromTable(Table((), {"": None}))
    return FromTable(read_table(table, "table", by=by, facts=names.facts, read=_span))


def _span(table: Section, name: str) -> Span | None:
    """Return the lowest and highest number of units; None for "on request"."""
    if table.has(name) and table.values[name] == ON_REQUEST:
        return None
    return Span(*table.span(name, must=say('be a range like 8-12 or "on request"')))
