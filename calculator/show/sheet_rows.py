"""The rows of a sheet, filled from the top.

Cells hold codes of words, no words. Columns: A label, B quantity, C its unit, D and E exact
factors, F rate, G the unit of the rate, H the amount.
"""

from dataclasses import dataclass

from calculator.money import amount, number

INPUT = "given-"


@dataclass(frozen=True, slots=True)
class Cell:
    """The content of a cell such as "H11".

    `kind`: "word" (its code, or several with spaces between), "day", "number" or "formula" (codes
    of words in braces), whose result is `value` (digits, or the code of words). `form` names its
    style. The word "address" stands for the estimate's own address, unknown to the calculator.
    """

    at: str
    kind: str
    content: str
    form: str
    value: str | None = None


class Rows:
    """The writer of a sheet; amounts have `decimals`, to which formulas round.

    An input has one cell, to which later rows refer, such as the VAT rate.
    """

    def __init__(self, decimals: int) -> None:
        self.decimals = decimals
        self.cells: list[Cell] = []
        self.row = 0
        self.vat_rate = ""

    def begin(self, codes: str, form: str = "label", *, gap: int = 0) -> None:
        """Begin a new row with its label."""
        self.row += 1 + gap
        self.word("A", codes, form=form)

    def word(self, column: str, codes: str, *, form: str = "word") -> None:
        """Write words by their codes."""
        self._put(column, codes, kind="word", form=form)

    def day(self, column: str, content: str) -> None:
        """Write a day."""
        self._put(column, content, kind="day", form="day")

    def number(self, column: str, content: str, *, form: str = "number") -> str:
        """Write a number; a form "given-…" marks an input, which a reader may change."""
        return self._put(column, content, kind="number", form=form)

    def formula(
        self, column: str, content: str, *, form: str, value: str, row: int | None = None
    ) -> str:
        """Write a formula and its value, in the current row or in `row`."""
        at = f"{column}{row or self.row}"
        self.cells.append(Cell(at, "formula", content, form, value))
        return at

    def input(self, column: str, content: str, *, form: str, at: str = "") -> str:
        """Write an input, or a reference to the cell `at` that has it already."""
        if at:
            return self.formula(column, at, form=form, value=content)
        return self.number(column, content, form=f"{INPUT}{form}")

    def sum(self, codes: str, formula: str, *, value: int, form: str = "amount") -> str:
        """Write a row with a sum."""
        self.begin(codes, "total-label" if form == "total" else "label")
        return self.formula("H", formula, form=form, value=self.amount(value))

    def factors(self, times: str, over: str) -> None:
        """Write the exact factors of a row."""
        self.number("D", times)
        self.number("E", over)

    def product(self) -> str:
        """Return the formula of this row's amount: quantity × times × rate ÷ over."""
        return self.rounded(f"B{self.row}*D{self.row}*F{self.row}/E{self.row}")

    def rounded(self, formula: str) -> str:
        """Return a formula rounded to the smallest unit."""
        return f"ROUND({formula},{self.decimals})"

    def amount(self, value: int) -> str:
        """Return the text of an amount, with all decimals."""
        return amount(value, self.decimals)

    def short_amount(self, value: int) -> str:
        """Return the text of an amount, without trailing zeros."""
        return number(value, self.decimals)

    def _put(self, column: str, content: str, *, kind: str, form: str) -> str:
        """Write one cell of the row; return its place."""
        at = f"{column}{self.row}"
        self.cells.append(Cell(at, kind, content, form))
        return at
