"""The fields that advice searches: each set of the formulas with hours, in every quantity.

A field is one set, together with everything else that the visitor has chosen. Its amounts are
calculated once for each quantity of each formula.
"""

from collections.abc import Mapping, Sequence

from calculator.advice.grid import Column, Field
from calculator.tariff.adjustments import Applied, may_bind, sum_of
from calculator.tariff.book import PriceBook
from calculator.tariff.comparison import Pick
from calculator.tariff.estimate import terms_of
from calculator.tariff.facts import bands_of
from calculator.tariff.formulas import MONTH, Formula
from calculator.tariff.hours import hours_of, with_hours
from calculator.tariff.need import Need
from calculator.tariff.quantities import Follows, by_month
from calculator.tariff.rates import charge
from calculator.tariff.requirements import Entry, conflicts, lineup
from calculator.tariff.units import units


def sets_of(book: PriceBook) -> list[tuple[Formula, ...]]:
    """Every non-empty set of the formulas with hours, the smallest first, then in the book's
    order."""
    sets: list[tuple[Formula, ...]] = [()]
    for formula in with_hours(book.formulas):
        sets += [(*one, formula) for one in sets]
    places = {formula.code: place for place, formula in enumerate(book.formulas)}
    return sorted(sets[1:], key=lambda one: (len(one), [places[formula.code] for formula in one]))


def need_of(formulas: Sequence[Formula], need: Need, book: PriceBook) -> Need:
    """The need with the lowest quantity of these formulas, and no other formula with hours."""
    codes = [formula.code for formula in with_hours(book.formulas)]
    picks = {code: pick for code, pick in need.choose.items() if code not in codes}
    for formula in formulas:
        period, grid = formula.first_period
        picks[formula.code] = Pick(grid.low, period)
    return Need(need.facts, picks, need.months)


def field_of(formulas: Sequence[Formula], need: Need, book: PriceBook) -> Field | None:
    """The field of a set; None if one of its formulas excludes another."""
    return field_with(formulas, need_of(formulas, need, book), book)


def field_with(formulas: Sequence[Formula], need: Need, book: PriceBook) -> Field | None:
    """The field of a set together with the rest of a need; None if one formula excludes
    another."""
    entries = lineup(book.formulas, need)
    if conflicts(entries):
        return None
    codes = [entry.formula.code for entry in entries]
    month = [entry for entry in entries if entry.formula.block == MONTH]
    terms = terms_of([entry.formula.code for entry in month], need=need, book=book, codes=codes)
    moved = {formula.code: _with_followers(formula.code, month) for formula in formulas}
    fixed = [entry for entry in month if not any(entry in some for some in moved.values())]
    amounts = {entry.formula.code: _amount(entry.formula, need=need, book=book) for entry in fixed}
    bases, pools = _sums(terms, amounts)
    columns = [_column(formula, moved[formula.code], terms, need, book) for formula in formulas]
    columns = sorted(columns, key=lambda one: (len(one.costs), codes.index(one.formula.code)))
    net = sum(amounts.values())
    return Field(
        terms, _binding(terms, pools, columns), net, bases, pools, book.least_month, tuple(columns)
    )


def _column(
    formula: Formula, moved: Sequence[Entry], terms: Sequence[Applied], need: Need, book: PriceBook
) -> Column:
    """The prices of a formula and its followers, for each quantity of its first period."""
    period, grid = formula.first_period
    quantities = [grid.low + grid.step * place for place in range(grid.count)]
    bands = bands_of(book.facts, need.facts)
    costs: list[int] = []
    bases: list[list[int]] = [[] for _ in terms]
    pools: list[list[int]] = [[] for _ in terms]
    for picked in quantities:
        count = by_month(picked, period)
        amounts = {
            entry.formula.code: charge(count, rate=entry.formula.rate, bands=bands).amount
            for entry in moved
        }
        costs.append(sum(amounts.values()))
        for term, (base, pool) in enumerate(zip(*_sums(terms, amounts), strict=True)):
            bases[term].append(base)
            pools[term].append(pool)
    hours = [hours_of(by_month(picked, period), formula) for picked in quantities]
    return Column(formula, quantities, hours, costs, bases, pools)


def _binding(
    terms: Sequence[Applied], pools: Sequence[int], columns: Sequence[Column]
) -> tuple[bool, ...]:
    """For each adjustment, whether its smallest pool may limit it."""
    least = [
        pool + sum([min(column.pools[term]) for column in columns])
        for term, pool in enumerate(pools)
    ]
    return tuple([may_bind(term, terms, pool=pool) for term, pool in enumerate(least)])


def _sums(terms: Sequence[Applied], amounts: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """What some lines add to the base of each adjustment, and to its pool."""
    return (
        [sum_of(one.entry.of, amounts) for one in terms],
        [sum_of(one.pool, amounts) for one in terms],
    )


def _amount(formula: Formula, *, need: Need, book: PriceBook) -> int:
    """The amount of a line of the month, which is never a range and never on request."""
    bands = bands_of(book.facts, need.facts)
    ends = units(formula, need=need, book=book, bands=bands)
    assert ends is not None
    return charge(ends[0], rate=formula.rate, bands=bands).amount


def _with_followers(code: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entry of a formula and those of its followers, directly or through another."""
    chain = [entry for entry in entries if entry.formula.code == code]
    for entry in chain:
        chain += [
            other
            for other in entries
            if isinstance(other.formula.quantity, Follows)
            and other.formula.quantity.formula == entry.formula.code
        ]
    return chain
