"""The cost of a need by a price book: the month and, separately, the one-off costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.tariff.adjustments import AppliedAdjustment, Share, applied_adjustments, shares
from calculator.tariff.book import PriceBook
from calculator.tariff.bounds import mistakes
from calculator.tariff.commitment import committed
from calculator.tariff.comparison import ComparisonResult, compare
from calculator.tariff.facts import bands_of
from calculator.tariff.formulas import MONTH, ONCE
from calculator.tariff.included import Included, included_with
from calculator.tariff.least_month import MINIMUM, Gap, gap
from calculator.tariff.need import Need
from calculator.tariff.rates import Charge, charge
from calculator.tariff.refusal import InputErrors
from calculator.tariff.requirements import Entry, entries_of
from calculator.tariff.units import units
from calculator.tariff.vat import Kind, Total, kind_of

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line; both ends are None if it is on request, and equal if it is no range."""

    code: str
    low: Charge | Share | Gap | None
    high: Charge | Share | Gap | None
    entry: Entry | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of the month or of the one-off costs; no total if a line is on request."""

    lines: tuple[Line, ...]
    low: Total | None
    high: Total | None


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months, net; `first` adds the one-off costs, None if those are on request."""

    net: int
    first: tuple[int, int] | None
    comparison: ComparisonResult | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """The answer to one need by one book."""

    need: Need
    book: PriceBook
    entries: tuple[Entry, ...]
    vat: Kind | None
    month: Block | None
    once: Block | None
    year: Year | None
    included: tuple[Included, ...]


def estimate(need: Need, book: PriceBook) -> Estimate:
    """Return the estimate of a need by a book. Raises InputErrors if the need has mistakes."""
    entries = entries_of(book.formulas, need)
    if errors := mistakes(need, book, entries=entries):
        raise InputErrors(errors)
    return calculate(need, book, entries=entries)


def calculate(need: Need, book: PriceBook, *, entries: tuple[Entry, ...]) -> Estimate:
    """Return the estimate of a need without mistakes; `entries` are the formulas with a line."""
    kind = kind_of(book.vat, need.facts)
    month, once = [
        _block(name, need=need, book=book, entries=entries, percent=kind.percent if kind else 0)
        for name in (MONTH, ONCE)
    ]
    codes = [entry.formula.code for entry in entries]
    months = committed(need.months, book.commitment)
    included = included_with(book.included, lines=codes, months=months)
    year = _year(month, once, book=book)
    return Estimate(need, book, entries, kind, month, once, year, included)


def _block(
    name: str, *, need: Need, book: PriceBook, entries: Sequence[Entry], percent: int
) -> Block | None:
    """Return one block of an estimate, None if it has no line."""
    bands = bands_of(book.facts, need.facts)
    lines = [
        _line(entry, need=need, book=book, bands=bands)
        for entry in entries
        if entry.formula.block == name
    ]
    if not lines:
        return None
    codes = [entry.formula.code for entry in entries]
    lines += _adjustment_lines(lines, need=need, book=book, codes=codes)
    if name == MONTH:
        lines += _minimum(lines, book.least_month)
    nets = [sum_of_end([line.low for line in lines]), sum_of_end([line.high for line in lines])]
    low, high = [None if net is None else Total(net, percent) for net in nets]
    return Block(tuple(lines), low, high)


def _line(entry: Entry, *, need: Need, book: PriceBook, bands: Mapping[str, str]) -> Line:
    formula = entry.formula
    ends = units(formula, need=need, book=book, bands=bands)
    if ends is None:
        return Line(formula.code, None, None, entry, entry.page or formula.page)
    low = high = charge(ends[0], rate=formula.rate, bands=bands)
    if ends[1] != ends[0]:
        high = charge(ends[1], rate=formula.rate, bands=bands)
    if low.amount > high.amount:  # a tier for the whole quantity can make more of it cheaper
        low, high = high, low
    return Line(formula.code, low, high, entry, entry.page or formula.page)


def _adjustment_lines(
    lines: Sequence[Line], *, need: Need, book: PriceBook, codes: Sequence[str]
) -> list[Line]:
    """Return the lines of the adjustments; on request if one of their formulas is on request."""
    adjustments = block_adjustments(
        [line.code for line in lines], need=need, book=book, codes=codes
    )
    if not adjustments:
        return []
    lows, highs = [
        shares(adjustments, {code: end.amount for code, end in ends if end})
        for ends in (
            [(line.code, line.low) for line in lines],
            [(line.code, line.high) for line in lines],
        )
    ]
    unknown = [line.code for line in lines if line.low is None]
    return [
        Line(applied.entry.code, None, None, None, applied.entry.page)
        if any(code in unknown for code in applied.entry.of)
        else Line(applied.entry.code, low, high, None, applied.entry.page)
        for applied, low, high in zip(adjustments, lows, highs, strict=True)
    ]


def block_adjustments(
    block: Sequence[str], *, need: Need, book: PriceBook, codes: Sequence[str]
) -> tuple[AppliedAdjustment, ...]:
    """Return the adjustments of the block with some formulas; `codes` are the formulas of both
    blocks."""
    of_block = [entry for entry in book.adjustments if any(code in block for code in entry.of)]
    months = committed(need.months, book.commitment)
    return applied_adjustments(of_block, lines=codes, facts=need.facts, months=months)


def _minimum(lines: Sequence[Line], least: int) -> list[Line]:
    net = sum_of_end([line.low for line in lines])
    missing = None if net is None else gap(net, least=least)
    return [Line(MINIMUM, missing, missing)] if missing else []


def sum_of_end(ends: Sequence[Charge | Share | Gap | None]) -> int | None:
    """Return the sum of one end of all lines, None if a line is on request."""
    total = 0
    for end in ends:
        if end is None:
            return None
        total += end.amount
    return total


def _year(month: Block | None, once: Block | None, *, book: PriceBook) -> Year | None:
    """Return twelve times the month, and the first year with one-off costs."""
    if month is None or month.low is None:
        return None
    net = MONTHS_A_YEAR * month.low.net
    comparison = compare(net, book.comparison) if book.comparison else None
    return Year(net, first_year(net, once), comparison)


def first_year(net: int, once: Block | None) -> tuple[int, int] | None:
    """Return the lowest and highest cost of the first year; None if a one-off line is on
    request."""
    if once is None:
        return net, net
    return (net + once.low.net, net + once.high.net) if once.low and once.high else None
