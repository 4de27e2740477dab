"""The spreadsheet: an accountant's program comes to the same cents as the calculator."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest

from calculator.price_book import read_books
from calculator.wire import answer
from plugins.browser.pyodide import wheels
from tests.support.cases import BOOKS, Case, cases
from tests.support.office import PAGE, emptied, recomputed

WRITER = Path(__file__).parent.parent.parent / "theme" / "static" / "python"
BOOK = read_books(BOOKS)
PRICED = [
    case for case in cases() if case.request["ask"] == "estimate" and "errors" not in case.expect
]
MONTHLY = next(case for case in PRICED if "full_time" in case.expect)


@pytest.fixture(scope="module")
def writer() -> Iterator[ModuleType]:
    """The program that ships, with the very XlsxWriter that ships."""
    before, already = list(sys.path), set(sys.modules)
    sys.path[:0] = [str(WRITER), str(wheels()["xlsxwriter"])]
    yield import_module("spreadsheet")
    sys.path[:] = before
    for name in set(sys.modules) - already:
        if name.partition(".")[0] in {"spreadsheet", "xlsxwriter"}:
            del sys.modules[name]


def asked(case: Case, ask: str) -> Any:
    """What the calculator answers to the need of a case."""
    return json.loads(answer(json.dumps({**case.request, "ask": ask}), BOOK))


def workbook(writer: ModuleType, cells: list[dict[str, str]], **words: str) -> bytes:
    """The file with each code as its own words, but for those that are given."""
    spoken = {code: code for cell in cells for code in (cell["content"], cell.get("shows", ""))}
    spoken |= {
        name: name for name in ("sheet", "title", "verdict.less", "verdict.same", "verdict.more")
    }
    job = {
        "cells": cells,
        "words": {**spoken, **words},
        "amount": '#,##0.00\\ "€"',
        "on": "2026-11-23",
    }
    return bytes(writer.workbook(json.dumps(job)))


def amounts(rows: list[list[str]]) -> list[tuple[str, str]]:
    """Code and amount of every row below the head that has one; in percent."""
    head = next(number for number, row in enumerate(rows) if row[0] == "head.line")
    found = [
        (row[0], row[7])
        for row in rows[head + 1 :]
        if len(row) > 7 and row[7] and not row[0].startswith("same-")
    ]
    return [
        (code, amount if code == "verdict" else f"{Decimal(amount.rstrip('%')):.2f}")
        for code, amount in found
    ]


def expected(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The same of an estimate, as the page shows it."""
    month, audit, year = found["monthly"], found["one_off"] or {}, found["year"]
    rows = (
        [(line["code"], line["amount"]) for line in month["lines"]] + _sums(month) if month else []
    )
    for end in ("low", "high") if "low" in audit else ():
        rows += [(f"audit-{end}", audit[end]["net"]), *_sums(audit[end])]
    if year:
        rows.append(("twelve-months", year["net"]))
        rows += [
            (f"first-year-{end}", year["first_year"][end])
            for end in ("low", "high")
            if "low" in audit
        ]
        full = year["full_time"]
        rows += [("full-time", full["cost"]), ("share", f"{Decimal(full['percent']):.2f}")]
        rows.append(("verdict", f"verdict.{full['verdict']}"))
    return rows


def _sums(block: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, block[name]) for name in ("net", "vat", "gross")]


@pytest.mark.part("libreoffice")
def test_libreoffice_recomputes_every_golden_case_to_the_cent(
    writer: ModuleType, tmp_path: Path
) -> None:
    """Weeks, discounts, odd cents, audits: from the given numbers alone, nothing it was told
    beforehand."""
    files = {
        f"case-{number}": workbook(writer, asked(case, "sheet")["cells"])
        for number, case in enumerate(PRICED)
    }
    found = recomputed(files, tmp_path)
    assert len(found) == len(PRICED) > 30
    for number, case in enumerate(PRICED):
        assert amounts(found[f"case-{number}"]) == expected(asked(case, "estimate")), case.name


@pytest.mark.part("libreoffice")
def test_another_number_comes_to_another_price(writer: ModuleType, tmp_path: Path) -> None:
    """As many days as an accountant cares to try: the whole sheet follows, the audit's VAT too."""
    needs = [
        {"employees": 3, "complexity": "low", "days": days, "days_per": "week", "hours": 3}
        for days in (1, 2.5)
    ]
    one, other = (
        json.loads(answer(json.dumps({"ask": "sheet", "on": "2027-02-01", "need": need}), BOOK))[
            "cells"
        ]
        for need in needs
    )
    for cell in one:
        if cell["form"] == "given-number" and cell["content"] == "1":
            cell["content"] = "2.5"
    found = recomputed(
        {"changed": workbook(writer, one), "asked": workbook(writer, other)}, tmp_path
    )
    assert amounts(found["changed"]) == amounts(found["asked"])


def test_a_program_that_does_not_recompute_shows_the_amounts_too(writer: ModuleType) -> None:
    """Each formula comes with what it comes to, as a preview on a telephone shows it."""
    file = workbook(writer, asked(MONTHLY, "sheet")["cells"])
    page = ZipFile(BytesIO(file)).read(PAGE).decode()
    assert page.count("<f>") == page.count("</f><v>") > 5
    assert "</f><v>" not in ZipFile(BytesIO(emptied(file))).read(PAGE).decode()


def test_words_are_never_a_formula(writer: ModuleType) -> None:
    """Whatever the theme or an address says."""
    cells = asked(MONTHLY, "sheet")["cells"]
    file = ZipFile(
        BytesIO(
            workbook(
                writer, cells, title='=1+1"', address="=cmd()", **{"verdict.less": 'a "good" deal'}
            )
        )
    )
    page, texts = file.read(PAGE).decode(), file.read("xl/sharedStrings.xml").decode()
    assert '=1+1"' in texts and "=cmd()" in texts
    assert "<f>1+1" not in page and "cmd" not in page
    assert 'a ""good"" deal' in page.replace("&quot;", '"')
