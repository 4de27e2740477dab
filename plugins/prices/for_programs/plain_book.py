"""A price book in the form of `prices.json`: plain values, with names in each language and the
pages that explain its rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from calculator.door.serialise import serialise_pick, serialise_vat
from calculator.door.serialise_offer import serialise_formula
from calculator.money import amount, number
from calculator.tariff.book import PriceBook, class_fact
from calculator.tariff.facts import NUMBER, Fact
from calculator.tariff.formulas import Formula
from calculator.tariff.quantities import FromTable
from calculator.tariff.rates import Rate
from calculator.tariff.tables import SEPARATOR, Table
from plugins.prices.wording import Wording

Plain = dict[str, Any]


@dataclass(frozen=True)
class Naming:
    """The names in each language, and the addresses of a page by language."""

    words: Mapping[str, Wording]
    addresses: Callable[[str | None], dict[str, str]]

    def names(self, name: Callable[[Wording], str]) -> dict[str, str]:
        """Return a name in each language, without languages in which it is empty."""
        names = {lang: name(words) for lang, words in self.words.items()}
        return {lang: text for lang, text in names.items() if text}


def last_day(book: PriceBook, books: Iterable[PriceBook]) -> date | None:
    """Return the last day of a book: its own, or the day before the next book begins."""
    coming = [one.first_day for one in books if one.first_day > book.first_day]
    ends = [min(coming) - timedelta(days=1)] if coming else []
    return min([*ends, *([book.last_day] if book.last_day else [])], default=None)


def plain_book(book: PriceBook, naming: Naming) -> Plain:
    """Return a book without its examples and its last day."""
    return {
        "book": book.id,
        "status": book.status,
        "currency": book.currency,
        "first_day": book.first_day.isoformat(),
        "facts": [_fact(fact, naming) for fact in book.facts],
        "formulas": [_formula(formula, book, naming) for formula in book.formulas],
        "adjustments": [_adjustment(entry, naming) for entry in book.adjustments],
        "commitment": [str(months) for months in book.commitment.months],
        "least_month": amount(book.least_month, book.decimals) if book.least_month else None,
        "included": [_included(entry, naming) for entry in book.included],
        "vat": {
            "fact": book.vat.fact,
            "kinds": [
                _with_other_keys(serialise_vat(kind), kind="code") for kind in book.vat.kinds
            ],
        },
        "usual": _usual(book),
        "comparison": _comparison(book, naming),
    }


def _fact(fact: Fact, naming: Naming) -> Plain:
    is_number = fact.kind == NUMBER
    return {
        "code": fact.code,
        "kind": fact.kind,
        "names": naming.names(lambda words: words.label(fact)),
        "min": str(fact.low) if is_number else None,
        "max": str(fact.high) if is_number else None,
        "bands": [_band(fact, code, naming) for code in fact.bands],
    }


def _band(fact: Fact, code: str, naming: Naming) -> Plain:
    starts = {band.code: str(band.start) for band in fact.classes}
    names = naming.names(lambda words: words.band(fact, code))
    return {"code": code, "names": names, "from": starts.get(code)}


def _formula(formula: Formula, book: PriceBook, naming: Naming) -> Plain:
    values, code = serialise_formula(formula), formula.code
    return {
        "code": code,
        "names": naming.names(lambda words: words.name(code)),
        "unit_names": naming.names(lambda words: words.of_formula(code).per or ""),
        "billed": formula.block,
        "hours": values["hours"],
        "quantity": _quantity(formula, values["quantity"]),
        "rate": _rate(formula.rate, book.decimals),
        "requires": [
            {"formula": one.formula, "unless": one.unless, "see": naming.addresses(one.page)}
            for one in formula.requires
        ],
        "excludes": values["excludes"],
        "suggested": values["suggested"],
        "see": naming.addresses(formula.page),
    }


def _quantity(formula: Formula, values: Any) -> Plain:
    quantity = formula.quantity
    return {
        "kind": values["kind"],
        "periods": values.get("periods", []),
        "fact": values.get("fact"),
        "formula": values.get("of"),
        "if": values.get("if"),
        "table": [
            {
                "of": of,
                "min": number(span.low) if span else None,
                "max": number(span.high) if span else None,
            }
            for of, span in (cells(quantity.spans) if isinstance(quantity, FromTable) else ())
        ],
    }


def _rate(rate: Rate, decimals: int) -> Plain:
    tiers = rate.tiers
    return {
        "per": number(rate.per),
        "amounts": _amounts(rate.amounts, decimals),
        "tiers": tiers.kind if tiers else None,
        "tier_rates": [
            {"from": str(tier.start), "amounts": _amounts(tier.amounts, decimals)}
            for tier in (tiers.tiers if tiers else ())
        ],
    }


def _amounts(table: Table, decimals: int) -> list[Plain]:
    return [{"of": of, "amount": amount(value, decimals)} for of, value in cells(table)]


def cells(table: Table) -> list[tuple[dict[str, str], Any]]:
    """Return each value of a table with its class and choice, by fact."""
    return [
        (dict(zip(table.by, name.split(SEPARATOR), strict=False)), value)
        for name, value in table.cells.items()
    ]


def _adjustment(entry: Any, naming: Naming) -> Plain:
    return {
        "code": entry.code,
        "names": naming.names(lambda words: words.adjustments.get(entry.code, entry.code)),
        "percent": number(entry.percent),
        "of": list(entry.of),
        "with": list(entry.with_all),
        "if": entry.only_if,
        "months_from": str(entry.months_from) if entry.months_from else None,
        "see": naming.addresses(entry.page),
    }


def _included(entry: Any, naming: Naming) -> Plain:
    return {
        "code": entry.code,
        "names": naming.names(lambda words: words.included.get(entry.code, entry.code)),
        "of": list(entry.formulas),
        "without_commitment": entry.without_commitment,
        "see": naming.addresses(entry.page),
    }


def _usual(book: PriceBook) -> list[Plain]:
    fact = class_fact(book)
    return [
        {
            "of": {fact.code: code} if fact else {},
            "choose": {formula: serialise_pick(pick) for formula, pick in picks.items()},
        }
        for code, picks in (book.usual or {}).items()
    ]


def _comparison(book: PriceBook, naming: Naming) -> Plain | None:
    compared = book.comparison
    if compared is None:
        return None
    return {
        "cost": amount(compared.cost, book.decimals),
        "same_from": number(compared.same.low),
        "same_to": number(compared.same.high),
        "see": naming.addresses(compared.page),
    }


def _with_other_keys(values: Plain, **names: str) -> Plain:
    """Return plain values with some keys under other names."""
    return {names.get(key, key): value for key, value in values.items()}
