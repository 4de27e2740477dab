"""The cells of an estimate (calculator/sheet.py) as an .xlsx workbook in the page's words.

Runs in the browser, only when the visitor asks for a spreadsheet; needs XlsxWriter.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

GIVEN = {"font_color": "#1d4ed8"}  # what may be changed, as accountants are used to seeing it
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
    "given-number": GIVEN,
    "percent": PERCENT,
    "given-percent": {**PERCENT, **GIVEN},
    "verdict": {"align": "right"},
}
AMOUNTS: Mapping[str, Mapping[str, object]] = {
    "amount": {},
    "given-amount": GIVEN,
    "total": {"bold": True, "top": 1},
}
WIDTHS = {"A:A": 40, "B:B": 22, "C:C": 20, "D:E": 8, "F:F": 15, "G:G": 12, "H:H": 18}


def workbook(text: str) -> bytes:
    """The file for a JSON text.

    cells: as the calculator gives them; words: the page's, by the cells' codes; amount: how a
    spreadsheet is to write an amount, such as "#,##0.00 [$€-1]".
    """
    asked = json.loads(text)
    cells, words = asked["cells"], asked["words"]
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        forms = {
            name: book.add_format({"valign": "top", **form})
            for name, form in _forms(asked["amount"]).items()
        }
        page = book.add_worksheet(words["sheet.sheet"])
        for columns, width in WIDTHS.items():
            page.set_column(columns, width)
        for cell in cells:
            _write(page, cell, words, forms[cell["form"]])
        page.set_row(0, 24)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        book.set_properties(
            {"title": words["sheet.title"], "created": date.fromisoformat(asked["on"])}
        )
    return made.getvalue()


def _forms(amount: str) -> dict[str, Mapping[str, object]]:
    return {**FORMS, **{name: {"num_format": amount, **form} for name, form in AMOUNTS.items()}}


def _write(page: Worksheet, cell: Mapping[str, Any], words: Mapping[str, str], form: Any) -> None:
    """One cell; every text is written as text, whatever it begins with."""
    at, content = cell["at"], cell["content"]
    match cell["kind"]:
        case "word":
            page.write_string(at, words[content], form)
        case "day":
            page.write_datetime(at, date.fromisoformat(content), form)
        case "number":
            page.write_number(at, float(content), form)
        case "formula":
            shows = cell["shows"]
            page.write_formula(
                at,
                "=" + _spoken(content, words),
                form,
                words[shows] if shows in words else float(shows),
            )


def _spoken(formula: str, words: Mapping[str, str]) -> str:
    """A formula with its words, each as a text of the spreadsheet."""
    return re.sub(
        r"\{([\w.-]+)\}", lambda code: '"' + words[code[1]].replace('"', '""') + '"', formula
    )
