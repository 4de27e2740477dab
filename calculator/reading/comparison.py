"""Reads the comparison of a book."""

from calculator.mistake import say
from calculator.reading.currencies import read_amount
from calculator.reading.pages import read_page
from calculator.reading.section import Section
from calculator.tariff.comparison import Comparison
from calculator.tariff.quantities import Span


def read_comparison(root: Section) -> Comparison | None:
    """Return the yearly cost to compare with, None if the book has none."""
    if not root.has("comparison"):
        return None
    table = root.table("comparison")
    cost = read_amount(table, "cost_per_year")
    must = say("be a range like %(like)s", like="95-105")
    same = Span(*table.span("about_the_same_percent", must=must))
    page = read_page(table)
    table.done()
    return Comparison(cost, same, page)
