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
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from calculator.wire import answer
from plugins.browser.pyodide import wheels
from tests.calculator.tariff.random_books import Offer, offers
from tests.calculator.tariff.support import DAY, books, request
from tests.calculator.tariff.support import cases as offer_cases
from tests.calculator.tariff.test_properties import books_of, needs
from tests.support.cases import cases
from tests.support.office import PAGE, emptied, recomputed

WRITER = Path(__file__).parents[3] / "theme" / "static" / "python"
TARIFF = [
    case.request
    for case in cases()
    if case.request["ask"] == "estimate" and "errors" not in case.expect
]
OFFERS = [(case["book"], request(case)) for case in offer_cases("cases.yml")]
PRICED: list[tuple[str, Mapping[str, Any]]] = [
    ("cio-pme", question) for question in TARIFF
] + OFFERS
"""Firm and request of every hand-worked need."""

DAYS = "a-la-carte"
MONTHLY = ("cio-pme", next(question for question in TARIFF if DAYS in question["need"]["choose"]))
WORDS = (
    "sheet.sheet",
    "sheet.title",
    "sheet.verdict.less",
    "sheet.verdict.same",
    "sheet.verdict.more",
)


@pytest.fixture(scope="module")
def writer() -> Iterator[ModuleType]:
    """Yield the program that ships, with the very XlsxWriter that ships."""
    before, already = list(sys.path), set(sys.modules)
    sys.path[:0] = [str(WRITER), str(wheels()["xlsxwriter"])]
    yield import_module("spreadsheet")
    sys.path[:] = before
    for name in set(sys.modules) - already:
        if name.partition(".")[0] in {"spreadsheet", "xlsxwriter"}:
            del sys.modules[name]


def answer_to(firm: str, question: Mapping[str, Any], ask: str) -> Any:
    """Return the calculator's answer to the need of a question, for another ask."""
    return json.loads(answer(json.dumps({**question, "ask": ask}), books(firm)))


def workbook(writer: ModuleType, cells: list[dict[str, str]], **words: str) -> bytes:
    """Return the file with each code as its own words, but for those in `words`."""
    spoken = {code: code for cell in cells for code in (cell["content"], cell.get("shows", ""))}
    spoken |= {name: name for name in WORDS}
    job = {
        "cells": cells,
        "words": {**spoken, **words},
        "amount": '#,##0.00\\ "€"',
        "on": DAY,
    }
    return bytes(writer.workbook(json.dumps(job)))


def amounts(rows: list[list[str]]) -> list[tuple[str, str]]:
    """Return code and amount of every row below the head that has an amount; a share in percent."""
    head = next(number for number, row in enumerate(rows) if row[0] == "sheet.head.line")
    cells = [
        (row[0], row[7])
        for row in rows[head + 1 :]
        if len(row) > 7 and row[7] and not row[0].startswith("sheet.same-")
    ]
    return [(code, _plain(amount.rstrip("%"))) for code, amount in cells]


def expected(estimate: Mapping[str, Any], *, least: bool) -> list[tuple[str, str]]:
    """Return the same for an estimate, as the page shows it; `least` if its book has a least month."""
    rows: list[tuple[str, str]] = []
    for name in ("month", "once"):
        if block := estimate[name]:
            for end in ("low",) if _is_certain(block) else ("low", "high"):
                rows += _block(block, end, vat=estimate["vat"], least=least and name == "month")
    if year := estimate["year"]:
        rows.append(("sheet.twelve-months" if estimate["vat"] else YEAR_WITHOUT, year["net"]))
        if estimate["once"] and year["first_year"]:
            rows += _first_year(year["first_year"], estimate["once"])
        if compared := year["comparison"]:
            rows.append(("comparison.name", compared["cost"]))
            rows.append(("sheet.share", compared["percent"]))
            rows.append(("sheet.verdict", f"sheet.verdict.{compared['verdict']}"))
    return [(code, _plain(amount)) for code, amount in rows]


