"""The cells of a spreadsheet: what stands where, and what each formula must come to."""

import json
from collections.abc import Mapping
from typing import Any

from calculator.wire import answer
from tests.calculator.tariff.support import books

Cells = dict[str, dict[str, str]]
TARIFF_9 = {
    "facts": {"employees": 3, "complexity": "low"},
    "choose": {"a-la-carte": {"quantity": 1.5, "per": "month"}, "subscription": {"quantity": 3}},
}


def sheet(firm: str, need: Mapping[str, object], on: str = "2027-02-01") -> Any:
    """Return the answer to a sheet's request."""
    return json.loads(answer(json.dumps({"ask": "sheet", "on": on, "need": need}), books(firm)))


def cells(firm: str, need: Mapping[str, object]) -> Cells:
    """Return the cells by their places."""
    entries = sheet(firm, need)["cells"]
    by_place = {cell["at"]: cell for cell in entries}
    assert len(by_place) == len(entries)
    return by_place


def column(grid: Cells, letter: str) -> list[str]:
    """Return what stands in one column from the top, formulas with what they come to."""
    places = sorted((at for at in grid if at.startswith(letter)), key=lambda at: int(at[1:]))
    values = [grid[at] for at in places]
    return [
        f"{cell['content']} = {cell['shows']}" if "shows" in cell else cell["content"]
        for cell in values
    ]


def row(grid: Cells, label: str) -> dict[str, str]:
    """Return the first row of a label, by columns; formulas with what they come to."""
    number = next(at[1:] for at, cell in grid.items() if at[0] == "A" and cell["content"] == label)
    return {
        at[0]: cell.get("shows", cell["content"]) for at, cell in grid.items() if at[1:] == number
    }


def test_every_amount_is_a_formula_that_rounds_once() -> None:
    """Case 9 of the tariff: 1.5 days a month and 3 hours with a discount, and the audit they
    bring."""
    assert column(cells("cio-pme", TARIFF_9), "H") == [
        "sheet.head.amount",
        "ROUND(B12*D12*F12/E12,2) = 1238.25",
        "ROUND(B13*D13*F13/E13,2) = 354.75",
        "ROUND(B14*D14*F14/E14,2) = -79.65",
        "ROUND(SUM(H12:H14),2) = 1513.35",
        "ROUND(B16*D16*F16/E16,2) = 317.80",
        "ROUND(H15+H16,2) = 1831.15",
        "ROUND(B21*D21*F21/E21,2) = 309.56",
        "ROUND(SUM(H21:H21),2) = 309.56",
        "ROUND(B23*D23*F23/E23,2) = 65.01",
        "ROUND(H22+H23,2) = 374.57",
        "ROUND(B26*D26*F26/E26,2) = 412.75",
        "ROUND(SUM(H26:H26),2) = 412.75",
        "ROUND(B28*D28*F28/E28,2) = 86.68",
        "ROUND(H27+H28,2) = 499.43",
        "ROUND(B32*D32*F32/E32,2) = 18160.20",
        "ROUND(H32+H22,2) = 18469.76",
        "ROUND(H32+H27,2) = 18572.95",
        "143200",
        "0.95",
        "1.05",
        "ROUND(H32/H35,3) = 0.127",
        "IF(H38<H36,{sheet.verdict.less},IF(H38<=H37,{sheet.verdict.same},{sheet.verdict.more}))"
        " = sheet.verdict.less",
    ]


