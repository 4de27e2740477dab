"""Suggestions: formulas that a company of some size should think of, never ticked for it."""

from calculator.tariff.estimate import Estimate
from calculator.tariff.formulas import Formula
from calculator.tariff.requirements import is_done


def suggestions(found: Estimate) -> tuple[str, ...]:
    """What to suggest beside an estimate: what has no line, is not done, and nothing excludes."""
    present = [entry.formula for entry in found.entries]
    return tuple(
        [
            formula.code
            for formula in found.book.formulas
            if _reached(formula, found)
            and formula not in present
            and not is_done(formula.code, found.book.formulas, found.need.facts)
            and not any(_exclude(formula, other) for other in present)
        ]
    )


def _reached(formula: Formula, found: Estimate) -> bool:
    suggested = formula.suggested
    if suggested is None or suggested.fact not in found.need.facts:
        return False
    return int(found.need.facts[suggested.fact]) >= suggested.starts


def _exclude(one: Formula, other: Formula) -> bool:
    return other.code in one.excludes or one.code in other.excludes
