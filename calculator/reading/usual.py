"""Reads the usual choices of a book."""

from collections.abc import Mapping, Sequence

from calculator.mistake import say
from calculator.money import NumberError, hundredths
from calculator.reading.messages import one_of
from calculator.reading.section import Section
from calculator.tariff.facts import Fact
from calculator.tariff.formulas import Formula
from calculator.tariff.need import Pick
from calculator.tariff.quantities import ONCE, Chosen


def read_usual(
    root: Section, facts: Sequence[Fact], formulas: Sequence[Formula]
) -> Mapping[str, Mapping[str, Pick]] | None:
    """Return the usual choice of every class, None if the book has none."""
    if not root.has("usual"):
        return None
    section = root.table("usual")
    classes = [band.code for fact in facts for band in fact.classes]
    usual: dict[str, Mapping[str, Pick]] = {}
    for code in classes:
        if section.has(code):
            usual[code] = _picks(section.table(code), formulas)
        else:
            key = section.key(code)
            message = say("%(key)s must be there, got nothing; add [%(key)s].", key=key)
            section.note(code, message)
    section.done()
    return usual


def _picks(table: Section, formulas: Sequence[Formula]) -> Mapping[str, Pick]:
    """Return the usual choice of one class, in the book's order."""
    choosable = {formula.code: formula for formula in formulas if formula.choosable}
    for code in table.values:
        if code not in choosable:
            table.note(code, one_of(".".join(table.path), code, list(choosable)))
    if not table.values:
        table.note((), say("a usual choice must name a formula, got none; add one."))
    return {
        code: _pick(table, formula) for code, formula in choosable.items() if code in table.values
    }


def _pick(table: Section, formula: Formula) -> Pick:
    """Return the quantity and period of a formula, like "2 per month"; true if it has no
    quantity."""
    if not isinstance(formula.quantity, Chosen):
        if not table.boolean(formula.code):
            table.wrong(formula.code, say("be true"), say("write true or take it out"))
        return Pick()
    periods = formula.quantity.periods
    like = "2" if ONCE in periods else "2 per " + next(iter(periods), "month")
    must = say("be what can be chosen, like %(like)s", like=f'"{like}"')
    count, _, per = table.text(formula.code, must=must).partition(" per ")
    pick = Pick(_number(count), ONCE if ONCE in periods else per)
    grid = periods.get(pick.per)
    out = grid is None or not grid.low <= pick.quantity <= grid.high
    if out or per == ONCE or (grid and (pick.quantity - grid.low) % grid.step):
        table.wrong(formula.code, must, say("see its from, to and step"))
    return pick


def _number(text: str) -> int:
    try:
        return hundredths(text)
    except NumberError:
        return 0
