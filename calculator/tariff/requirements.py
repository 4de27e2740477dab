"""The formulas with a line: those that are chosen or required, or that follow another one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.tariff.facts import holds
from calculator.tariff.formulas import Formula
from calculator.tariff.need import Need
from calculator.tariff.quantities import Follows, FromFact

CHOSEN, REQUIRED, FOLLOWS = "chosen", "required", "follows"


@dataclass(frozen=True, slots=True)
class Entry:
    """A formula with a line, the reason, and the formula that required it or that it follows."""

    formula: Formula
    why: str
    by: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Dependency:
    """A formula that comes with another one, and why: always, or if a yes-no fact has `value`."""

    formula: Formula
    why: str
    fact: str | None
    value: bool
    page: str | None = None


def entries_of(formulas: Sequence[Formula], need: Need) -> tuple[Entry, ...]:
    """Return the formulas that have a line, in the book's order."""
    entries = {
        formula.code: Entry(formula, CHOSEN)
        for formula in formulas
        if formula.code in need.choose
        and not is_done(formula.code, formulas, need.facts)
        and not counts_nothing(formula, need.facts)
    }
    queue = list(entries.values())
    while queue:
        source = queue.pop(0)
        for entry in _dependent_entries(source.formula, formulas, need.facts):
            present = entries.get(entry.formula.code)
            if present is None:
                queue.append(entry)
            if present is None or present.why == CHOSEN:
                entries[entry.formula.code] = entry
    return tuple([entries[formula.code] for formula in formulas if formula.code in entries])


def is_done(code: str, formulas: Sequence[Formula], facts: Mapping[str, int | str | bool]) -> bool:
    """Return whether a fact says that a required formula is done already."""
    return any(holds(facts, fact) for fact in done_by(code, formulas))


def done_by(code: str, formulas: Sequence[Formula]) -> list[str]:
    """Return the facts any of which says that a required formula is done already."""
    return [
        requirement.unless
        for formula in formulas
        for requirement in formula.requires
        if requirement.formula == code and requirement.unless
    ]


def counts_nothing(formula: Formula, facts: Mapping[str, int | str | bool]) -> bool:
    """Return whether a formula counts a fact that is 0, and therefore has no line."""
    return isinstance(formula.quantity, FromFact) and facts.get(formula.quantity.fact) == 0


def conflicts(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Return pairs of chosen formulas that exclude each other, directly or through formulas that
    come with them; the later one first."""
    pairs: list[tuple[str, str]] = []
    order = [entry.formula.code for entry in entries]
    for entry in entries:
        for code in entry.formula.excludes:
            if code in order:
                pair = [_origin(name, entries) for name in (entry.formula.code, code)]
                pair = [name for name in order if name in pair]
                if (pair[1], pair[0]) not in pairs:
                    pairs.append((pair[1], pair[0]))
    return pairs


def _dependent_entries(
    source: Formula, formulas: Sequence[Formula], facts: Mapping[str, int | str | bool]
) -> list[Entry]:
    """Return the entries that come with a formula that has a line."""
    return [
        Entry(dependency.formula, dependency.why, source.code, dependency.page)
        for dependency in dependencies(source, formulas)
        if (dependency.fact is None or holds(facts, dependency.fact) == dependency.value)
        and not counts_nothing(dependency.formula, facts)
    ]


def dependencies(source: Formula, formulas: Sequence[Formula]) -> list[Dependency]:
    """Return the formulas that may come with a formula, in the book's order."""
    result: list[Dependency] = []
    for formula in formulas:
        result += [
            Dependency(formula, REQUIRED, requirement.unless, False, requirement.page)
            for requirement in source.requires
            if requirement.formula == formula.code
        ]
        quantity = formula.quantity
        if isinstance(quantity, Follows) and quantity.formula == source.code:
            result.append(Dependency(formula, FOLLOWS, quantity.only_if, True))
    return result


def _origin(code: str, entries: Sequence[Entry]) -> str:
    """Return the chosen formula that brought a formula, directly or through others."""
    by_code = {entry.formula.code: entry for entry in entries}
    while (by := by_code[code].by) is not None:
        code = by
    return code
