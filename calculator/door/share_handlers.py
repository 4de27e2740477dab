"""Requests to share an estimate: write its link, and open a link."""

from collections.abc import Mapping, Sequence

from calculator.door.check_code import check_code
from calculator.door.difference import Change, difference
from calculator.door.estimate_handlers import estimate_of
from calculator.door.link import Shared, read_link, write_link
from calculator.door.read_need import read_need
from calculator.door.request_parser import RequestParser
from calculator.door.serialise import plain_errors, plain_estimate, plain_need
from calculator.door.values import read_day
from calculator.money import amount
from calculator.tariff.book import PriceBook, book_on
from calculator.tariff.estimate import Estimate, estimate
from calculator.tariff.refusal import InputError, InputErrors


def ask_link(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """The link to an estimate, its check code, and the need in the form of a request."""
    estimate = estimate_of(request, books)
    on = read_day("on", request["on"])
    link = write_link(Shared(estimate.need, on, estimate.book.id))
    return {"link": link, "need": plain_need(estimate.need), "code": check_code(link, estimate)}


def ask_open_link(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """The estimate of a link by its own book and by today's, and the difference of each amount."""
    parser = RequestParser(request, fields=("link", "on"))
    today = parser.part("on", read_day)
    opened = parser.part("link", lambda field, value: _then(value, books))
    parser.done()
    shared, before = opened
    answer = {
        "need": plain_need(shared.need),
        "on": shared.on.isoformat(),
        "then": plain_estimate(before),
    }
    try:
        now = _today(shared, book_on(books, today))
    except InputErrors as refused:
        return answer | {"today": plain_errors(refused.errors), "same_book": False, "changes": []}
    return answer | {
        "today": {"ok": True} | plain_estimate(now),
        "same_book": now.book.id == before.book.id,
        "changes": [_change(change, before.book, now.book) for change in difference(before, now)],
    }


def _then(text: object, books: Sequence[PriceBook]) -> tuple[Shared, Estimate]:
    """The content of a link, and its estimate by the book that it names."""
    shared, book = read_link(text, books)
    try:
        if book.covers(shared.on):
            return shared, estimate(shared.need, book)
    except InputErrors:
        pass
    raise InputErrors([InputError("link", "damaged")])


def _today(shared: Shared, book: PriceBook) -> Estimate:
    """The estimate of the need by today's book, which may have other facts and formulas."""
    need, errors = read_need(plain_need(shared.need), book)
    if errors:
        raise InputErrors(errors)
    return estimate(need, book)


def _change(change: Change, before: PriceBook, now: PriceBook) -> dict[str, object]:
    """A change as plain values; without a difference if the currencies differ."""
    by = change.by if before.currency == now.currency else None
    parts = {"then": (change.then, before), "today": (change.today, now), "by": (by, now)}
    fields: dict[str, object] = {"block": change.block, "code": change.code}
    for name, (ends, book) in parts.items():
        fields[name] = ends and {"low": _amount(ends[0], book), "high": _amount(ends[1], book)}
    return fields


def _amount(end: int | None, book: PriceBook) -> str | None:
    return None if end is None else amount(end, book.decimals)
