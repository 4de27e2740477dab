"""Reads the included lines of a book."""

from collections.abc import Sequence

from calculator.reading.pages import read_page
from calculator.reading.section import Section
from calculator.tariff.formulas import Formula
from calculator.tariff.included import Included


def read_included(section: Section, formulas: Sequence[Formula]) -> tuple[Included, ...]:
    """Return every line without an amount, in the order of the file."""
    entries = []
    for code, table in section.tables():
        if not table.has("with"):
            table.missing("with")
        entry = Included(
            code=code,
            formulas=table.list("with", [formula.code for formula in formulas]),
            without_commitment=table.boolean("without_commitment"),
            page=read_page(table),
        )
        entries.append(entry)
        table.done()
    return tuple(entries)
