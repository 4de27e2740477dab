"""The price of one unit of a formula, by class and choice, in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.money import amount
from calculator.tariff.book import PriceBook
from calculator.tariff.facts import Fact
from calculator.tariff.formulas import MONTH, Formula
from calculator.tariff.tables import cell
from plugins.prices.wording import Wording


@dataclass(frozen=True)
class RateRow:
    """The price of one unit for a class or choice, an exact amount for each column."""

    name: str
    members: str
    amounts: tuple[str, ...]


@dataclass(frozen=True)
class RateTable:
    """The rates of a formula: `unit` is the unit that they price, `by` the choice that decides, ""
    for a class; `per` is the unit in the middle of a sentence, "" without a quantity."""

    caption: str
    unit: str
    by: str
    columns: tuple[str, ...]
    rows: tuple[RateRow, ...]
    per: str
    is_monthly: bool


def rate_table(formula: Formula, book: PriceBook, words: Wording) -> RateTable:
    """Return the rates of a formula, with a column for each tier."""
    own, rate = words.of_formula(formula.code), formula.rate
    unit = own.table.column if own.table else own.per or words.name(formula.code)
    facts = [book.fact(code) for code in rate.amounts.by]
    across = facts[1] if len(facts) == 2 and rate.tiers is None else None
    down = facts[:1] if across else facts
    return RateTable(
        caption=own.table.caption if own.table else words.name(formula.code),
        unit=unit[:1].upper() + unit[1:],
        by=" · ".join(words.label(fact) for fact in down if not fact.classes),
        columns=_columns(formula, across, words),
        rows=tuple(
            _row(formula, down, across, bands, words, book.decimals) for bands in _bands(down)
        ),
        per=own.per or "",
        is_monthly=formula.block == MONTH,
    )


def _row(
    formula: Formula,
    down: Sequence[Fact],
    across: Fact | None,
    bands: Mapping[str, str],
    words: Wording,
    decimals: int,
) -> RateRow:
    """Return the amounts of a class or choice, for each choice of the other fact or each tier."""
    tiers = formula.rate.tiers.tiers if formula.rate.tiers else ()
    tables = [formula.rate.amounts, *(tier.amounts for tier in tiers)]
    amounts = [
        amount(cell(table, {**bands, **more}), decimals)
        for table in tables
        for more in _bands([across] if across else [])
    ]
    return RateRow(
        " · ".join(words.band(fact, bands[fact.code]) for fact in down),
        "".join(words.members(fact, bands[fact.code]) for fact in down),
        tuple(amounts),
    )


def _columns(formula: Formula, across: Fact | None, words: Wording) -> tuple[str, ...]:
    """Return the head of each column: a choice, or the first unit of a tier; "" for the base
    rate."""
    if across:
        return tuple(words.band(across, code) for code in across.bands)
    tiers = formula.rate.tiers
    steps = tiers.tiers if tiers else ()
    return ("", *(words.tier(formula.code, tiers, step.start) for step in steps if tiers))


def _bands(facts: Sequence[Fact]) -> list[dict[str, str]]:
    """Return every combination of classes and choices of some facts."""
    sets: list[dict[str, str]] = [{}]
    for fact in facts:
        sets = [{**one, fact.code: code} for one in sets for code in fact.bands]
    return sets
