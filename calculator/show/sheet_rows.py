"""The rows of a sheet, filled from the top.

Without words of its own: a cell says what stands in it by a code. Columns: A what it is, B
quantity, C its unit, D and E exact factors, F rate, G what the rate is of, H the amount.
"""

from dataclasses import dataclass

from calculator.money import amount, number

GIVEN = "given-"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands at a place such as "H11".

    `kind`: "word" (its code, or several with spaces between), "day", "number" or "formula"
    (codes of words in braces), whose value is `shows` (digits, or the code of words). `form` is how
    it is to look. The word "address" is the estimate's own address, which the calculator does not
    know.
    """

    at: str
    kind: str
    content: str
    form: str
    shows: str | None = None


class Rows:
    """A sheet being filled. What is given once stands once: the VAT is referred to afterwards.

    Amounts have so many `decimals`, to which formulas round.
    """

    def __init__(self, decimals: int) -> None:
        self.decimals = decimals
        self.cells: list[Cell] = []
        self.row = 0
        self.vat_rate = ""

    def begin(self, codes: str, form: str = "label", *, gap: int = 0) -> None:
        """A new row that says what it is."""
        self.row += 1 + gap
        self.word("A", codes, form=form)

    def word(self, column: str, codes: str, *, form: str = "word") -> None:
        """Words of the page by their codes."""
        self._put(column, codes, kind="word", form=form)

    def day(self, column: str, content: str) -> None:
        """A day."""
        self._put(column, content, kind="day", form="day")

    def number(self, column: str, content: str, *, form: str = "number") -> str:
        """A number that is given; those with a form "given-…" are to be changed at will."""
        return self._put(column, content, kind="number", form=form)

    def formula(
        self, column: str, content: str, *, form: str, shows: str, row: int | None = None
    ) -> str:
        """What is worked out, and what it comes to; in an earlier row where one is named."""
        place = f"{column}{row or self.row}"
        self.cells.append(Cell(place, "formula", content, form, shows))
        return place

    def given(self, column: str, content: str, *, form: str, at: str = "") -> str:
        """A given number, or a reference to the place where it stands already."""
        if at:
            return self.formula(column, at, form=form, shows=content)
        return self.number(column, content, form=f"{GIVEN}{form}")

    def sum(self, codes: str, formula: str, *, value: int, form: str = "amount") -> str:
        """A row with an amount made of others."""
        self.begin(codes, "total-label" if form == "total" else "label")
        return self.formula("H", formula, form=form, shows=self.amount(value))

    def factors(self, times: str, over: str) -> None:
        """The exact factors of a row."""
        self.number("D", times)
        self.number("E", over)

    def product(self) -> str:
        """The formula of this row's amount: quantity × times × rate ÷ over."""
        return self.rounded(f"B{self.row}*D{self.row}*F{self.row}/E{self.row}")

    def rounded(self, formula: str) -> str:
        """A formula rounded to the smallest unit."""
        return f"ROUND({formula},{self.decimals})"

    def amount(self, value: int) -> str:
        """An amount as it is shown."""
        return amount(value, self.decimals)

    def plain(self, value: int) -> str:
        """An amount as it is given, without needless zeros."""
        return number(value, self.decimals)

    def _put(self, column: str, content: str, *, kind: str, form: str) -> str:
        """One cell of the row; gives its place."""
        at = f"{column}{self.row}"
        self.cells.append(Cell(at, kind, content, form))
        return at
