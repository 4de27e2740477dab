"""Requirements: which formulas have a line, because they are chosen, required, or follow
another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.tariff.facts import holds
from calculator.tariff.formulas import Formula
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


@dataclass(frozen=True, slots=True)
class Bond:
    """A formula that another may bring in: why, and the fact that must hold for it, or must not
    where it is not `wanted`; without a fact it always comes."""

    formula: Formula
    why: str
    fact: str | None
    wanted: bool
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
    return any(holds(facts, fact) for fact in done_by(code, formulas))


def done_by(code: str, formulas: Sequence[Formula]) -> list[str]:
    """The facts that say that a formula which others require is done already."""
    return [
        requirement.unless
        for formula in formulas
        for requirement in formula.requires
        if requirement.formula == code and requirement.unless
    ]


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
    return [
        Entry(bond.formula, bond.why, source.code, bond.page)
        for bond in bonds(source, formulas)
        if (bond.fact is None or holds(facts, bond.fact) == bond.wanted)
        and not counts_nothing(bond.formula, facts)
    ]


def bonds(source: Formula, formulas: Sequence[Formula]) -> list[Bond]:
    """What a formula may bring with it, in the book's order."""
    found: list[Bond] = []
    for formula in formulas:
        found += [
            Bond(formula, REQUIRED, one.unless, False, one.page)
            for one in source.requires
            if one.formula == formula.code
        ]
        quantity = formula.quantity
        if isinstance(quantity, Follows) and quantity.formula == source.code:
            found.append(Bond(formula, FOLLOWS, quantity.only_if, True))
    return found


def _origin(code: str, entries: Sequence[Entry]) -> str:
    """The chosen formula through which a formula came."""
    known = {entry.formula.code: entry for entry in entries}
    while (by := known[code].by) is not None:
        code = by
    return code
