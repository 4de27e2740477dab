"""Requests to share an estimate: write its link, and open a link."""

from collections.abc import Mapping, Sequence

from calculator.door.check_code import check_code
from calculator.door.difference import Change, difference
from calculator.door.estimate_handlers import estimate_of
from calculator.door.link import LinkContent, read_link, write_link
from calculator.door.read_need import read_need
from calculator.door.request_parser import RequestParser
from calculator.door.serialise import serialise_errors, serialise_estimate, serialise_need
from calculator.door.values import read_day
from calculator.money import amount
from calculator.tariff.book import PriceBook, book_on
from calculator.tariff.estimate import Estimate, estimate
from calculator.tariff.refusal import InputError, InputErrors


def handle_link(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """Return the link to an estimate, its check code, and the need in the form of a request."""
    estimate = estimate_of(request, books)
    on = read_day("on", request["on"])
    link = write_link(LinkContent(estimate.need, on, estimate.book.id))
    return {"link": link, "need": serialise_need(estimate.need), "code": check_code(link, estimate)}


def handle_open_link(
    request: Mapping[str, object], books: Sequence[PriceBook]
) -> dict[str, object]:
    """Return the estimate of a link by its own book and by today's, and the difference of each
    amount."""
    parser = RequestParser(request, fields=("link", "on"))
    today = parser.field("on", read_day)
    content_and_estimate = parser.field("link", lambda field, value: _read(value, books))
    parser.done()
    content, before = content_and_estimate
    answer = {
        "need": serialise_need(content.need),
        "on": content.on.isoformat(),
        "then": serialise_estimate(before),
    }
    try:
        now = _estimate_by(book_on(books, today), content)
    except InputErrors as refused:
        mistakes = serialise_errors(refused.errors)
        return answer | {"today": mistakes, "same_book": False, "changes": []}
    return answer | {
        "today": {"ok": True} | serialise_estimate(now),
        "same_book": now.book.id == before.book.id,
        "changes": [_change(change, before.book, now.book) for change in difference(before, now)],
    }


def _read(text: object, books: Sequence[PriceBook]) -> tuple[LinkContent, Estimate]:
    """Return the content of a link, and its estimate by the book that it names."""
    content, book = read_link(text, books)
    try:
        if book.covers(content.on):
            return content, estimate(content.need, book)
    except InputErrors:
        pass
    raise InputErrors([InputError("link", "damaged")])


def _estimate_by(book: PriceBook, content: LinkContent) -> Estimate:
    """Return the estimate of the need by another book, which may have other facts and formulas."""
    need, errors = read_need(serialise_need(content.need), book)
    if errors:
        raise InputErrors(errors)
    return estimate(need, book)


def _change(change: Change, before: PriceBook, now: PriceBook) -> dict[str, object]:
    """Return a change as plain values; without the difference if the currencies differ."""
    by = change.by if before.currency == now.currency else None
    parts = {"then": (change.then, before), "today": (change.today, now), "by": (by, now)}
    fields: dict[str, object] = {"block": change.block, "code": change.code}
    for name, (ends, book) in parts.items():
        fields[name] = ends and {"low": _amount(ends[0], book), "high": _amount(ends[1], book)}
    return fields


def _amount(end: int | None, book: PriceBook) -> str | None:
    return None if end is None else amount(end, book.decimals)
