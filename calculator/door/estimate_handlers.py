"""Requests for an estimate, the usual choice, a timeline, and the book that a form needs."""

from collections.abc import Mapping, Sequence

from calculator.door.request_parser import RequestParser
from calculator.door.serialise import serialise_estimate, serialise_heading, serialise_need
from calculator.door.serialise_offer import serialise_offer
from calculator.door.timeline import serialise_step, timeline
from calculator.tariff.book import PriceBook, class_fact
from calculator.tariff.bounds import fact_mistakes, mistakes
from calculator.tariff.estimate import Estimate, calculate, estimate
from calculator.tariff.facts import bands_of
from calculator.tariff.formulas import MONTH
from calculator.tariff.need import Need
from calculator.tariff.refusal import InputError, InputErrors
from calculator.tariff.requirements import entries_of


def handle_estimate(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """Return what the need costs."""
    return serialise_estimate(estimate_of(request, books))


def handle_timeline(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """Return the cost of the need, month by month."""
    estimate = estimate_of(request, books)
    steps = [serialise_step(step, estimate.book) for step in timeline(estimate)]
    return serialise_heading(estimate.book) | {"steps": steps}


def handle_suggestion(
    request: Mapping[str, object], books: Sequence[PriceBook]
) -> dict[str, object]:
    """Return the usual choice of a company's class, together with the one-off formulas it has
    chosen."""
    parser = RequestParser(request, fields=("need", "on"))
    book = parser.book(books)
    need = parser.need(book, check=_company_mistakes)
    parser.done()
    usual = _usual(need, book)
    return {"need": serialise_need(usual), "estimate": serialise_estimate(estimate(usual, book))}


def handle_book(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """Return the book in force, with everything that a form needs."""
    parser = RequestParser(request, fields=("on",))
    book = parser.book(books)
    parser.done()
    return serialise_heading(book) | serialise_offer(book)


def estimate_of(request: Mapping[str, object], books: Sequence[PriceBook]) -> Estimate:
    """Return the estimate for the need and the day of a request. Raises InputErrors."""
    parser = RequestParser(request, fields=("need", "on"))
    book = parser.book(books)
    need = parser.need(book, check=need_mistakes)
    parser.done()
    return calculate(need, book, entries=entries_of(book.formulas, need))


def need_mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """Return the mistakes for which a need has no estimate."""
    return mistakes(need, book, entries=entries_of(book.formulas, need))


def _usual(need: Need, book: PriceBook) -> Need:
    fact = class_fact(book)
    assert fact and book.usual
    picks = book.usual[bands_of(book.facts, need.facts)[fact.code]]
    both = dict(picks) | dict(need.choose)
    choose = {one.code: both[one.code] for one in book.formulas if one.code in both}
    usual = Need(need.facts, choose, need.months)
    if errors := need_mistakes(usual, book):
        raise InputErrors(errors)
    return usual


def _company_mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """Return the mistakes in a need: its company must have a class and no formula of the month."""
    fact = class_fact(book)
    if fact is None or book.usual is None:
        return [InputError("ask", "not-a-choice")]
    errors = fact_mistakes(need, book)
    if fact.code not in need.facts:
        errors.append(InputError(f"facts.{fact.code}", "required"))
    errors += [
        InputError(f"choose.{formula.code}", "already-chosen")
        for formula in book.formulas
        if formula.code in need.choose and formula.block == MONTH
    ]
    return errors
