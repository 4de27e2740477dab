"""The tables of a price book: usual months and rates, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from calculator.money import ONE, amount
from calculator.tariff.book import PriceBook, class_fact
from calculator.tariff.formulas import ONCE, Formula
from calculator.tariff.quantities import Chosen, FromTable
from plugins.prices.rate_table import RateTable, rate_table
from plugins.prices.usual import usual_costs
from plugins.prices.wording import Wording, wording
from plugins.site import Site


@dataclass(frozen=True)
class Usual:
    """The usual choice of a class, and its lowest and highest cost a month."""

    code: str
    name: str
    members: str
    choice: str
    low: str
    high: str


@dataclass(frozen=True)
class PriceTable:
    """A price book as templates print it.

    `is_taxed` if the firm charges VAT; `signs` says how each formula is counted: units, hours, flat
    or once.
    """

    currency: str
    decimals: int
    first_day: date
    illustrative: bool
    is_taxed: bool
    rows: tuple[Usual, ...]
    rates: dict[str, RateTable]
    signs: dict[str, str]


def price_table(book: PriceBook, words: Wording) -> PriceTable:
    """Return the tables of a book in the words of a language."""
    return PriceTable(
        currency=book.currency,
        decimals=book.decimals,
        first_day=book.first_day,
        illustrative=book.status == "illustrative",
        is_taxed=bool(book.vat.kinds),
        rows=tuple(_usual(book, words)),
        rates={
            formula.code: rate_table(formula, book, words)
            for formula in book.formulas
            if not _is_priced_elsewhere(formula, book)
        },
        signs={formula.code: _sign(formula) for formula in book.formulas},
    )


def tables_of(site: Site, lang: str) -> PriceTable:
    """Return the tables of the book in force, in a language of the site."""
    return price_table(site.book, wording(site, lang))


def _usual(book: PriceBook, words: Wording) -> Iterator[Usual]:
    fact = class_fact(book)
    for band in fact.classes if fact else ():
        if fact and book.usual and (costs := usual_costs(book, band.code)):
            yield Usual(
                band.code,
                words.band(fact, band.code),
                words.members(fact, band.code),
                words.picks_text(book.usual[band.code]),
                *(amount(cost, book.decimals) for cost in costs),
            )


def _is_priced_elsewhere(formula: Formula, book: PriceBook) -> bool:
    """Return whether a formula with a range of units has the rates of another one, which has a
    table."""
    same = [one for one in book.formulas if one.rate.amounts is formula.rate.amounts]
    return len(same) > 1 and isinstance(formula.quantity, FromTable)


def _sign(formula: Formula) -> str:
    if formula.block == ONCE:
        return ONCE
    if not isinstance(formula.quantity, Chosen):
        return "flat"
    return "hours" if formula.hours == ONE else "units"
