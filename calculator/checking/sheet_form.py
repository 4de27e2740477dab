"""An estimate as a spreadsheet: its numbers are compared in the order of rows and columns."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from calculator.checking.claim import Row, UnreadError, Verdict, compare
from calculator.show.sheet import sheet
from calculator.tariff.estimate import Estimate

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAX_SIZE = 5_000_000
"""Bytes of an unpacked part."""

Place = tuple[int, str]
Cells = Mapping[Place, float | str]


def cells_of(content: bytes) -> Cells:
    """Return the cells of the first sheet, by row and column. Raises UnreadError."""
    try:
        with ZipFile(BytesIO(content)) as book:
            names = book.namelist()
            if SHEET not in names or any(part.file_size > MAX_SIZE for part in book.infolist()):
                raise UnreadError("no-spreadsheet")
            texts = _texts(book.read(TEXTS)) if TEXTS in names else []
            return dict(_cells(book.read(SHEET), texts))
    except (BadZipFile, ET.ParseError, KeyError, IndexError, ValueError):
        raise UnreadError("no-spreadsheet") from None


def check_sheet(cells: Cells, estimate: Estimate, *, on: date) -> Verdict:
    """Return the comparison of the cells with an estimate and its day."""
    expected: dict[Place, float | str] = {}
    for cell in sheet(estimate, on=on):
        value = cell.content if cell.kind == "number" else cell.value
        if value and re.fullmatch(r"-?[\d.]+", value):
            expected[_place(cell.at)] = float(value)
    rows = [Row(_label(cells, place), (_digits(value),)) for place, value in _numbers(cells)]
    return compare(rows, [(_digits(value),) for _, value in _numbers(expected)])


def _numbers(cells: Cells) -> list[tuple[Place, float]]:
    """Return the numbers from the first line of the estimate on; the day and the facts above it
    have neither a factor nor an amount."""
    numbers = [(place, value) for place, value in sorted(cells.items()) if isinstance(value, float)]
    first_row = min((row for (row, column), _ in numbers if column >= "D"), default=0)
    return [(place, value) for place, value in numbers if place[0] >= first_row]


def _label(cells: Cells, place: Place) -> str:
    """Return the first words of a cell's row, with the name of the cell."""
    row, column = place
    words = str(cells.get((row, "A"), ""))
    return f"{words} ({column}{row})" if words else f"{column}{row}"


def _digits(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _tree(xml: bytes) -> ET.Element:
    """Return the elements of a part. Refuses a document type: only there could entities expand
    without end, and no spreadsheet has one."""
    if b"<!DOCTYPE" in xml:
        raise UnreadError("no-spreadsheet")
    return ET.fromstring(xml)  # noqa: S314 - see above


def _texts(xml: bytes) -> list[str]:
    return [
        "".join(part.text or "" for part in item.iter(f"{NAMESPACE}t"))
        for item in _tree(xml).iter(f"{NAMESPACE}si")
    ]


def _cells(xml: bytes, texts: list[str]) -> list[tuple[Place, float | str]]:
    cells: list[tuple[Place, float | str]] = []
    for cell in _tree(xml).iter(f"{NAMESPACE}c"):
        value, kind = cell.find(f"{NAMESPACE}v"), cell.get("t", "n")
        place = _place(cell.get("r", ""))
        if kind == "inlineStr":
            cells.append((place, "".join(part.text or "" for part in cell.iter(f"{NAMESPACE}t"))))
        elif value is not None and value.text:
            content = texts[int(value.text)] if kind == "s" else value.text
            cells.append((place, float(content) if kind == "n" else content))
    return cells


def _place(name: str) -> Place:
    """Return the row and the column of a cell: 11 and H for "H11"."""
    column = name.rstrip("0123456789")
    return int(name[len(column) :]), column
