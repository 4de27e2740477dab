"""What can be asked to show or share an estimate: its picture, its sheet, its link, and a link
opened."""

from collections.abc import Mapping

from calculator import bounds
from calculator.asks import Books, Plain, Request, estimated
from calculator.chart import LABELS, Point, curve, draw
from calculator.difference import Change, difference
from calculator.estimate import Estimate, estimate
from calculator.gather import Gathering, book_of_day, read_day, read_object
from calculator.link import Shared, read_link, write_link
from calculator.money import amount, number
from calculator.need import MAX_NAME, InputError, InputErrors
from calculator.plain import plain_book, plain_errors, plain_estimate, plain_need
from calculator.sheet import Cell, sheet

MAX_LABEL = 80
UNPRINTABLE = ((0, 0x1F), (0x7F, 0x9F), (0xD800, 0xDFFF), (0xFFFE, 0xFFFF))
"""First and last of the characters that no picture can hold: control signs, and what is no
character."""


def ask_chart(request: Request, books: Books) -> Plain:
    """The picture of an estimate, and its points for a table."""
    gathering = Gathering(request, known=("need", "on", "labels"))
    book = gathering.book(books)
    need = gathering.need(book, check=bounds.mistakes)
    labels = gathering.part("labels", _labels) if "labels" in request else {}
    gathering.done()
    shown = curve(estimate(need, book))
    return {
        "svg": draw(shown, labels=labels),
        "points": [_point(point) for point in shown.points],
        "choice": shown.choice and _point(shown.choice),
        "full_time": amount(shown.full_time),
    }


def ask_sheet(request: Request, books: Books) -> Plain:
    """The cells of an estimate for a spreadsheet."""
    found = estimated(request, books)
    cells = sheet(found, on=read_day("on", request["on"]))
    return {**plain_book(found.book), "cells": [_cell(cell) for cell in cells]}


def ask_link(request: Request, books: Books) -> Plain:
    """The text of a link to an estimate, and the need as it was read."""
    found = estimated(request, books)
    on = read_day("on", request["on"])
    link = write_link(Shared(found.need, on, found.book.id))
    return {"need": plain_need(found.need), "link": link}


def ask_open_link(request: Request, books: Books) -> Plain:
    """A link's need by its own book and by today's, amount by amount."""
    gathering = Gathering(request, known=("link", "on"))
    today = gathering.part("on", read_day)
    then = gathering.part("link", lambda field, value: _then(field, read_link(value), books))
    gathering.done()
    shared, before = then
    found = {
        "need": plain_need(shared.need),
        "on": shared.on.isoformat(),
        "then": plain_estimate(before),
    }
    try:
        now = estimate(shared.need, book_of_day(books, today))
    except InputErrors as refused:
        return found | {"today": plain_errors(refused.errors), "same_book": False, "changes": []}
    return found | {
        "today": {"ok": True, **plain_estimate(now)},
        "same_book": now.book.id == before.book.id,
        "changes": [_change(change) for change in difference(before, now)],
    }


def _then(field: str, shared: Shared, books: Books) -> tuple[Shared, Estimate]:
    """What a link said on its day, by the very book it names."""
    book = next((book for book in books if book.id == shared.book), None)
    if book is None:
        raise InputErrors([InputError(field, "unknown-book", shared.book)])
    try:
        if not book.covers(shared.on):
            raise InputErrors([InputError(field, "damaged")])
        return shared, estimate(shared.need, book)
    except InputErrors:
        raise InputErrors([InputError(field, "damaged")]) from None


def _labels(field: str, value: object) -> Mapping[str, str]:
    """Texts for the picture by name, short and printable. Raises InputErrors."""
    labels = read_object(field, value)
    errors = [
        InputError(
            f"{field}.{name[:MAX_NAME]}", "unknown-field" if name not in LABELS else "not-a-label"
        )
        for name, text in labels.items()
        if name not in LABELS or not _is_label(text)
    ]
    if errors:
        raise InputErrors(errors)
    return {name: str(text) for name, text in labels.items()}


def _is_label(text: object) -> bool:
    if type(text) is not str or len(text) > MAX_LABEL:
        return False
    return not any(low <= ord(sign) <= high for sign in text for low, high in UNPRINTABLE)


def _point(point: Point) -> Plain:
    return {"days": number(point.days), "net": amount(point.net)}


def _cell(cell: Cell) -> Plain:
    found: Plain = {"at": cell.at, "kind": cell.kind, "content": cell.content, "form": cell.form}
    return found if cell.shows is None else found | {"shows": cell.shows}


def _change(change: Change) -> Plain:
    parts = {"then": change.then, "today": change.today, "by": change.by}
    return {"code": change.code} | {
        name: None if value is None else amount(value) for name, value in parts.items()
    }
