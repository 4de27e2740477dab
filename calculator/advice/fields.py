"""The fields that advice searches: each set of the formulas with hours, in every quantity.

A field is one set, together with every other formula that the visitor has chosen. Its amounts are
calculated once for each quantity of each formula.
"""

from collections.abc import Mapping, Sequence

from calculator.advice.grid import Column, Field
from calculator.tariff.adjustments import AppliedAdjustment, may_bind, sum_of
from calculator.tariff.book import PriceBook
from calculator.tariff.estimate import block_adjustments
from calculator.tariff.facts import bands_of
from calculator.tariff.formulas import MONTH, Formula
from calculator.tariff.hours import hours_of, with_hours
from calculator.tariff.need import Need, Pick
from calculator.tariff.quantities import Follows, by_month
from calculator.tariff.rates import charge
from calculator.tariff.requirements import Entry, conflicts, entries_of
from calculator.tariff.units import units


def sets_of(book: PriceBook) -> list[tuple[Formula, ...]]:
    """Return every non-empty set of the formulas with hours, the smallest first, then in the book's
    order."""
    sets: list[tuple[Formula, ...]] = [()]
    for formula in with_hours(book.formulas):
        sets += [(*smaller, formula) for smaller in sets]
    order = [formula.code for formula in book.formulas]
    return sorted(
        sets[1:],
        key=lambda formulas: (len(formulas), [order.index(formula.code) for formula in formulas]),
    )


def need_of(formulas: Sequence[Formula], need: Need, book: PriceBook) -> Need:
    """Return the need with the lowest quantity of these formulas, and no other formula with
    hours."""
    codes = [formula.code for formula in with_hours(book.formulas)]
    picks = {code: pick for code, pick in need.choose.items() if code not in codes}
    for formula in formulas:
        period, grid = formula.first_period
        picks[formula.code] = Pick(grid.low, period)
    return Need(need.facts, picks, need.months)


def field_of(formulas: Sequence[Formula], need: Need, book: PriceBook) -> Field | None:
    """Return the field of a set; None if one of its formulas excludes another."""
    return field_with(formulas, need_of(formulas, need, book), book)


def field_with(formulas: Sequence[Formula], need: Need, book: PriceBook) -> Field | None:
    """Return the field of a set together with the rest of a need; None if one formula excludes
    another."""
    entries = entries_of(book.formulas, need)
    if conflicts(entries):
        return None
    codes = [entry.formula.code for entry in entries]
    month = [entry for entry in entries if entry.formula.block == MONTH]
    adjustments = block_adjustments(
        [entry.formula.code for entry in month], need=need, book=book, codes=codes
    )
    variable = {formula.code: _with_followers(formula.code, month) for formula in formulas}
    fixed = [entry for entry in month if not any(entry in some for some in variable.values())]
    amounts = {entry.formula.code: _amount(entry.formula, need=need, book=book) for entry in fixed}
    bases, pools = _sums(adjustments, amounts)
    columns = [
        _column(formula, variable[formula.code], adjustments, need, book) for formula in formulas
    ]
    columns = sorted(
        columns, key=lambda column: (len(column.costs), codes.index(column.formula.code))
    )
    binding, net = _binding(adjustments, pools, columns), sum(amounts.values())
    return Field(adjustments, binding, net, bases, pools, book.least_month, tuple(columns))


def _column(
    formula: Formula,
    entries: Sequence[Entry],
    adjustments: Sequence[AppliedAdjustment],
    need: Need,
    book: PriceBook,
) -> Column:
    """Return the prices of a formula and its followers, for each quantity of its first period."""
    period, grid = formula.first_period
    quantities = [grid.low + grid.step * step for step in range(grid.count)]
    bands = bands_of(book.facts, need.facts)
    costs: list[int] = []
    bases: list[list[int]] = [[] for _ in adjustments]
    pools: list[list[int]] = [[] for _ in adjustments]
    for quantity in quantities:
        count = by_month(quantity, period)
        amounts = {
            entry.formula.code: charge(count, rate=entry.formula.rate, bands=bands).amount
            for entry in entries
        }
        costs.append(sum(amounts.values()))
        for number, (base, pool) in enumerate(zip(*_sums(adjustments, amounts), strict=True)):
            bases[number].append(base)
            pools[number].append(pool)
    hours = [hours_of(by_month(quantity, period), formula) for quantity in quantities]
    return Column(formula, quantities, hours, costs, bases, pools)


def _binding(
    adjustments: Sequence[AppliedAdjustment], pools: Sequence[int], columns: Sequence[Column]
) -> tuple[bool, ...]:
    """Return, for each adjustment, whether its smallest pool may limit it."""
    smallest = [
        pool + sum([min(column.pools[number]) for column in columns])
        for number, pool in enumerate(pools)
    ]
    return tuple([may_bind(index, adjustments, pool=pool) for index, pool in enumerate(smallest)])


def _sums(
    adjustments: Sequence[AppliedAdjustment], amounts: Mapping[str, int]
) -> tuple[list[int], list[int]]:
    """Return the amounts that some lines add to the base of each adjustment, and to its pool."""
    return (
        [sum_of(applied.entry.of, amounts) for applied in adjustments],
        [sum_of(applied.pool, amounts) for applied in adjustments],
    )


def _amount(formula: Formula, *, need: Need, book: PriceBook) -> int:
    """Return the amount of a line of the month, which is never a range and never on request."""
    bands = bands_of(book.facts, need.facts)
    ends = units(formula, need=need, book=book, bands=bands)
    assert ends is not None
    return charge(ends[0], rate=formula.rate, bands=bands).amount


def _with_followers(code: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entry of a formula and those of its followers, directly or through another."""
    chain = [entry for entry in entries if entry.formula.code == code]
    for entry in chain:
        chain += [
            other
            for other in entries
            if isinstance(other.formula.quantity, Follows)
            and other.formula.quantity.formula == entry.formula.code
        ]
    return chain
