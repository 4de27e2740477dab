"""What is shown of a price book in tables: usual months and rates, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.money import ONE, amount
from calculator.offer.book import PriceBook, class_fact
from calculator.offer.facts import Fact
from calculator.offer.formulas import MONTH, ONCE, Formula
from calculator.offer.quantities import Chosen, FromTable
from calculator.offer.tables import cell
from plugins.prices.usual import usual_costs
from plugins.prices.wording import Wording, wording
from plugins.site import Site


@dataclass(frozen=True)
class Usual:
    """What a class usually chooses, and what that costs a month, least and most."""

    code: str
    name: str
    members: str
    choice: str
    low: str
    high: str


@dataclass(frozen=True)
class RateRow:
    """What a class or choice pays for one unit, an exact amount for each column."""

    name: str
    members: str
    amounts: tuple[str, ...]


@dataclass(frozen=True)
class RateTable:
    """The rates of a formula: `unit` is what they are the price of, `by` the choice that decides,
    "" for a class; `per` is the unit in mid-sentence, "" where nothing is counted."""

    caption: str
    unit: str
    by: str
    columns: tuple[str, ...]
    rows: tuple[RateRow, ...]
    per: str
    is_monthly: bool


@dataclass(frozen=True)
class PriceTable:
    """A price book as templates print it; `is_taxed` where the firm charges VAT, and `signs` say of
    each formula how it is counted: units, hours, flat or once."""

    currency: str
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
        first_day=book.first_day,
        illustrative=book.status == "illustrative",
        is_taxed=bool(book.vat.kinds),
        rows=tuple(_usual(book, words)),
        rates={
            formula.code: _rates(formula, book, words)
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
                words.chosen(book.usual[band.code]),
                *map(amount, costs),
            )


def _is_priced_elsewhere(formula: Formula, book: PriceBook) -> bool:
    """Whether a range of units is charged as another formula, whose table says its rates."""
    same = [one for one in book.formulas if one.rate.amounts is formula.rate.amounts]
    return len(same) > 1 and isinstance(formula.quantity, FromTable)


def _sign(formula: Formula) -> str:
    if formula.block == ONCE:
        return ONCE
    if not isinstance(formula.quantity, Chosen):
        return "flat"
    return "hours" if formula.hours == ONE else "units"


def _rates(formula: Formula, book: PriceBook, words: Wording) -> RateTable:
    """Return the rates of a formula, with those of the tiers beside them."""
    own = words.of_formula(formula.code)
    table, rate = own.table, formula.rate
    unit = table.column if table else own.per or words.name(formula.code)
    facts = [book.fact(code) for code in rate.amounts.by]
    tiers = rate.tiers.tiers if rate.tiers else ()
    across = facts[1] if len(facts) == 2 and not tiers else None
    down = facts[:1] if across else facts
    tables = [rate.amounts, *(tier.amounts for tier in tiers)]
    return RateTable(
        caption=table.caption if table else words.name(formula.code),
        unit=unit[:1].upper() + unit[1:],
        by=" · ".join(words.label(fact) for fact in down if not fact.classes),
        columns=_columns(formula, across, words),
        rows=tuple(
            RateRow(
                " · ".join(words.band(fact, bands[fact.code]) for fact in down),
                "".join(words.members(fact, bands[fact.code]) for fact in down),
                tuple(
                    amount(cell(one, {**bands, **more}))
                    for one in tables
                    for more in _bands([across] if across else [])
                ),
            )
            for bands in _bands(down)
        ),
        per=own.per or "",
        is_monthly=formula.block == MONTH,
    )


def _columns(formula: Formula, across: Fact | None, words: Wording) -> tuple[str, ...]:
    """Return what stands above each amount: choices, or from how many units on; the first of those
    is the unit itself."""
    if across:
        return tuple(words.band(across, code) for code in across.bands)
    tiers = formula.rate.tiers
    steps = tiers.tiers if tiers else ()
    return ("", *(words.tier(formula.code, tiers, step.starts) for step in steps if tiers))


def _bands(facts: Sequence[Fact]) -> list[dict[str, str]]:
    """Return every set of classes and choices of some facts."""
    found: list[dict[str, str]] = [{}]
    for fact in facts:
        found = [{**one, fact.code: code} for one in found for code in fact.bands]
    return found
