"""An estimate as the cells of a sheet whose formulas calculate every amount again, rounded as in
the estimate.

Each block occurs once, or twice (at least, at most) if it is a range. Words are written as codes:
`sheet.…` for words of the theme, and names of the book such as `formula.CODE` and
`choice.FACT.CODE`; `unit.CODE` is the unit of a formula, `unit.CODE.8` eight of them.
"""

from datetime import date

from calculator.show.sheet_lines import BlockWriter
from calculator.show.sheet_rows import Cell, Rows
from calculator.tariff.adjustments import PERCENT
from calculator.tariff.classes import class_of
from calculator.tariff.commitment import committed
from calculator.tariff.comparison import Comparison, ComparisonResult
from calculator.tariff.estimate import MONTHS_A_YEAR, Block, Estimate, Year
from calculator.tariff.facts import CHOICE, NUMBER, Fact
from calculator.tariff.vat import default_kind

HEADS = {
    "B": "quantity",
    "C": "unit",
    "D": "times",
    "E": "over",
    "F": "rate",
    "G": "per",
    "H": "amount",
}
ENDS = ("sheet.at-least", "sheet.at-most")


def sheet(estimate: Estimate, *, on: date) -> tuple[Cell, ...]:
    """Return every cell of an estimate: its inputs, the month, the one-off costs, the year."""
    rows = Rows(estimate.book.decimals)
    _inputs(rows, estimate, on)
    rows.begin("sheet.head.line", "head", gap=1)
    for column, name in HEADS.items():
        rows.word(column, f"sheet.head.{name}", form="head" if column in "CG" else "head-number")
    months, once = [
        _block(rows, estimate, block, code)
        for block, code in ((estimate.month, "sheet.month"), (estimate.once, "sheet.once"))
    ]
    if estimate.year:
        _year(rows, estimate.year, estimate, month=months[0], once=once)
    return tuple(rows.cells)


def _inputs(rows: Rows, estimate: Estimate, on: date) -> None:
    """Write the book, the day, and the facts of the company."""
    need, book = estimate.need, estimate.book
    rows.begin("sheet.title", "title")
    rows.begin(f"sheet.status.{book.status}", "note")
    rows.begin("sheet.live", "note")
    rows.begin("sheet.day")
    rows.day("B", on.isoformat())
    rows.begin("sheet.book")
    rows.day("B", book.id)
    for fact in book.facts:
        if fact.code in need.facts:
            _fact(rows, fact, need.facts[fact.code])
        elif fact.code == book.vat.fact:
            rows.begin(f"fact.{fact.code}")
            rows.word("B", f"choice.{fact.code}.{default_kind(book.vat, need.facts)}")
            rows.word("C", "sheet.assumed")
    if months := committed(need.months, book.commitment):
        rows.begin("sheet.commitment")
        rows.number("B", str(months), form="word")
        rows.word("C", "sheet.months")
    rows.begin("sheet.link")
    rows.word("B", "address")


def _fact(rows: Rows, fact: Fact, value: int | str | bool) -> None:
    """Write one fact; a yes-no fact has no cell for its value."""
    rows.begin(f"fact.{fact.code}")
    if fact.kind == NUMBER:
        rows.number("B", str(value), form="word")
        if fact.classes:
            rows.word("C", f"class.{class_of(int(value), fact.classes)}")
    if fact.kind == CHOICE:
        rows.word("B", f"choice.{fact.code}.{value}")


def _block(rows: Rows, estimate: Estimate, block: Block | None, code: str) -> tuple[str, ...]:
    """Write one block; return the cells of its lowest and highest net, "" if it is unknown."""
    if block is None:
        return ()
    writer = BlockWriter(rows, estimate, block)
    rows.begin(code, "section", gap=0 if block is estimate.month else 1)
    if all(line.low == line.high for line in block.lines):
        return (writer.write(0),)
    cells: list[str] = []
    for end, word in enumerate(ENDS):
        rows.begin(word, "note")
        cells.append(writer.write(end))
    return tuple(cells)


def _year(rows: Rows, year: Year, estimate: Estimate, *, month: str, once: tuple[str, ...]) -> None:
    """Write twelve months, the first year with one-off costs, and the comparison."""
    rows.begin("sheet.year", "section", gap=1)
    rows.begin("sheet.twelve-months" if estimate.vat else "sheet.twelve-months-no-vat")
    rows.input("B", str(MONTHS_A_YEAR), form="number")
    rows.word("C", "sheet.months")
    rows.factors("1", "1")
    rows.input("F", rows.short_amount(year.net // MONTHS_A_YEAR), form="amount", at=month)
    rows.word("G", "sheet.month")
    year_net = rows.formula("H", rows.product(), form="amount", value=rows.amount(year.net))
    if once and year.first is None:
        rows.begin("sheet.first-year-unknown")
    elif once and year.first:
        codes = ("low", "high") if len(once) > 1 else ("sum",)
        for code, value, once_net in zip(codes, year.first, once, strict=False):
            formula = rows.rounded(f"{year_net}+{once_net}")
            rows.sum(f"sheet.first-year-{code}", formula, value=value)
    if year.comparison and estimate.book.comparison:
        _comparison(rows, year.comparison, estimate.book.comparison, year_net=year_net)


def _comparison(
    rows: Rows, result: ComparisonResult, comparison: Comparison, *, year_net: str
) -> None:
    """Write a yearly cost, and whether twelve months cost less, about the same, or more."""
    rows.begin("comparison.name")
    cost = rows.number("H", rows.short_amount(comparison.cost), form="given-amount")
    limits = []
    for code, percent in (("from", comparison.same.low), ("to", comparison.same.high)):
        rows.begin(f"sheet.same-{code}")
        limits.append(rows.number("H", _fraction(percent), form="given-percent"))
    rows.begin("sheet.share")
    value = _fraction(result.percent)
    share = rows.formula("H", f"ROUND({year_net}/{cost},3)", form="percent", value=value)
    rows.begin("sheet.verdict")
    less, same, more = [f"{{sheet.verdict.{name}}}" for name in ("less", "same", "more")]
    content = f"IF({share}<{limits[0]},{less},IF({share}<={limits[1]},{same},{more}))"
    rows.formula("H", content, form="verdict", value=f"sheet.verdict.{result.verdict}")


def _fraction(percent: int) -> str:
    """Return a percentage in hundredths as a decimal fraction: 9500 is "0.95"."""
    whole, decimals = divmod(percent, PERCENT)
    return f"{whole}.{decimals:04}".rstrip("0").rstrip(".")