def _plain(amount: str) -> str:
    """Return an amount without needless zeros, so that it can be compared; words as they are."""
    return amount if amount.startswith("sheet.") else f"{Decimal(amount).normalize():f}"


YEAR_WITHOUT = "sheet.twelve-months-no-vat"


def _block(
    block: Mapping[str, Any], end: str, *, vat: object, least: bool
) -> list[tuple[str, str]]:
    """Return the lines of a block at one end, its least month, and its totals."""
    unknown = "sheet.on-request"
    lines = [line for line in block["lines"] if line["code"] != "minimum"]
    gaps = [line["low"] for line in block["lines"] if line["code"] == "minimum"]
    rows = [(_label(line), line[end] or unknown) for line in lines]
    rows += [("sheet.minimum", gaps[0] if gaps else "0.00")] if least else []
    if block[end] is None:
        return [*rows, ("sheet.net" if vat else "sheet.total", unknown)]
    if not vat:
        return [*rows, ("sheet.total", block[end]["net"])]
    return rows + [(f"sheet.{name}", block[end][name]) for name in ("net", "vat", "gross")]


def _label(line: Mapping[str, Any]) -> str:
    if "why" not in line:
        return f"adjustment.{line['code']}"
    return f"formula.{line['code']}" + (" sheet.required" if line["why"] == "required" else "")


def _is_certain(block: Mapping[str, Any]) -> bool:
    """Return whether each line of a block has one working only, and so one amount."""
    return all(len(line["workings"]) < 2 for line in block["lines"])


def _first_year(ends: Mapping[str, str], once: Mapping[str, Any]) -> list[tuple[str, str]]:
    if _is_certain(once):
        return [("sheet.first-year-sum", ends["low"])]
    return [(f"sheet.first-year-{end}", ends[end]) for end in ("low", "high")]


@pytest.mark.part("libreoffice")
def test_libreoffice_recomputes_every_case_to_the_cent(writer: ModuleType, tmp_path: Path) -> None:
    """Weeks, quarters, tiers, adjustments, a least month, ranges, VAT of each kind and none: from the
    numbers that were entered alone, without the amounts that come with the formulas."""
    files = {
        f"case-{number}": workbook(writer, answer_to(firm, question, "sheet")["cells"])
        for number, (firm, question) in enumerate(PRICED)
    }
    sheets = recomputed(files, tmp_path)
    assert len(sheets) == len(PRICED) > 50
    for number, (firm, question) in enumerate(PRICED):
        estimate = answer_to(firm, question, "estimate")
        by = next(book for book in books(firm) if book.id == estimate["book"])
        rows = expected(estimate, least=bool(by.least_month))
        assert amounts(sheets[f"case-{number}"]) == rows, (firm, question)


@pytest.mark.part("libreoffice")
@pytest.mark.parametrize(
    ("firm", "facts", "picked", "code", "one", "other"),
    [
        ("cio-pme", {"employees": 3, "complexity": "low"}, {"subscription": 3}, DAYS, 1, 2.5),
        ("larger", {"employees": 8, "audit_done": True}, {}, "subscription", 2, 4),
        ("larger", {"employees": 8, "far": True, "nonprofit": True}, {"workshop": 2}, DAYS, 3, 1),
        ("larger", {"employees": 60}, {}, "workshop", 3, 5),
        ("officers", {"users": 30, "reviewed": True}, {}, "training", 2, 6),
        ("one-whole", {}, {}, "day", 1, 2),
        ("one-parts", {}, {}, "day", 1, 2),
    ],
)
def test_another_number_comes_to_another_price(
    writer: ModuleType,
    tmp_path: Path,
    firm: str,
    facts: Mapping[str, object],
    picked: Mapping[str, int],
    code: str,
    one: float,
    other: float,
) -> None:
    """An accountant may try any number: the whole sheet follows, across tiers, below the least month
    and above it, with the lines that depend on it."""
    changed, target = (
        sheet_of(firm, facts, {**picked, code: quantity}) for quantity in (one, other)
    )
    label = next(cell["at"] for cell in changed if cell["content"] == f"formula.{code}")
    for cell in changed:
        if cell["at"] == f"B{label[1:]}":
            assert cell["form"] == "given-number" and cell["content"] == f"{one}"
            cell["content"] = f"{other}"
    files = {"changed": workbook(writer, changed), "target": workbook(writer, target)}
    sheets = recomputed(files, tmp_path)
    assert amounts(sheets["changed"]) == amounts(sheets["target"])


