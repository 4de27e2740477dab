"""The combinations of some formulas, priced: a column for each formula, and rows through them.

A month is the sum of the columns' amounts, with the adjustments worked on sums, exactly as an
estimate works them out; only quicker, for there may be thousands.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from calculator.tariff.adjustments import PERCENT, Applied
from calculator.tariff.formulas import Formula


@dataclass(frozen=True, slots=True)
class Column:
    """One formula of a field, by rising quantity: picked hundredths, hours, and what they cost.

    `bases` and `pools` hold, for each adjustment, what this formula and its followers add to the
    sum that the adjustment is worked on, and to the one that bounds it.
    """

    formula: Formula
    quantities: list[int]
    hours: list[int]
    costs: list[int]
    bases: list[list[int]]
    pools: list[list[int]]


@dataclass(frozen=True, slots=True)
class Field:
    """A set of formulas: what is the same for each combination, and a column for each formula.

    `binding` tells for each adjustment whether its pool may be less than what is taken from it.
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
    """Combinations that differ in the last column only: what is picked before it, and their
    months."""

    quantities: tuple[int, ...]
    hours: int
    nets: list[int]


def rows(field: Field) -> Iterator[Row]:
    """Every combination of a field, the last column's in a row."""
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
    """The month for each quantity of the last column."""
    nets = [net + cost for cost in column.costs]
    taken: list[list[int]] = []
    for term, one in enumerate(field.terms):
        base, twice = bases[term], 2 * abs(one.entry.percent)
        amounts = [
            (twice * (base + more) + PERCENT) // (2 * PERCENT) for more in column.bases[term]
        ]
        if field.binding[term]:
            left = [pools[term] + more for more in column.pools[term]]
            for earlier in one.earlier:
                left = [most - amount for most, amount in zip(left, taken[earlier], strict=True)]
            amounts = [min(both) for both in zip(amounts, left, strict=True)]
        taken.append(amounts)
        pairs = zip(nets, amounts, strict=True)
        if one.entry.percent < 0:
            nets = [before - amount for before, amount in pairs]
        else:
            nets = [before + amount for before, amount in pairs]
    if field.least and min(nets) < field.least:
        nets = [field.least if 0 < one_net < field.least else one_net for one_net in nets]
    return nets
