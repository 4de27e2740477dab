"""The number of units of each formula in a need."""

from collections.abc import Mapping

from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import Formula
from calculator.tariff.need import Need
from calculator.tariff.quantities import (
    UNIT,
    Chosen,
    Follows,
    FromFact,
    FromTable,
    by_month,
    twelfths,
)
from calculator.tariff.tables import cell


def units(
    formula: Formula, *, need: Need, book: PriceBook, bands: Mapping[str, str]
) -> tuple[int, int] | None:
    """Return the lowest and the highest quantity of a formula with a line; None if it is on
    request."""
    quantity = formula.quantity
    if isinstance(quantity, Follows):
        return units(book.formula(quantity.formula), need=need, book=book, bands=bands)
    if isinstance(quantity, FromTable):
        span = cell(quantity.spans, bands)
        return span and (twelfths(span.low), twelfths(span.high))
    if isinstance(quantity, Chosen):
        pick = need.choose[formula.code]
        count = by_month(pick.quantity, pick.per)
    elif isinstance(quantity, FromFact):
        count = int(need.facts[quantity.fact]) * UNIT
    else:
        count = quantity.units
    return count, count
