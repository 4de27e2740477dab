"""The cells of a spreadsheet: what stands where, and what each formula must come to."""

import json
from datetime import date

from calculator.estimate import estimate
from calculator.in_force import book_on
from calculator.need import Need
from calculator.price_book import read_books
from calculator.sheet import Cell, sheet
from calculator.wire import answer
from tests.support.cases import BOOKS

BOOK = read_books(BOOKS)
B = book_on(BOOK, date(2027, 2, 1))


def cells(need: Need, on: date = date(2027, 2, 1)) -> dict[str, Cell]:
    """The cells by their places."""
    found = sheet(estimate(need, book_on(BOOK, on)), on=on)
    assert len({cell.at for cell in found}) == len(found)
    return {cell.at: cell for cell in found}


def column(found: dict[str, Cell], letter: str) -> list[str]:
    """What stands in one column, formulas with what they come to."""
    held = [cell for at, cell in found.items() if at.startswith(letter)]
    return [f"{cell.content} = {cell.shows}" if cell.shows else cell.content for cell in held]


def test_every_amount_is_a_formula_that_rounds_once() -> None:
    """Case 9 of the tariff: 1.5 days a month and 3 hours with a discount, and the audit they
    bring."""
    found = cells(Need(employees=3, complexity="low", days=150, days_per="month", hours=3))
    assert column(found, "H") == [
        "head.amount",
        "ROUND(B12*D12*F12/E12,2) = 1238.25",
        "ROUND(B13*D13*F13/E13,2) = 354.75",
        "ROUND(B14*D14*F14/E14,2) = -79.65",
        "ROUND(SUM(H12:H14),2) = 1513.35",
        "ROUND(B16*D16*F16/E16,2) = 317.80",
        "ROUND(H15+H16,2) = 1831.15",
        "ROUND(B21*D21*F21/E21,2) = 309.56",
        "H21 = 309.56",
        "ROUND(B23*D23*F23/E23,2) = 65.01",
        "ROUND(H22+H23,2) = 374.57",
        "ROUND(B25*D25*F25/E25,2) = 412.75",
        "H25 = 412.75",
        "ROUND(B27*D27*F27/E27,2) = 86.68",
        "ROUND(H26+H27,2) = 499.43",
        "ROUND(B31*D31*F31/E31,2) = 18160.20",
        "ROUND(H31+H22,2) = 18469.76",
        "ROUND(H31+H26,2) = 18572.95",
        "143200",
        "0.95",
        "1.05",
        "ROUND(H31/H34,3) = 0.127",
        "IF(H37<H35,{verdict.less},IF(H37<=H36,{verdict.same},{verdict.more})) = verdict.less",
    ]


def test_rates_and_quantities_refer_to_the_rows_they_come_from() -> None:
    """In the same case: a value that stands elsewhere is a reference to its cell."""
    found = cells(Need(employees=3, complexity="low", days=150, days_per="month", hours=3))
    assert column(found, "F") == [
        "head.rate",
        "825.5",
        "118.25",
        "-5",
        "21",
        "825.5",
        "F16 = 21",
        "F21 = 825.5",
        "F16 = 21",
        "H15 = 1513.35",
    ]
    assert column(found, "B")[5:] == [
        "head.quantity",
        "1.5",
        "3",
        "ROUND(SUM(H12:H13),2) = 1593",
        "H15 = 1513.35",
        "3",
        "H22 = 309.56",
        "4",
        "H26 = 412.75",
        "12",
    ]


def test_a_week_keeps_its_exact_factors() -> None:
    """52 weeks over 12 months."""
    found = cells(Need(employees=25, days=100, days_per="week"))
    row = next(at[1:] for at, cell in found.items() if cell.content == "a-la-carte")
    assert [found[letter + row].content for letter in "BCDEFG"] == [
        "1",
        "unit.day-per-week",
        "52",
        "12",
        "925",
        "per.day",
    ]


def test_what_is_given_may_be_changed_and_looks_so() -> None:
    """Quantities, rates and the cost of hiring; factors and sums may not."""
    found = cells(Need(employees=25, complexity="low", days=100, days_per="week", hours=2))
    given = {cell.content for cell in found.values() if cell.form.startswith("given-")}
    assert given == {"1", "925", "2", "135.5", "-5", "21", "8", "12", "143200", "0.95", "1.05"}
    assert all(cell.kind == "number" for cell in found.values() if cell.form.startswith("given-"))


def test_an_audit_on_request_has_no_amount_and_the_first_year_neither() -> None:
    """Unknown is never 0."""
    codes = column(cells(Need(employees=250, days=100, days_per="month", hours=1)), "A")
    assert "on-request" in codes and "first-year-unknown" in codes
    assert not {"audit-low", "audit-high", "first-year-low", "first-year-high"} & set(codes)


def test_without_an_audit_there_is_no_first_year_of_its_own() -> None:
    """Twelve months are all."""
    codes = column(cells(Need(employees=25, audit_done=True, hours=1)), "A")
    assert "audit-done" in codes
    assert not {"audit", "first-year-low", "first-year-unknown"} & set(codes)


def test_an_audit_alone_has_neither_month_nor_year() -> None:
    """The one-off block alone, which says the VAT by itself."""
    found = cells(Need(employees=25, complexity="high", audit=True))
    assert not {"month", "year"} & set(column(found, "A"))
    assert column(found, "F") == ["head.rate", "925", "21", "F14 = 925", "F16 = 21"]


def test_the_door_gives_the_cells_as_text() -> None:
    """With the book they rest on, and mistakes as everywhere."""
    request = {
        "ask": "sheet",
        "on": "2026-11-23",
        "need": {"employees": 25, "days": 1, "days_per": "month"},
    }
    found = json.loads(answer(json.dumps(request), BOOK))
    assert (found["ok"], found["book"], found["status"], found["currency"]) == (
        True,
        "2026-01-01",
        "illustrative",
        "EUR",
    )
    assert found["cells"][0] == {"at": "A1", "kind": "word", "content": "title", "form": "title"}
    assert {
        "at": "H11",
        "kind": "formula",
        "content": "ROUND(B11*D11*F11/E11,2)",
        "form": "amount",
        "shows": "900.00",
    } in found["cells"]
    refused = json.loads(answer(json.dumps(request | {"need": {"employees": 0}}), BOOK))
    assert [error["field"] for error in refused["errors"]] == ["employees", "days"]
