"""The formulas with a line: those that are chosen, are required, or follow another one."""

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
class Bond:
    """A formula that another one may bring, and why: always, or if a yes-no fact has `value`."""

    formula: Formula
    why: str
    fact: str | None
    value: bool
    page: str | None = None


def lineup(formulas: Sequence[Formula], need: Need) -> tuple[Entry, ...]:
    """The formulas that have a line, in the book's order."""
    entries = {
        formula.code: Entry(formula, CHOSEN)
        for formula in formulas
        if formula.code in need.choose
        and not is_done(formula.code, formulas, need.facts)
        and not counts_nothing(formula, need.facts)
    }
    waiting = list(entries.values())
    while waiting:
        source = waiting.pop(0)
        for entry in _entries_with(source.formula, formulas, need.facts):
            present = entries.get(entry.formula.code)
            if present is None:
                waiting.append(entry)
            if present is None or present.why == CHOSEN:
                entries[entry.formula.code] = entry
    return tuple([entries[formula.code] for formula in formulas if formula.code in entries])


def is_done(code: str, formulas: Sequence[Formula], facts: Mapping[str, int | str | bool]) -> bool:
    """Whether a fact says that a required formula is done already."""
    return any(holds(facts, fact) for fact in done_by(code, formulas))


def done_by(code: str, formulas: Sequence[Formula]) -> list[str]:
    """The facts any of which says that a required formula is done already."""
    return [
        requirement.unless
        for formula in formulas
        for requirement in formula.requires
        if requirement.formula == code and requirement.unless
    ]


def counts_nothing(formula: Formula, facts: Mapping[str, int | str | bool]) -> bool:
    """Whether a formula counts a fact that is 0, and therefore has no line."""
    return isinstance(formula.quantity, FromFact) and facts.get(formula.quantity.fact) == 0


def conflicts(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Pairs of chosen formulas that exclude each other, themselves or through formulas that they
    bring; the later one first."""
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


def _entries_with(
    source: Formula, formulas: Sequence[Formula], facts: Mapping[str, int | str | bool]
) -> list[Entry]:
    """The entries that a formula with a line brings."""
    return [
        Entry(bond.formula, bond.why, source.code, bond.page)
        for bond in bonds(source, formulas)
        if (bond.fact is None or holds(facts, bond.fact) == bond.value)
        and not counts_nothing(bond.formula, facts)
    ]


def bonds(source: Formula, formulas: Sequence[Formula]) -> list[Bond]:
    """The formulas that a formula may bring, in the book's order."""
    all_bonds: list[Bond] = []
    for formula in formulas:
        all_bonds += [
            Bond(formula, REQUIRED, one.unless, False, one.page)
            for one in source.requires
            if one.formula == formula.code
        ]
        quantity = formula.quantity
        if isinstance(quantity, Follows) and quantity.formula == source.code:
            all_bonds.append(Bond(formula, FOLLOWS, quantity.only_if, True))
    return all_bonds


def _origin(code: str, entries: Sequence[Entry]) -> str:
    """The chosen formula that brought a formula, directly or through others."""
    by_code = {entry.formula.code: entry for entry in entries}
    while (by := by_code[code].by) is not None:
        code = by
    return code