def sheet_of(
    firm: str, facts: Mapping[str, object], picked: Mapping[str, float]
) -> list[dict[str, str]]:
    """Return the cells of a need; a formula with several periods is chosen by the week."""
    book = books(firm)[-1]
    choose = {}
    for code, quantity in picked.items():
        grids = getattr(book.formula(code).quantity, "periods", {})
        choose[code] = {"quantity": quantity} | ({"per": "week"} if "week" in grids else {})
    need = {"facts": facts, "choose": choose}
    on = "2027-02-01"
    cells: list[dict[str, str]] = answer_to(firm, {"on": on, "need": need}, "sheet")["cells"]
    return cells


@pytest.mark.part("libreoffice")
def test_libreoffice_recomputes_random_offers(writer: ModuleType, tmp_path: Path) -> None:
    """Whatever a book names, in whatever order."""
    answers = random_answers()
    files = {f"case-{at}": workbook(writer, cells) for at, (cells, _, _) in enumerate(answers)}
    sheets = recomputed(files, tmp_path)
    assert len(answers) > 30
    for at, (_, estimate, least) in enumerate(answers):
        assert amounts(sheets[f"case-{at}"]) == expected(estimate, least=least), estimate


def random_answers() -> list[tuple[list[dict[str, str]], Mapping[str, Any], bool]]:
    """Return cells and estimate of needs by random books, and whether each has a least month."""
    answers: list[tuple[list[dict[str, str]], Mapping[str, Any], bool]] = []

    @settings(max_examples=100, deadline=None, database=None, phases=[Phase.generate])
    @given(st.data(), offers())
    def collect(data: st.DataObject, offer: Offer) -> None:
        by, need = books_of(offer), data.draw(needs(offer))
        texts = [json.dumps({"ask": ask, "on": DAY, "need": need}) for ask in ("sheet", "estimate")]
        sheet, estimate = (json.loads(answer(text, by)) for text in texts)
        if sheet["ok"]:
            answers.append((sheet["cells"], estimate, bool(by[0].least_month)))

    collect()
    return answers


def test_a_program_that_does_not_recompute_shows_the_amounts_too(writer: ModuleType) -> None:
    """Each formula has its value beside it, which a preview on a telephone shows."""
    file = workbook(writer, answer_to(*MONTHLY, "sheet")["cells"])
    page = ZipFile(BytesIO(file)).read(PAGE).decode()
    assert page.count("<f>") == page.count("</f><v>") > 5
    assert "</f><v>" not in ZipFile(BytesIO(emptied(file))).read(PAGE).decode()


def test_words_are_never_a_formula(writer: ModuleType) -> None:
    """Whatever the theme or an address says."""
    cells = answer_to(*MONTHLY, "sheet")["cells"]
    file = ZipFile(
        BytesIO(
            workbook(
                writer,
                cells,
                address="=cmd()",
                **{"sheet.title": '=1+1"', "sheet.verdict.less": 'a "good" deal'},
            )
        )
    )
    page, texts = file.read(PAGE).decode(), file.read("xl/sharedStrings.xml").decode()
    assert '=1+1"' in texts and "=cmd()" in texts
    assert "<f>1+1" not in page and "cmd" not in page
    assert 'a ""good"" deal' in page.replace("&quot;", '"')
