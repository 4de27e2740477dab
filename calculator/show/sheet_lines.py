"""The lines of one block as rows of a sheet, and its totals: each working out by a formula."""

from calculator.money import number, rounded
from calculator.show.sheet_rows import Rows
from calculator.show.sheet_tiers import Step, rate_among, sum_among, tiered
from calculator.tariff.adjustments import AppliedAdjustment, Share
from calculator.tariff.estimate import Block, Estimate, Line, block_adjustments
from calculator.tariff.formulas import Formula
from calculator.tariff.least_month import Gap
from calculator.tariff.picks import pick_of
from calculator.tariff.quantities import FACTORS, ONCE, Flat, Follows
from calculator.tariff.rates import Charge
from calculator.tariff.requirements import REQUIRED
from calculator.tariff.tiers import WHOLE, Tiers
from calculator.tariff.vat import Total


class BlockWriter:
    """Writes the lines of a block, once for each end of its range.

    An input has one cell, in the first row that needs it: `first_rows` has that row of a formula or
    an adjustment, `quantities` the cell of a quantity that other formulas follow. `amounts` are the
    cells of the formulas' amounts at this end, `shares` those of the adjustments.
    """

    def __init__(self, rows: Rows, estimate: Estimate, block: Block) -> None:
        self.rows = rows
        self.estimate = estimate
        self.block = block
        self.first_rows: dict[str, int] = {}
        self.quantities: dict[str, str] = {}
        self.steps: dict[str, tuple[Step, ...]] = {}
        self.amounts: dict[str, str] = {}
        self.shares: dict[str, str] = {}
        self.adjustments = block_adjustments(
            [line.code for line in block.lines if line.entry],
            need=estimate.need,
            book=estimate.book,
            codes=[entry.formula.code for entry in estimate.entries],
        )

    def write(self, end: int) -> str:
        """Write every line at one end, and the totals; return the net's cell, "" if unknown."""
        self.amounts, self.shares, self.quantities = {}, {}, {}
        begin = self.rows.row + 1
        for line in self.block.lines:
            if not isinstance(line.low, Gap):
                self._line(line, end)
        month = self.block == self.estimate.month
        total = self.block.high if end else self.block.low
        if month and self.estimate.book.least_month and total:
            self._minimum(begin, total)
        return self._total(total, begin)

    def net_word(self) -> str:
        """Return the word for a net amount, which is the total for a firm that charges no VAT."""
        return "sheet.net" if self.estimate.vat else "sheet.total"

    def _line(self, line: Line, end: int) -> None:
        working = line.high if end else line.low
        label = f"formula.{line.code}" if line.entry else f"adjustment.{line.code}"
        if line.entry and line.entry.why == REQUIRED:
            label += " sheet.required"
        self.rows.begin(label)
        if working is None:
            self.rows.word("H", "sheet.on-request", form="verdict")
        elif isinstance(working, Share):
            applied = next(iter([one for one in self.adjustments if one.entry.code == line.code]))
            self.shares[line.code] = self._share(working, applied)
        elif isinstance(working, Charge) and line.entry:
            self.amounts[line.code] = self._charge(line, working, line.entry.formula)

    def _charge(self, line: Line, working: Charge, formula: Formula) -> str:
        """Write quantity, factors and rate of a formula; at the second end of a range refer to
        the first."""
        rows, first = self.rows, self.first_rows.get(line.code)
        value = rows.amount(working.amount)
        if first and line.low == line.high:
            return rows.formula("H", f"H{first}", form="amount", value=value)
        self.first_rows[line.code] = first or rows.row
        over = self._quantity(line, working, formula)
        if formula.rate.tiers:
            return self._tiers(working, formula, formula.rate.tiers, over)
        rate = rows.short_amount(working.parts[0].rate)
        rows.input("F", rate, form="amount", at=f"F{first}" if first else "")
        return rows.formula("H", rows.product(), form="amount", value=value)

    def _tiers(self, working: Charge, formula: Formula, tiers: Tiers, over: str) -> str:
        """Write the rate from the tiers, or the sum of the parts; the tiers follow once, below."""
        rows, at = self.rows, self.rows.row
        product = rows.product()
        if formula.code not in self.steps:
            self.steps[formula.code] = tiered(rows, self.estimate, formula=formula, tiers=tiers)
        steps, units = self.steps[formula.code], f"B{at}*D{at}"
        if tiers.kind == WHOLE:
            rate = rate_among(steps, units=units, over=over)
            value = rows.short_amount(working.parts[0].rate)
            rows.formula("F", rate, form="amount", value=value, row=at)
        else:
            product = rows.rounded(f"({sum_among(steps, units=units, over=over)})/E{at}")
        return rows.formula("H", product, form="amount", value=rows.amount(working.amount), row=at)

    def _quantity(self, line: Line, working: Charge, formula: Formula) -> str:
        """Write the units, their word and the exact factors; return the divisor of the period."""
        rows, pick = self.rows, pick_of(line, self.block, self.estimate.need)
        counted = number(pick.quantity if pick else rounded(working.quantity, 12))
        times, over = FACTORS[pick.per] if pick else ("1", "1")
        source = self._source(formula)
        if isinstance(source.quantity, Flat):
            rows.number("B", counted)
        else:
            at = self.quantities.get(source.code, "")
            self.quantities[source.code] = rows.input("B", counted, form="number", at=at)
            unit = f"unit.{line.code}"
            rows.word("C", f"{unit} sheet.per.{pick.per}" if pick and pick.per != ONCE else unit)
            rows.word("G", f"{unit}.{number(working.per)}")
        rows.factors(times, number(int(over) * working.per))
        return over

    def _source(self, formula: Formula) -> Formula:
        """Return the formula whose units are counted: the formula itself, or the one that it
        follows."""
        while isinstance(formula.quantity, Follows):
            formula = self.estimate.book.formula(formula.quantity.formula)
        return formula

    def _share(self, working: Share, applied: AppliedAdjustment) -> str:
        """Write a percentage of the sum of some formulas, limited by earlier reductions."""
        rows, code = self.rows, applied.entry.code
        base = "+".join([self.amounts[name] for name in applied.entry.of if name in self.amounts])
        rows.formula("B", rows.rounded(base), form="amount", value=rows.short_amount(working.base))
        rows.word("C", self.net_word())
        rows.factors("1", "100")
        first = self.first_rows.get(code)
        rows.input("F", number(working.percent), form="number", at=f"F{first}" if first else "")
        self.first_rows[code] = first or rows.row
        rows.word("G", "sheet.percent")
        content = rows.product()
        if working.most is not None and applied.earlier:
            content = f"MAX({content},{self._limit(working, applied)})"
        return rows.formula("H", content, form="amount", value=rows.amount(working.amount))

    def _limit(self, working: Share, applied: AppliedAdjustment) -> str:
        """Return the limit of a reduction, below 0; a number if an earlier reduction is on
        request."""
        earlier = [self.adjustments[index].entry.code for index in applied.earlier]
        if any(code not in self.shares for code in earlier):
            return self.rows.short_amount(-(working.most or 0))
        pool = [self.amounts[code] for code in applied.pool if code in self.amounts]
        return "-" + self.rows.rounded("+".join(pool + [self.shares[code] for code in earlier]))

    def _minimum(self, begin: int, total: Total) -> None:
        """Write the line that raises a month to the least month, 0 if the month is enough."""
        rows, least = self.rows, self.estimate.book.least_month
        gaps = [line.low for line in self.block.lines if isinstance(line.low, Gap)]
        missing = gaps[0].amount if gaps else 0
        rows.begin("sheet.minimum")
        before = rows.rounded(f"SUM(H{begin}:H{rows.row - 1})")
        rows.formula("B", before, form="amount", value=rows.short_amount(total.net - missing))
        rows.word("C", self.net_word())
        rows.input("F", rows.short_amount(least), form="amount")
        gap = rows.rounded(f"F{rows.row}-B{rows.row}")
        content = f"IF(AND(B{rows.row}>0,B{rows.row}<F{rows.row}),{gap},0)"
        rows.formula("H", content, form="amount", value=rows.amount(missing))

    def _total(self, total: Total | None, begin: int) -> str:
        """Write net, VAT and gross; return the cell of the net."""
        rows = self.rows
        if total is None:
            rows.begin(self.net_word(), "total-label")
            rows.word("H", "sheet.on-request", form="verdict")
            return ""
        summed = rows.rounded(f"SUM(H{begin}:H{rows.row})")
        net = rows.sum(self.net_word(), summed, value=total.net, form="total")
        if self.estimate.vat:
            rows.begin("sheet.vat")
            rows.formula("B", net, form="amount", value=rows.short_amount(total.net))
            rows.word("C", self.net_word())
            rows.factors("1", "100")
            rate = rows.input("F", number(total.percent), form="number", at=rows.vat_rate)
            rows.vat_rate = rows.vat_rate or rate
            rows.word("G", "sheet.percent")
            vat = rows.formula("H", rows.product(), form="amount", value=rows.amount(total.vat))
            rows.sum("sheet.gross", rows.rounded(f"{net}+{vat}"), value=total.gross)
        return net
