"""An estimate as the cells of a sheet whose formulas work every amount out again, rounded as the
tariff rounds.

Without words of its own: a cell says what stands in it by a code. Columns: A what it is, B
quantity, C its unit, D and E exact factors, F rate, G what the rate is of, H the amount.
"""

from dataclasses import dataclass
from datetime import date

from calculator.book import PriceBook
from calculator.estimate import Estimate, Monthly, OneOff, Total, Year
from calculator.money import amount, number
from calculator.working import PERCENT, Working

HEADS = {
    "B": "quantity",
    "C": "unit",
    "D": "times",
    "E": "over",
    "F": "rate",
    "G": "per",
    "H": "amount",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands at a place such as "H11".

    `kind`: "word" (the code of one), "text", "day", "number" or "formula" (codes of words in
    braces), whose value is `shows` (digits, or the code of words). `form` is how it is to look. The
    word "address" is the estimate's own address, which the calculator does not know.
    """

    at: str
    kind: str
    content: str
    form: str
    shows: str | None = None


class Rows:
    """A sheet being filled from the top. What is given once stands once: the VAT is referred to
    afterwards."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.row = 0
        self.vat_rate = ""

    def begin(self, code: str, form: str = "label", *, gap: int = 0) -> None:
        """A new row that says what it is."""
        self.row += 1 + gap
        self.put("A", code, kind="word", form=form)

    def put(
        self, column: str, content: str, *, kind: str, form: str, shows: str | None = None
    ) -> str:
        """One cell of the row; gives its place."""
        at = f"{column}{self.row}"
        self.cells.append(Cell(at, kind, content, form, shows))
        return at

    def work(self, code: str, working: Working, *, quantity: str = "", rate: str = "") -> str:
        """A row for a working; `quantity` and `rate` are formulas where they are themselves worked
        out."""
        self.begin(code)
        form = "amount" if working.unit == "net" else "number"
        self._value("B", working.quantity, form, formula=quantity)
        self.put("C", f"unit.{working.unit}", kind="word", form="word")
        self.put("D", number(working.times), kind="number", form="number")
        self.put("E", number(working.over), kind="number", form="number")
        self._value(
            "F", working.rate, "number" if working.per == "percent" else "amount", formula=rate
        )
        self.put("G", f"per.{working.per}", kind="word", form="word")
        formula = f"ROUND(B{self.row}*D{self.row}*F{self.row}/E{self.row},2)"
        return self.put("H", formula, kind="formula", form="amount", shows=amount(working.amount))

    def sum(self, code: str, formula: str, *, value: int, form: str = "amount") -> str:
        """A row with an amount made of others."""
        self.begin(code, "total-label" if form == "total" else "label")
        return self.put("H", formula, kind="formula", form=form, shows=amount(value))

    def total(self, total: Total, *, net: str) -> str:
        """Net, VAT and gross; gives the place of the net."""
        place = self.sum("net", net, value=total.net, form="total")
        vat = self.work("vat", total.vat, quantity=place, rate=self.vat_rate)
        self.vat_rate = self.vat_rate or f"F{self.row}"
        self.sum("gross", f"ROUND({place}+{vat},2)", value=total.gross)
        return place

    def _value(self, column: str, value: int, form: str, *, formula: str) -> None:
        """A number that is given, to be changed at will, or one that is worked out."""
        if formula:
            self.put(column, formula, kind="formula", form=form, shows=number(value))
        else:
            self.put(column, number(value), kind="number", form=f"given-{form}")


def sheet(found: Estimate, *, on: date) -> tuple[Cell, ...]:
    """Every cell of an estimate: what it rests on, the month, the audit, the year."""
    rows = Rows()
    _rests_on(rows, found, on)
    rows.begin("head.line", "head", gap=1)
    for column, name in HEADS.items():
        rows.put(
            column, f"head.{name}", kind="word", form="head" if column in "CG" else "head-number"
        )
    net = _month(rows, found.monthly) if found.monthly else ""
    ends = _audit(rows, found.one_off) if found.one_off else ()
    if found.year:
        _year(rows, found.year, found.book, net=net, ends=ends)
    return tuple(rows.cells)


def _rests_on(rows: Rows, found: Estimate, on: date) -> None:
    need = found.need
    rows.begin("title", "title")
    rows.begin(f"status.{found.book.status}", "note")
    rows.begin("live", "note")
    rows.begin("day")
    rows.put("B", on.isoformat(), kind="day", form="day")
    rows.begin("book")
    rows.put("B", found.book.id, kind="text", form="word")
    rows.begin("employees")
    rows.put("B", str(need.employees), kind="number", form="word")
    rows.put("C", f"size.{found.size.code}", kind="word", form="word")
    if need.complexity:
        rows.begin("complexity")
        rows.put("B", f"complexity.{need.complexity}", kind="word", form="word")
    if need.audit_done:
        rows.begin("audit-done")
    rows.begin("link")
    rows.put("B", "address", kind="word", form="word")


def _month(rows: Rows, monthly: Monthly) -> str:
    """The monthly block; gives the place of its net."""
    rows.begin("month", "section")
    first = rows.row + 1
    for line in monthly.lines:
        before = f"ROUND(SUM(H{first}:H{rows.row}),2)" if line.code == "combination" else ""
        rows.work(line.code, line.working, quantity=before)
    return rows.total(monthly.total, net=f"ROUND(SUM(H{first}:H{rows.row}),2)")


def _audit(rows: Rows, one_off: OneOff) -> tuple[str, ...]:
    """The one-off block; gives the places of the lowest and the highest net, none where they are
    not known."""
    rows.begin("audit", "section", gap=1)
    rows.begin("audit-required" if one_off.required else "audit-wanted", "note")
    if not (one_off.low and one_off.high):
        rows.begin("on-request")
        return ()
    low = rows.work("audit-low", one_off.low.working)
    rate = low.replace("H", "F")
    low = rows.total(one_off.low.total, net=low)
    high = rows.work("audit-high", one_off.high.working, rate=rate)
    return low, rows.total(one_off.high.total, net=high)


def _year(rows: Rows, year: Year, book: PriceBook, *, net: str, ends: tuple[str, ...]) -> None:
    rows.begin("year", "section", gap=1)
    twelve = rows.work("twelve-months", year.net, rate=net)
    codes, values = ("first-year-low", "first-year-high"), (year.first_low, year.first_high)
    for code, value, end in zip(codes, values, ends, strict=False):
        rows.sum(code, f"ROUND({twelve}+{end},2)", value=value or 0)
    if year.first_low is None:
        rows.begin("first-year-unknown")
    rows.begin("full-time")
    cost = rows.put("H", number(book.full_time_cost), kind="number", form="given-amount")
    places = []
    for code, percent in ("same-from", book.same_percent.low), ("same-to", book.same_percent.high):
        rows.begin(code)
        places.append(rows.put("H", _part(percent), kind="number", form="given-percent"))
    rows.begin("share")
    share = rows.put(
        "H", f"ROUND({twelve}/{cost},3)", kind="formula", form="percent", shows=_part(year.percent)
    )
    rows.begin("verdict")
    formula = "IF({0}<{1},{{less}},IF({0}<={2},{{same}},{{more}}))".format(share, *places)
    formula, shows = formula.replace("{", "{verdict."), f"verdict.{year.verdict}"
    rows.put("H", formula, kind="formula", form="verdict", shows=shows)


def _part(percent: int) -> str:
    """A percentage in hundredths as a part of one: 9500 is "0.95"."""
    whole, part = divmod(percent, PERCENT)
    return f"{whole}.{part:04}".rstrip("0").rstrip(".")
