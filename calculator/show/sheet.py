"""An estimate as the cells of a sheet whose formulas calculate every amount again, rounded as in
the estimate.

Each block occurs once, or twice (at least, at most) if it is a range. Words are codes: `sheet.…`
from the theme, and names from the book such as `formula.CODE` and `choice.FACT.CODE`; `unit.CODE`
is the unit of a formula, `unit.CODE.8` eight of them.
"""

from datetime import date

from calculator.show.sheet_lines import Lines
from calculator.show.sheet_rows import Cell, Rows
from calculator.tariff.adjustments import PERCENT
from calculator.tariff.classes import class_of
from calculator.tariff.commitment import committed
from calculator.tariff.comparison import Beside, Comparison
from calculator.tariff.estimate import MONTHS_A_YEAR, Block, Estimate, Year
from calculator.tariff.facts import CHOICE, NUMBER, Fact
from calculator.tariff.vat import assumed

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
    """Every cell of an estimate: its inputs, the month, the one-off costs, the year."""
    rows = Rows(estimate.book.decimals)
    _rests_on(rows, estimate, on)
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


def _rests_on(rows: Rows, estimate: Estimate, on: date) -> None:
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
            rows.word("B", f"choice.{fact.code}.{assumed(book.vat, need.facts)}")
            rows.word("C", "sheet.assumed")
    if months := committed(need.months, book.commitment):
        rows.begin("sheet.commitment")
        rows.number("B", str(months), form="word")
        rows.word("C", "sheet.months")
    rows.begin("sheet.link")
    rows.word("B", "address")


def _fact(rows: Rows, fact: Fact, value: int | str | bool) -> None:
    """Write one fact; a yes has no value cell."""
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
    lines = Lines(rows, estimate, block)
    rows.begin(code, "section", gap=0 if block is estimate.month else 1)
    if all(line.low == line.high for line in block.lines):
        return (lines.write(0),)
    places: list[str] = []
    for end, word in enumerate(ENDS):
        rows.begin(word, "note")
        places.append(lines.write(end))
    return tuple(places)


def _year(rows: Rows, year: Year, estimate: Estimate, *, month: str, once: tuple[str, ...]) -> None:
    """Write twelve months, the first year with one-off costs, and the comparison."""
    rows.begin("sheet.year", "section", gap=1)
    rows.begin("sheet.twelve-months" if estimate.vat else "sheet.twelve-months-no-vat")
    rows.input("B", str(MONTHS_A_YEAR), form="number")
    rows.word("C", "sheet.months")
    rows.factors("1", "1")
    rows.input("F", rows.plain(year.net // MONTHS_A_YEAR), form="amount", at=month)
    rows.word("G", "sheet.month")
    twelve = rows.formula("H", rows.product(), form="amount", shows=rows.amount(year.net))
    if once and year.first is None:
        rows.begin("sheet.first-year-unknown")
    elif once and year.first:
        codes = ("low", "high") if len(once) > 1 else ("sum",)
        for code, value, place in zip(codes, year.first, once, strict=False):
            rows.sum(f"sheet.first-year-{code}", rows.rounded(f"{twelve}+{place}"), value=value)
    if year.beside and estimate.book.comparison:
        _comparison(rows, year.beside, estimate.book.comparison, twelve=twelve)


def _comparison(rows: Rows, beside: Beside, comparison: Comparison, *, twelve: str) -> None:
    """A yearly cost, and whether twelve months are less, about the same, or more."""
    rows.begin("comparison.name")
    cost = rows.number("H", rows.plain(comparison.cost), form="given-amount")
    places = []
    for code, percent in (("from", comparison.same.low), ("to", comparison.same.high)):
        rows.begin(f"sheet.same-{code}")
        places.append(rows.number("H", _part(percent), form="given-percent"))
    rows.begin("sheet.share")
    shows = _part(beside.percent)
    share = rows.formula("H", f"ROUND({twelve}/{cost},3)", form="percent", shows=shows)
    rows.begin("sheet.verdict")
    less, same, more = [f"{{sheet.verdict.{name}}}" for name in ("less", "same", "more")]
    content = f"IF({share}<{places[0]},{less},IF({share}<={places[1]},{same},{more}))"
    rows.formula("H", content, form="verdict", shows=f"sheet.verdict.{beside.verdict}")


def _part(percent: int) -> str:
    """A percentage in hundredths as a part of one: 9500 is "0.95"."""
    whole, part = divmod(percent, PERCENT)
    return f"{whole}.{part:04}".rstrip("0").rstrip(".")
