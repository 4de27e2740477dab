"""Writes the cells of an estimate (calculator/show/sheet.py) as .xlsx, in the words of the page.

Runs in the browser, only when a visitor saves a spreadsheet; needs XlsxWriter.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

INPUT = {"font_color": "#1d4ed8"}  # blue, as accountants expect numbers that may be changed
PERCENT = {"num_format": "0.0%"}
FORMS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12, "bottom": 1},
    "head": {"bold": True, "bottom": 1, "align": "left", "indent": 1},
    "head-number": {"bold": True, "bottom": 1, "align": "right"},
    "note": {"italic": True},
    "label": {},
    "word": {"align": "left", "indent": 1},
    "total-label": {"bold": True},
    "day": {"num_format": "d mmmm yyyy", "align": "left", "indent": 1},
    "number": {"align": "right"},
    "given-number": INPUT,
    "percent": PERCENT,
    "given-percent": {**PERCENT, **INPUT},
    "verdict": {"align": "right"},
}
AMOUNTS: Mapping[str, Mapping[str, object]] = {
    "amount": {},
    "given-amount": INPUT,
    "total": {"bold": True, "top": 1},
}
WIDTHS = {"A:A": 40, "B:B": 22, "C:C": 20, "D:E": 8, "F:F": 15, "G:G": 12, "H:H": 18}


def workbook(text: str) -> bytes:
    """Return the file for a JSON text.

    on: the day of the estimate; cells: those of the calculator's answer; words: the page's words by
    the codes in the cells; amount: the number format of amounts, such as "#,##0.00 [$€-1]".
    """
    request = json.loads(text)
    cells, words = request["cells"], request["words"]
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        forms = {
            name: book.add_format({"valign": "top", **form})
            for name, form in _forms(request["amount"]).items()
        }
        sheet = book.add_worksheet(words["sheet.sheet"])
        for columns, width in WIDTHS.items():
            sheet.set_column(columns, width)
        for cell in cells:
            _write(sheet, cell, words, forms[cell["form"]])
        sheet.set_row(0, 24)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        book.set_properties(
            {"title": words["sheet.title"], "created": date.fromisoformat(request["on"])}
        )
    return file.getvalue()


def _forms(amount: str) -> dict[str, Mapping[str, object]]:
    return {**FORMS, **{name: {"num_format": amount, **form} for name, form in AMOUNTS.items()}}


def _write(sheet: Worksheet, cell: Mapping[str, Any], words: Mapping[str, str], form: Any) -> None:
    """Write one cell; words stay text even if they begin with "=" or digits."""
    at, content = cell["at"], cell["content"]
    match cell["kind"]:
        case "word":
            sheet.write_string(at, words[content], form)
        case "day":
            sheet.write_datetime(at, date.fromisoformat(content), form)
        case "number":
            sheet.write_number(at, float(content), form)
        case "formula":
            value = cell["shows"]
            sheet.write_formula(
                at,
                "=" + _with_words(content, words),
                form,
                words[value] if value in words else float(value),
            )


def _with_words(formula: str, words: Mapping[str, str]) -> str:
    """Return a formula with words in place of codes, each as a text in quotation marks."""
    return re.sub(
        r"\{([\w.-]+)\}", lambda code: '"' + words[code[1]].replace('"', '""') + '"', formula
    )