def test_rates_and_quantities_refer_to_the_rows_they_come_from() -> None:
    """In the same case: a value that stands elsewhere is a reference to its cell."""
    grid = cells("cio-pme", TARIFF_9)
    assert column(grid, "F") == [
        "sheet.head.rate",
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
    assert column(grid, "B")[5:] == [
        "sheet.head.quantity",
        "1.5",
        "3",
        "ROUND(H12+H13,2) = 1593",
        "H15 = 1513.35",
        "3",
        "H22 = 309.56",
        "4",
        "H27 = 412.75",
        "12",
    ]


def test_a_week_keeps_its_exact_factors_and_a_trip_follows() -> None:
    """52 weeks over 12 months, of days and of the trips to them."""
    facts = {"employees": 25, "far": True}
    need = {"facts": facts, "choose": {"a-la-carte": {"quantity": 1, "per": "week"}}}
    grid = cells("larger", need)
    assert row(grid, "formula.a-la-carte") == {
        "A": "formula.a-la-carte",
        "B": "1",
        "C": "unit.a-la-carte sheet.per.week",
        "D": "52",
        "E": "12",
        "F": "900",
        "G": "unit.a-la-carte.1",
        "H": "3900.00",
    }
    trip = row(grid, "formula.travel")
    assert [trip[letter] for letter in "BCDEFH"] == [
        "1",
        "unit.travel sheet.per.week",
        "52",
        "12",
        "45",
        "195.00",
    ]
    assert "B13 = 1" in column(grid, "B") and grid["B13"]["content"] == "1"


def test_what_is_given_may_be_changed_and_looks_so() -> None:
    """Quantities, rates and the cost of hiring; factors and sums may not."""
    choose = {"a-la-carte": {"quantity": 1, "per": "week"}, "subscription": {"quantity": 2}}
    facts = {"employees": 25, "complexity": "low"}
    grid = cells("cio-pme", {"facts": facts, "choose": choose})
    inputs = [cell for cell in grid.values() if cell["form"].startswith("given-")]
    contents = {cell["content"] for cell in inputs}
    assert contents == {"1", "925", "2", "135.5", "-5", "21", "8", "12", "143200", "0.95", "1.05"}
    assert {cell["kind"] for cell in inputs} == {"number"}


def test_tiers_stand_below_their_line() -> None:
    """The rate is found among them, or the parts are summed."""
    facts = {"users": 51, "sector": "public", "reviewed": True}
    need = {"facts": facts, "choose": {"register": True, "training": {"quantity": 4}}}
    grid = cells("officers", need)
    at = next(cell["at"][1:] for cell in grid.values() if cell["content"] == "formula.register")
    first, second = int(at) + 1, int(at) + 2
    assert grid[f"F{at}"]["content"] == f"IF(B{at}*D{at}>=B{second}*1,F{second},F{first})"
    assert (grid[f"F{at}"]["shows"], grid[f"H{at}"]["shows"]) == ("2", "102.00")
    assert [grid[f"F{place}"]["content"] for place in (first, second)] == ["2.5", "2"]
    training = row(grid, "formula.training")
    assert "F" not in training and training["H"] == "2200.00"


def test_the_least_month_is_a_formula_even_where_the_month_is_enough() -> None:
    """Who tries another quantity comes to the price that would be asked."""
    facts = {"employees": 8, "audit_done": True}
    for hours, gap in ((2, "70.00"), (4, "0.00")):
        need = {"facts": facts, "choose": {"subscription": {"quantity": hours}}}
        least = row(cells("larger", need), "sheet.minimum")
        assert (least["F"], least["H"]) == ("300", gap)


def test_what_is_on_request_has_no_amount_and_the_first_year_neither() -> None:
    """Unknown is never 0; the other lines stand."""
    facts = {"users": 101, "sector": "health", "urgent": True}
    need = {"facts": facts, "choose": {"helpline": True, "training": {"quantity": 1}}}
    grid = cells("officers", need)
    labels = column(grid, "A")
    assert "sheet.first-year-unknown" in labels and "sheet.first-year-sum" not in labels
    for label in ("formula.review sheet.required", "adjustment.urgent"):
        assert row(grid, label) == {"A": label, "H": "sheet.on-request"}
    assert row(grid, "formula.training")["H"] == "600.00"
    total = max(
        int(at[1:]) for at, cell in grid.items() if cell["content"] == "sheet.net" and at[0] == "A"
    )
    assert grid[f"H{total}"]["content"] == "sheet.on-request"


def test_a_range_stands_twice_and_what_is_certain_once() -> None:
    """At least and at most; the second time what is no range refers to the first."""
    facts = {"users": 30, "sector": "health", "urgent": True}
    need = {"facts": facts, "choose": {"helpline": True, "training": {"quantity": 4}}}
    grid = cells("officers", need)
    assert [label for label in column(grid, "A") if label.startswith("sheet.at-")] == [
        "sheet.at-least",
        "sheet.at-most",
    ]
    lines = [at for at, cell in grid.items() if cell["content"] == "formula.training"]
    first, second = (at[1:] for at in lines)
    assert grid[f"H{second}"]["content"] == f"H{first}" and f"B{second}" not in grid
    nets = [cell["shows"] for at, cell in grid.items() if at[0] == "H" and "SUM" in cell["content"]]
    assert nets == ["180.00", "4268.00", "5654.00"]


def test_what_a_firm_without_vat_does_not_have() -> None:
    """No VAT, no sum with it, and no word of either."""
    need = {"facts": {}, "choose": {"day": {"quantity": 1, "per": "week"}}}
    labels = column(cells("one-parts", need), "A")
    assert labels[-5:] == [
        "sheet.rate-first",
        "sheet.rate-from",
        "sheet.total",
        "sheet.year",
        "sheet.twelve-months-no-vat",
    ]
    assert not {"sheet.vat", "sheet.gross", "sheet.net", "sheet.twelve-months"} & set(labels)


def test_what_it_rests_on_stands_at_its_head() -> None:
    """What was said, in the book's order, what was assumed, and for how long."""
    facts = {"employees": 60, "nonprofit": True}
    need = {"facts": facts, "choose": {"a-la-carte": {"quantity": 2, "per": "month"}}, "months": 12}
    grid = cells("larger", need)
    head = [row(grid, label) for label in column(grid, "A")[3:9]]
    assert head == [
        {"A": "sheet.day", "B": "2027-02-01"},
        {"A": "sheet.book", "B": "2026-01-01"},
        {"A": "fact.employees", "B": "60", "C": "class.medium"},
        {"A": "fact.nonprofit"},
        {"A": "fact.customer", "B": "choice.customer.belgian", "C": "sheet.assumed"},
        {"A": "sheet.commitment", "B": "12", "C": "sheet.months"},
    ]


def test_the_door_gives_the_cells_as_text() -> None:
    """With the book they rest on, and mistakes as everywhere."""
    need = {"facts": {"employees": 25}, "choose": {"a-la-carte": {"quantity": 1, "per": "month"}}}
    reply = sheet("cio-pme", need, on="2026-11-23")
    assert [reply[name] for name in ("ok", "book", "status", "currency")] == [
        True,
        "2026-01-01",
        "illustrative",
        "EUR",
    ]
    first = {"at": "A1", "kind": "word", "content": "sheet.title", "form": "title"}
    assert reply["cells"][0] == first
    reply = sheet("cio-pme", {"facts": {"employees": 0}}, on="2026-11-23")
    assert [error["field"] for error in reply["errors"]] == ["facts.employees", "choose"]
