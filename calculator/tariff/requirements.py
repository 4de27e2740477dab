"""Requirements: which formulas have a line, because they are chosen, required, or follow
another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.tariff.facts import holds
from calculator.tariff.formulas import Formula, Requirement
from calculator.tariff.need import Need
from calculator.tariff.quantities import Follows, FromFact

CHOSEN, REQUIRED, FOLLOWS = "chosen", "required", "follows"


@dataclass(frozen=True, slots=True)
class Entry:
    """A formula that has a line, why, and which formula brought it in."""

    formula: Formula
    why: str
    by: str | None = None
    page: str | None = None


def lineup(formulas: Sequence[Formula], need: Need) -> tuple[Entry, ...]:
    """The formulas that have a line, in the book's order."""
    found = {
        formula.code: Entry(formula, CHOSEN)
        for formula in formulas
        if formula.code in need.choose
        and not is_done(formula.code, formulas, need.facts)
        and not counts_nothing(formula, need.facts)
    }
    waiting = list(found.values())
    while waiting:
        source = waiting.pop(0)
        for entry in _brought_by(source.formula, formulas, need.facts):
            known = found.get(entry.formula.code)
            if known is None:
                waiting.append(entry)
            if known is None or known.why == CHOSEN:
                found[entry.formula.code] = entry
    return tuple([found[formula.code] for formula in formulas if formula.code in found])


def is_done(code: str, formulas: Sequence[Formula], facts: Mapping[str, int | str | bool]) -> bool:
    """Whether a fact says that a formula which others require is done already."""
    return any(
        requirement.formula == code and holds(facts, requirement.unless)
        for formula in formulas
        for requirement in formula.requires
    )


def counts_nothing(formula: Formula, facts: Mapping[str, int | str | bool]) -> bool:
    """Whether a formula is one unit for each of nothing: it has no line."""
    return isinstance(formula.quantity, FromFact) and facts.get(formula.quantity.fact) == 0


def conflicts(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Formulas that exclude each other, as the pairs of chosen ones that lead there, later one
    first."""
    found: list[tuple[str, str]] = []
    order = [entry.formula.code for entry in entries]
    for entry in entries:
        for code in entry.formula.excludes:
            if code in order:
                pair = [_origin(name, entries) for name in (entry.formula.code, code)]
                pair = [name for name in order if name in pair]
                if len(pair) > 1 and (pair[1], pair[0]) not in found:
                    found.append((pair[1], pair[0]))
    return found


def _brought_by(
    source: Formula, formulas: Sequence[Formula], facts: Mapping[str, int | str | bool]
) -> list[Entry]:
    """What a formula with a line brings with it."""
    found = []
    for formula in formulas:
        needed = _required(source, formula.code, facts)
        if needed and not counts_nothing(formula, facts):
            found.append(Entry(formula, REQUIRED, source.code, needed.page))
        elif _follows(formula, source.code, facts):
            found.append(Entry(formula, FOLLOWS, source.code))
    return found


def _required(
    source: Formula, code: str, facts: Mapping[str, int | str | bool]
) -> Requirement | None:
    for requirement in source.requires:
        if requirement.formula == code and not holds(facts, requirement.unless):
            return requirement
    return None


def _follows(formula: Formula, source: str, facts: Mapping[str, int | str | bool]) -> bool:
    quantity = formula.quantity
    return (
        isinstance(quantity, Follows)
        and quantity.formula == source
        and (quantity.only_if is None or holds(facts, quantity.only_if))
    )


def _origin(code: str, entries: Sequence[Entry]) -> str:
    """The chosen formula through which a formula came."""
    known = {entry.formula.code: entry for entry in entries}
    while (by := known[code].by) is not None:
        code = by
    return code
