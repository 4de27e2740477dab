"""The choices that need a fact about the company: only with them does the form ask for it."""

from __future__ import annotations

from calculator.tariff.book import PriceBook
from calculator.tariff.facts import Fact
from calculator.tariff.formulas import facts_of
from calculator.tariff.requirements import Dependency, dependencies, done_by

Line = tuple[str, tuple[str, ...]]
"""A formula with a line, and the yes-no facts that must be true (+) or false (!) for it."""


def choosable(book: PriceBook) -> list[str]:
    """Return the formulas that a visitor can choose."""
    return [formula.code for formula in book.formulas if formula.choosable]


def needs_of(fact: Fact, book: PriceBook) -> list[list[str]]:
    """Return the choices that a fact affects, each a formula and its conditions, such as
    `["helpline", "!reviewed"]`."""
    needs = [
        [chosen, *(sign for sign in conditions if sign[1:] != fact.code)]
        for chosen in choosable(book)
        for code, conditions in _lines(chosen, book)
        if fact.code == book.vat.fact or fact.code in _bearing(code, book)
    ]
    return [need for place, need in enumerate(needs) if need not in needs[:place]]


def is_assumed(fact: Fact, book: PriceBook) -> bool:
    """Return whether a fact decides the VAT and nothing else, so that its first choice is the
    default."""
    changed = [code for one in book.formulas for code in _bearing(one.code, book)]
    return fact.code == book.vat.fact and fact.code not in changed


def _lines(chosen: str, book: PriceBook) -> list[Line]:
    """Return a chosen formula and those that come with it, each with its conditions."""
    lines: list[Line] = [(chosen, tuple(f"!{fact}" for fact in done_by(chosen, book.formulas)))]
    for code, conditions in lines:  # grows inside the loop
        codes = [name for name, _ in lines]
        lines += [
            (dependency.formula.code, conditions + _signs(dependency))
            for dependency in dependencies(book.formula(code), book.formulas)
            if dependency.formula.code not in codes
        ]
    return lines


def _signs(dependency: Dependency) -> tuple[str, ...]:
    return (f"{'+' if dependency.value else '!'}{dependency.fact}",) if dependency.fact else ()


def _bearing(code: str, book: PriceBook) -> list[str | None]:
    """Return the facts that affect a formula's line, its adjustments, or the formulas it brings."""
    brought = [dependency.fact for dependency in dependencies(book.formula(code), book.formulas)]
    adjusted = [entry.only_if for entry in book.adjustments if code in entry.of]
    done = done_by(code, book.formulas)
    return [*facts_of(book.formula(code)), *done, *brought, *adjusted]
