"""The prices of every combination of some formulas: a column for each formula, and rows.

A month is the sum of the columns' amounts and of the adjustments, exactly as in an estimate, but
calculated faster: there may be thousands of combinations.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.tariff.adjustments import PERCENT, AppliedAdjustment
from calculator.tariff.formulas import Formula


@dataclass(frozen=True, slots=True)
class Column:
    """One formula of a field, by rising quantity: hundredths, hours and net amounts.

    `bases` and `pools` hold, for each adjustment and quantity, the amount that this formula and its
    followers add to the base of the adjustment, and to the pool that limits it.
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

    adjustments: tuple[AppliedAdjustment, ...]
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
    """Yield every combination of a field, one row for all quantities of the last column."""
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
    for index, quantity in enumerate(column.quantities):
        yield from _rows(
            field,
            (*quantities, quantity),
            hours + column.hours[index],
            net + column.costs[index],
            [base + column.bases[number][index] for number, base in enumerate(bases)],
            [pool + column.pools[number][index] for number, pool in enumerate(pools)],
        )


def _nets(field: Field, column: Column, net: int, bases: list[int], pools: list[int]) -> list[int]:
    """Return the net month for each quantity of the last column."""
    nets = [net + cost for cost in column.costs]
    lines: list[list[int]] = []
    for number, applied in enumerate(field.adjustments):
        base, double_percent = bases[number], 2 * abs(applied.entry.percent)
        amounts = [
            (double_percent * (base + more) + PERCENT) // (2 * PERCENT)
            for more in column.bases[number]
        ]
        if field.binding[number]:
            limits = [pools[number] + more for more in column.pools[number]]
            for earlier in applied.earlier:
                pairs = zip(limits, lines[earlier], strict=True)
                limits = [limit - amount for limit, amount in pairs]
            amounts = [min(pair) for pair in zip(amounts, limits, strict=True)]
        lines.append(amounts)
        pairs = zip(nets, amounts, strict=True)
        if applied.entry.percent < 0:
            nets = [before - amount for before, amount in pairs]
        else:
            nets = [before + amount for before, amount in pairs]
    if field.least and min(nets) < field.least:
        nets = [field.least if 0 < before < field.least else before for before in nets]
    return nets
