"""The checks of a whole book: nothing undefined, unreachable, contradictory or circular."""

from calculator.reading.check_advice import check_advice
from calculator.reading.check_dependencies import check_circles, check_exclusions
from calculator.reading.check_reach import (
    check_adjustments,
    check_facts,
    check_formulas,
    check_least_month,
    check_tiers,
    check_usual,
)
from calculator.reading.notes import Notes
from calculator.tariff.book import PriceBook


def check(book: PriceBook, notes: Notes) -> None:
    """Note every contradiction in a book; circles first, because other checks would not end."""
    check_circles(book, notes)
    if notes.mistakes():
        return
    for one in (
        check_exclusions,
        check_formulas,
        check_facts,
        check_tiers,
        check_adjustments,
        check_least_month,
        check_usual,
        check_advice,
    ):
        one(book, notes)
