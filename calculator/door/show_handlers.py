"""Requests to show an estimate: its picture, and its spreadsheet."""

from collections.abc import Mapping, Sequence

from calculator.door.estimate_handlers import estimate_of, need_mistakes
from calculator.door.request_parser import RequestParser
from calculator.door.serialise import serialise_heading
from calculator.door.values import read_boolean, read_day, read_object
from calculator.money import amount, number
from calculator.show.chart import LABELS, draw
from calculator.show.curve import curve
from calculator.show.line import Point
from calculator.show.sheet import sheet
from calculator.show.sheet_rows import Cell
from calculator.tariff.book import PriceBook
from calculator.tariff.estimate import estimate
from calculator.tariff.refusal import MAX_NAME, InputError, InputErrors

MAX_LABEL = 80
UNPRINTABLE = ((0, 0x1F), (0x7F, 0x9F), (0xD800, 0xDFFF), (0xFFFE, 0xFFFF))
"""Ranges of code points that an SVG cannot contain: control characters and non-characters."""

NOTHING = {"svg": None, "formula": None, "per": None, "choice": None, "comparison": None}


def handle_chart(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """Return the picture of an estimate, with its points for a table."""
    parser = RequestParser(request, fields=("need", "on", "labels", "wide"))
    book = parser.book(books)
    need = parser.need(book, check=need_mistakes)
    labels = parser.field("labels", _labels) if "labels" in request else {}
    wide = "wide" in request and parser.field("wide", read_boolean)
    parser.done()
    chart = curve(estimate(need, book))
    if chart is None:
        return serialise_heading(book) | NOTHING | {"points": []}
    return serialise_heading(book) | {
        "svg": draw(chart, labels=labels, wide=wide),
        "formula": chart.formula.code,
        "per": chart.per,
        "points": [_point(point, book) for point in chart.points],
        "choice": chart.choice and _point(chart.choice, book),
        "comparison": None if chart.comparison is None else amount(chart.comparison, book.decimals),
    }


def handle_sheet(request: Mapping[str, object], books: Sequence[PriceBook]) -> dict[str, object]:
    """Return the cells of an estimate for a spreadsheet."""
    estimate = estimate_of(request, books)
    cells = sheet(estimate, on=read_day("on", request["on"]))
    return serialise_heading(estimate.book) | {"cells": [_cell(cell) for cell in cells]}


def _labels(field: str, value: object) -> Mapping[str, str]:
    """Return texts for the picture by name, short and printable. Raises InputErrors."""
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
    return not any(low <= ord(char) <= high for char in text for low, high in UNPRINTABLE)


def _point(point: Point, book: PriceBook) -> dict[str, str]:
    return {"quantity": number(point.quantity), "net": amount(point.net, book.decimals)}


def _cell(cell: Cell) -> dict[str, str]:
    fields = {"at": cell.at, "kind": cell.kind, "content": cell.content, "form": cell.form}
    return fields if cell.value is None else fields | {"shows": cell.value}
