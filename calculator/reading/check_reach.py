"""Checks that every fact, tier, formula and adjustment of a book can have an effect."""

from collections.abc import Iterator

from calculator.mistake import Message, say
from calculator.reading.check_dependencies import closure, source_of
from calculator.reading.notes import Notes
from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import MONTH, Formula, facts_of
from calculator.tariff.quantities import (
    UNIT,
    Chosen,
    Follows,
    FromFact,
    FromTable,
    by_month,
    twelfths,
)
from calculator.tariff.tiers import WHOLE


def check_formulas(book: PriceBook, notes: Notes) -> None:
    """Note a formula that can never have a line."""
    for formula in book.formulas:
        if not _can_have_lines([formula.code], book, ()):
            notes.note(("formula", formula.code), _unreachable(formula.code))


def check_adjustments(book: PriceBook, notes: Notes) -> None:
    """Note an adjustment whose conditions never hold together."""
    for entry in book.adjustments:
        facts = (entry.only_if,) if entry.only_if else ()
        if not any(_can_have_lines([*entry.with_all, code], book, facts) for code in entry.of):
            notes.note(("adjustment", entry.code), _unreachable(entry.code))


def _unreachable(code: str) -> Message:
    return say(
        "%(code)s must be able to have a line, got conditions that never hold together; "
        "correct them or take it out.",
        code=code,
    )


def check_facts(book: PriceBook, notes: Notes) -> None:
    """Note a fact that nothing in the book needs: a visitor would never see its question."""
    used = _used_facts(book)
    for fact in book.facts:
        if fact.code not in used:
            message = say(
                "%(fact)s must be used by the book, got no formula, adjustment or VAT that needs "
                "it; use it or take it out.",
                fact=fact.code,
            )
            notes.note(("fact", fact.code), message)


def check_tiers(book: PriceBook, notes: Notes) -> None:
    """Note a tier that no quantity reaches."""
    for formula in book.formulas:
        tiers = formula.rate.tiers
        if tiers is None:
            continue
        starts = [tier.start for tier in tiers.tiers]
        ends = [*starts[1:], None]
        for start, end in zip(starts, ends, strict=True):
            low = start * UNIT if tiers.kind == WHOLE else (start - 1) * UNIT + 1
            high = end * UNIT if end and tiers.kind == WHOLE else None
            if not _reaches(formula, book, low=low, high=high):
                place = ("formula", formula.code, "rate_from", str(start))
                message = say(
                    "a tier must be reached by a quantity that can be chosen, got one from "
                    "%(start)s; correct it or take it out.",
                    start=start,
                )
                notes.note(place, message)


def check_least_month(book: PriceBook, notes: Notes) -> None:
    """Note a least month in a book that bills nothing by the month."""
    if book.least_month and not any(formula.block == MONTH for formula in book.formulas):
        message = say("least_month must stand beside a formula billed by the month; take it out.")
        notes.note(("least_month",), message)


def check_usual(book: PriceBook, notes: Notes) -> None:
    """Note usual choices without classes, or with formulas that exclude each other."""
    for code, picks in (book.usual or {}).items():
        together = closure(list(picks), book)
        for one in together:
            if any(other in together for other in book.formula(one).excludes):
                message = say("a usual choice must hold no two formulas that exclude each other.")
                notes.note(("usual", code), message)
    if book.usual is not None and not book.usual:
        notes.note(("usual",), say("usual must stand beside a fact with classes; take it out."))


def _used_facts(book: PriceBook) -> set[str | None]:
    used: set[str | None] = {book.vat.fact}
    used |= {entry.only_if for entry in book.adjustments}
    for formula in book.formulas:
        used |= set(facts_of(formula))
        used |= {requirement.unless for requirement in formula.requires}
        if formula.suggested:
            used.add(formula.suggested.fact)
        if isinstance(formula.quantity, Follows):
            used.add(formula.quantity.only_if)
    if book.usual:
        used |= {fact.code for fact in book.facts if fact.classes}
    return used


def _can_have_lines(codes: list[str], book: PriceBook, facts: tuple[str, ...]) -> bool:
    """Return whether formulas can have lines together if these yes-no facts are true."""
    for code in codes:
        facts += _conditions(code, book)
    together = closure(codes + [one for code in codes for one in _sources(code, book)], book, facts)
    excluded = any(other in together for one in together for other in book.formula(one).excludes)
    return not excluded and all(_can_have_line(code, book, facts, together) for code in codes)


def _can_have_line(code: str, book: PriceBook, facts: tuple[str, ...], together: list[str]) -> bool:
    """Return whether a formula can have a line beside others if these facts are true."""
    formula = book.formula(code)
    source = source_of(formula)
    if source:
        return _can_have_line(source, book, facts, together)
    if isinstance(formula.quantity, FromFact) and not book.fact(formula.quantity.fact).high:
        return False
    done = [
        (one.code, requirement.unless in facts)
        for one in book.formulas
        for requirement in one.requires
        if requirement.formula == code
    ]
    if not any(is_done for _, is_done in done):
        return True
    return any(
        not is_done
        and _can_have_line(other, book, facts, together)
        and not _clashes(other, together, book)
        for other, is_done in done
    )


def _clashes(code: str, together: list[str], book: PriceBook) -> bool:
    """Return whether a formula excludes one of some others, or one of them excludes it."""
    return any(
        code in book.formula(one).excludes or one in book.formula(code).excludes for one in together
    )


def _sources(code: str, book: PriceBook) -> list[str]:
    """Return the formula that a formula follows, the one that this follows, and so on."""
    source = source_of(book.formula(code))
    return [source, *_sources(source, book)] if source else []


def _conditions(code: str, book: PriceBook) -> tuple[str, ...]:
    """Return the facts that must be true for a follower to have a line."""
    quantity = book.formula(code).quantity
    if not isinstance(quantity, Follows):
        return ()
    own = (quantity.only_if,) if quantity.only_if else ()
    return own + _conditions(quantity.formula, book)


def _reaches(formula: Formula, book: PriceBook, *, low: int, high: int | None) -> bool:
    """Return whether a formula's quantity can be at least `low` and, if it is given, below
    `high`."""
    for start, step, count in _progressions(formula, book):
        place = max(0, -((start - low) // step))
        reached = start + place * step
        if place < count and low <= reached and (high is None or reached < high):
            return True
    return False


def _progressions(formula: Formula, book: PriceBook) -> Iterator[tuple[int, int, int]]:
    """Yield the quantities that a formula can have, as tuples of start, step and count."""
    quantity = formula.quantity
    if isinstance(quantity, Follows):
        yield from _progressions(book.formula(quantity.formula), book)
    elif isinstance(quantity, Chosen):
        for period, grid in quantity.periods.items():
            yield by_month(grid.low, period), by_month(grid.step, period), grid.count
    elif isinstance(quantity, FromFact):
        fact = book.fact(quantity.fact)
        yield fact.low * UNIT, UNIT, fact.high - fact.low + 1
    elif isinstance(quantity, FromTable):
        for span in quantity.spans.cells.values():
            if span:
                yield twelfths(span.low), 1, 1
                yield twelfths(span.high), 1, 1
    else:
        yield UNIT, UNIT, 1
