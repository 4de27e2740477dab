"""What is asked of a need: its estimate, the usual choice, the months to come, and a form's
bounds."""

from collections.abc import Mapping, Sequence

from calculator.door.gather import Gathering
from calculator.door.plain import plain_book, plain_estimate, plain_need
from calculator.door.plain_book import plain_offer
from calculator.door.timeline import plain_step, timeline
from calculator.tariff.book import PriceBook, class_fact
from calculator.tariff.bounds import fact_mistakes, mistakes
from calculator.tariff.estimate import Estimate, estimate, worked_out
from calculator.tariff.facts import bands_of
from calculator.tariff.formulas import MONTH
from calculator.tariff.need import Need
from calculator.tariff.refusal import InputError, InputErrors
from calculator.tariff.requirements import lineup


def ask_estimate(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """What the need costs."""
    return plain_estimate(estimated(request, books))


def ask_timeline(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """The same, month after month."""
    found = estimated(request, books)
    steps = [plain_step(step, found.book) for step in timeline(found)]
    return plain_book(found.book) | {"steps": steps}


def ask_suggestion(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """The usual choice of a company of that class, with what it has chosen to come once."""
    gathering = Gathering(request, known=("need", "on"))
    book = gathering.book(books)
    need = gathering.need(book, check=_company_mistakes)
    gathering.done()
    found = estimate(_usual(need, book), book)
    return {"need": plain_need(found.need), "estimate": plain_estimate(found)}


def ask_book(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """The book in force: everything that a form needs."""
    gathering = Gathering(request, known=("on",))
    book = gathering.book(books)
    gathering.done()
    return plain_book(book) | plain_offer(book)


def estimated(request: Mapping[str, object], books: Sequence[PriceBook]) -> Estimate:
    """The estimate that a request's need and day lead to. Raises InputErrors."""
    gathering = Gathering(request, known=("need", "on"))
    book = gathering.book(books)
    need = gathering.need(book, check=need_mistakes)
    gathering.done()
    return worked_out(need, book, entries=lineup(book.formulas, need))


def need_mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """Everything that keeps a need from being estimated."""
    return mistakes(need, book, entries=lineup(book.formulas, need))


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
    """A usual choice is for a company whose class is known, and that has not chosen a month."""
    fact = class_fact(book)
    if fact is None or book.usual is None:
        return [InputError("ask", "not-a-choice")]
    found = fact_mistakes(need, book)
    if fact.code not in need.facts:
        found.append(InputError(f"facts.{fact.code}", "required"))
    found += [
        InputError(f"choose.{formula.code}", "already-chosen")
        for formula in book.formulas
        if formula.code in need.choose and formula.block == MONTH
    ]
    return found
