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

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PAGE, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
LARGEST = 5_000_000
"""Bytes of an unpacked part."""

Place = tuple[int, str]
Cells = Mapping[Place, float | str]


def cells_of(content: bytes) -> Cells:
    """The cells of the first sheet, by row and column. Raises UnreadError."""
    try:
        with ZipFile(BytesIO(content)) as book:
            names = book.namelist()
            if PAGE not in names or any(one.file_size > LARGEST for one in book.infolist()):
                raise UnreadError("no-spreadsheet")
            texts = _texts(book.read(TEXTS)) if TEXTS in names else []
            return dict(_cells(book.read(PAGE), texts))
    except (BadZipFile, ET.ParseError, KeyError, IndexError, ValueError):
        raise UnreadError("no-spreadsheet") from None


def check_sheet(cells: Cells, estimate: Estimate, *, on: date) -> Verdict:
    """The comparison of the cells with an estimate and its day."""
    worked: dict[Place, float | str] = {}
    for cell in sheet(estimate, on=on):
        value = cell.content if cell.kind == "number" else cell.shows
        if value and re.fullmatch(r"-?[\d.]+", value):
            worked[_place(cell.at)] = float(value)
    rows = [Row(_label(cells, place), (_digits(value),)) for place, value in _numbers(cells)]
    return compare(rows, [(_digits(value),) for _, value in _numbers(worked)])


def _numbers(cells: Cells) -> list[tuple[Place, float]]:
    """The numbers from the first line of the estimate on; the day and the facts above it have
    neither a factor nor an amount."""
    numbers = [(place, value) for place, value in sorted(cells.items()) if isinstance(value, float)]
    first = min((row for (row, column), _ in numbers if column >= "D"), default=0)
    return [(place, value) for place, value in numbers if place[0] >= first]


def _label(cells: Cells, place: Place) -> str:
    """The words of a row with the name of the cell."""
    row, column = place
    words = str(cells.get((row, "A"), ""))
    return f"{words} ({column}{row})" if words else f"{column}{row}"


def _digits(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _tree(xml: bytes) -> ET.Element:
    """The elements of a part. A document type is refused: entities can only grow in one, and no
    spreadsheet has one."""
    if b"<!DOCTYPE" in xml:
        raise UnreadError("no-spreadsheet")
    return ET.fromstring(xml)  # noqa: S314 - see above


def _texts(xml: bytes) -> list[str]:
    return [
        "".join(part.text or "" for part in item.iter(f"{SPACE}t"))
        for item in _tree(xml).iter(f"{SPACE}si")
    ]


def _cells(xml: bytes, texts: list[str]) -> list[tuple[Place, float | str]]:
    cells: list[tuple[Place, float | str]] = []
    for cell in _tree(xml).iter(f"{SPACE}c"):
        value, kind = cell.find(f"{SPACE}v"), cell.get("t", "n")
        place = _place(cell.get("r", ""))
        if kind == "inlineStr":
            cells.append((place, "".join(part.text or "" for part in cell.iter(f"{SPACE}t"))))
        elif value is not None and value.text:
            plain = texts[int(value.text)] if kind == "s" else value.text
            cells.append((place, float(plain) if kind == "n" else plain))
    return cells


def _place(name: str) -> Place:
    """Row and column of a cell: 11 and H for "H11"."""
    column = name.rstrip("0123456789")
    return int(name[len(column) :]), column
