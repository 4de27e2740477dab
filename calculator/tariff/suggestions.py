"""Suggestions: formulas that a company of some size should consider, never chosen for it."""

from calculator.tariff.estimate import Estimate
from calculator.tariff.formulas import Formula
from calculator.tariff.requirements import is_done


def suggestions(estimate: Estimate) -> tuple[str, ...]:
    """Return the formulas to suggest with an estimate: those without a line, not done, not
    excluded."""
    present = [entry.formula for entry in estimate.entries]
    return tuple(
        [
            formula.code
            for formula in estimate.book.formulas
            if _is_suggested(formula, estimate)
            and formula not in present
            and not is_done(formula.code, estimate.book.formulas, estimate.need.facts)
            and not any(_excludes(formula, other) for other in present)
        ]
    )


def _is_suggested(formula: Formula, estimate: Estimate) -> bool:
    suggested = formula.suggested
    if suggested is None or suggested.fact not in estimate.need.facts:
        return False
    return int(estimate.need.facts[suggested.fact]) >= suggested.start


def _excludes(formula: Formula, other: Formula) -> bool:
    return other.code in formula.excludes or formula.code in other.excludes
