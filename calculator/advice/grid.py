"""The prices of every combination of some formulas: a column for each formula, and rows.

A month is the sum of the columns' amounts and of the adjustments, exactly as in an estimate, only
faster: there may be thousands of combinations.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.tariff.adjustments import PERCENT, Applied
from calculator.tariff.formulas import Formula


@dataclass(frozen=True, slots=True)
class Column:
    """One formula of a field, by rising quantity: hundredths, hours and net amounts.

    `bases` and `pools` hold, for each adjustment, what this formula and its followers add to the
    base of the adjustment, and to the pool that limits it.
    """

    formula: Formula
    quantities: list[int]
    hours: list[int]
    costs: list[int]
    bases: list[list[int]]
    pools: list[list[int]]


@dataclass(frozen=True, slots=True)
class Field:
    """A set of formulas: the part that all combinations share, and a column for each formula.

    `binding` says for each adjustment whether its pool may be smaller than its amount.
    """

    terms: tuple[Applied, ...]
    binding: tuple[bool, ...]
    net: int
    bases: list[int]
    pools: list[int]
    least: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Combinations that differ in the last column only: the quantities of the other columns, and
    the net month of each combination."""

    quantities: tuple[int, ...]
    hours: int
    nets: list[int]


def rows(field: Field) -> Iterator[Row]:
    """Every combination of a field, one row for all quantities of the last column."""
    yield from _rows(field, (), 0, field.net, field.bases, field.pools)


def _rows(
    field: Field,
    quantities: tuple[int, ...],
    hours: int,
    net: int,
    bases: list[int],
    pools: list[int],
) -> Iterator[Row]:
    column = field.columns[len(quantities)]
    if len(quantities) == len(field.columns) - 1:
        yield Row(quantities, hours, _nets(field, column, net, bases, pools))
        return
    for place, quantity in enumerate(column.quantities):
        yield from _rows(
            field,
            (*quantities, quantity),
            hours + column.hours[place],
            net + column.costs[place],
            [base + column.bases[term][place] for term, base in enumerate(bases)],
            [pool + column.pools[term][place] for term, pool in enumerate(pools)],
        )


def _nets(field: Field, column: Column, net: int, bases: list[int], pools: list[int]) -> list[int]:
    """The net month for each quantity of the last column."""
    nets = [net + cost for cost in column.costs]
    lines: list[list[int]] = []
    for term, one in enumerate(field.terms):
        base, twice = bases[term], 2 * abs(one.entry.percent)
        amounts = [
            (twice * (base + more) + PERCENT) // (2 * PERCENT) for more in column.bases[term]
        ]
        if field.binding[term]:
            room = [pools[term] + more for more in column.pools[term]]
            for earlier in one.earlier:
                room = [most - amount for most, amount in zip(room, lines[earlier], strict=True)]
            amounts = [min(both) for both in zip(amounts, room, strict=True)]
        lines.append(amounts)
        pairs = zip(nets, amounts, strict=True)
        if one.entry.percent < 0:
            nets = [before - amount for before, amount in pairs]
        else:
            nets = [before + amount for before, amount in pairs]
    if field.least and min(nets) < field.least:
        nets = [field.least if 0 < one_net < field.least else one_net for one_net in nets]
    return nets
