"""Which choices need a fact about the company: it is asked only beside these."""

from __future__ import annotations

from calculator.tariff.book import PriceBook
from calculator.tariff.facts import Fact
from calculator.tariff.formulas import facts_of
from calculator.tariff.requirements import Bond, bonds, done_by

Line = tuple[str, tuple[str, ...]]
"""A formula that has a line, and the yes-no facts that must hold (+) or not hold (!) for it."""


def choosable(book: PriceBook) -> list[str]:
    """Return the formulas that a visitor can choose."""
    return [formula.code for formula in book.formulas if formula.choosable]


def needs_of(fact: Fact, book: PriceBook) -> list[list[str]]:
    """Return the choices on which a fact has a bearing, each a formula and what must hold beside
    it, such as `["helpline", "!reviewed"]`."""
    found = [
        [chosen, *(sign for sign in conditions if sign[1:] != fact.code)]
        for chosen in choosable(book)
        for code, conditions in _lines(chosen, book)
        if fact.code == book.vat.fact or fact.code in _bearing(code, book)
    ]
    return [need for place, need in enumerate(found) if need not in found[:place]]


def is_assumed(fact: Fact, book: PriceBook) -> bool:
    """Return whether a fact decides the VAT and nothing else: its first choice holds until another
    is chosen."""
    changed = [code for one in book.formulas for code in _bearing(one.code, book)]
    return fact.code == book.vat.fact and fact.code not in changed


def _lines(chosen: str, book: PriceBook) -> list[Line]:
    """Return the formulas that come with a chosen one, itself first."""
    found: list[Line] = [(chosen, tuple(f"!{fact}" for fact in done_by(chosen, book.formulas)))]
    for code, conditions in found:  # which grows meanwhile
        known = [name for name, _ in found]
        found += [
            (bond.formula.code, conditions + _signs(bond))
            for bond in bonds(book.formula(code), book.formulas)
            if bond.formula.code not in known
        ]
    return found


def _signs(bond: Bond) -> tuple[str, ...]:
    return (f"{'+' if bond.wanted else '!'}{bond.fact}",) if bond.fact else ()


def _bearing(code: str, book: PriceBook) -> list[str | None]:
    """Return the facts that change a formula's line, an adjustment of it, or what it brings."""
    brought = [bond.fact for bond in bonds(book.formula(code), book.formulas)]
    adjusted = [entry.only_if for entry in book.adjustments if code in entry.of]
    done = done_by(code, book.formulas)
    return [*facts_of(book.formula(code)), *done, *brought, *adjusted]
