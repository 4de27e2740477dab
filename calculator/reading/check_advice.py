"""Limits for advice: a book with too many combinations is refused."""

from calculator.mistake import say
from calculator.reading.notes import Notes
from calculator.tariff.book import PriceBook
from calculator.tariff.hours import MAX_COMBINATIONS, MAX_FORMULAS, combination_count, with_hours


def check_advice(book: PriceBook, notes: Notes) -> None:
    """Note too many formulas with hours, or too many combinations of them."""
    formulas = with_hours(book.formulas)
    count = combination_count(book.formulas)
    if len(formulas) > MAX_FORMULAS:
        message = say(
            "at most %(most)s formulas may have hours, for advice compares all of them, "
            "got %(count)s; take hours out of one.",
            most=MAX_FORMULAS,
            count=len(formulas),
        )
        notes.note(("formula", formulas[MAX_FORMULAS].code, "hours"), message)
    elif count > MAX_COMBINATIONS:
        message = say(
            "the formulas with hours may have at most %(most)s combinations in their first "
            "periods, got %(count)s; choose larger steps or narrower bounds.",
            most=MAX_COMBINATIONS,
            count=count,
        )
        widest = max(formulas, key=lambda one: one.first_period[1].count)
        period, _ = widest.first_period
        notes.note(("formula", widest.code, "chosen", period), message)
