"""Formulas, as a book declares them."""

from collections.abc import Sequence

from calculator.mistake import say
from calculator.reading.facts import codes_of
from calculator.reading.messages import one_of
from calculator.reading.pages import read_page
from calculator.reading.quantities import Names, read_quantity
from calculator.reading.rates import read_rate, shared_rates
from calculator.reading.section import Section
from calculator.tariff.facts import NUMBER, YES_NO, Fact
from calculator.tariff.formulas import BLOCKS, MONTH, Formula, Requirement, Suggestion
from calculator.tariff.least_month import MINIMUM
from calculator.tariff.quantities import Chosen, Flat, Follows, FromFact, FromTable


def read_formulas(section: Section, facts: Sequence[Fact]) -> tuple[Formula, ...]:
    """Return every formula, in the order of the file."""
    tables = dict(section.tables())
    names = Names(facts, tuple(tables))
    own = [_formula(code, table, names) for code, table in tables.items()]
    formulas = shared_rates(own, tables, facts)
    for formula in formulas:
        reserved(section, formula.code)
        _brings(formula, formulas, tables[formula.code])
        tables[formula.code].done()
    return formulas


def reserved(section: Section, code: str) -> None:
    """Note a name that is reserved for another line of an estimate."""
    if code == MINIMUM:
        message = say("the name %(code)s is that of the least month's line; rename it.", code=code)
        section.note(code, message)


def _formula(code: str, table: Section, names: Names) -> Formula:
    block = table.choice("billed", BLOCKS)
    quantity = read_quantity(table, names, block=block)
    return Formula(
        code=code,
        block=block,
        quantity=quantity,
        rate=read_rate(table, names.facts),
        hours=_hours(table, block, quantity),
        requires=_requires(table.table("requires"), names),
        excludes=table.list("excludes", [one for one in names.formulas if one != code]),
        suggested=_suggested(table, names, quantity),
        page=read_page(table),
    )


def _hours(
    table: Section, block: str, quantity: Chosen | Flat | FromFact | Follows | FromTable
) -> int:
    """Return the hours of one unit; only for a formula of which a visitor chooses how many a
    month."""
    if not table.has("hours"):
        return 0
    if block != MONTH or not isinstance(quantity, Chosen):
        must = say('stand only where billed = "month" and quantity = "chosen"')
        table.wrong("hours", must, say("take it out"))
    return table.number("hours", must=say("be a number like %(like)s", like="8"), least=1)


def _requires(table: Section, names: Names) -> tuple[Requirement, ...]:
    """Return the formulas that a formula requires, each in a table of its own."""
    requirements = []
    others = [code for code in names.formulas if code != table.path[-2]]
    for code in table.values:
        if code not in others:
            table.note(code, one_of(".".join(table.path), code, others))
        inner = table.table(code)
        unless = None
        if inner.has("unless"):
            unless = inner.choice("unless", codes_of(names.facts, YES_NO))
        requirements.append(Requirement(code, unless, read_page(inner)))
        inner.done()
    return tuple(requirements)


def _suggested(
    table: Section, names: Names, quantity: Chosen | Flat | FromFact | Follows | FromTable
) -> Suggestion | None:
    """Return the number fact, and its value from which on a formula is suggested."""
    if not table.has("suggested_from"):
        return None
    inner = table.table("suggested_from")
    numbers = {fact.code: fact for fact in names.facts if fact.kind == NUMBER}
    if isinstance(quantity, Follows):
        must = say("stand only where the formula can be chosen")
        table.wrong("suggested_from", must, say("take it out"))
    elif len(inner.values) != 1:
        table.wrong("suggested_from", say("name one number fact"), say("keep one"))
    for code in inner.values:
        starts = inner.whole(code, must=say("be a whole number like %(like)s", like="10"))
        if code not in numbers:
            inner.note(code, one_of(".".join(inner.path), code, list(numbers)))
        elif not numbers[code].low <= starts <= numbers[code].high:
            inner.wrong(code, say("be between the fact's from and to"), say("correct it"))
        return Suggestion(code, starts)
    return None


def _brings(formula: Formula, formulas: Sequence[Formula], table: Section) -> None:
    """Note a formula that cannot be required, or cannot be followed."""
    others = {one.code: one for one in formulas}
    for requirement in formula.requires:
        other = others.get(requirement.formula)
        if other and isinstance(other.quantity, Chosen | Follows):
            message = say(
                "%(code)s cannot be required, for its quantity must be asked; "
                'require one whose quantity is "flat", "fact" or "table".',
                code=other.code,
            )
            table.note(("requires", other.code), message)
    quantity = formula.quantity
    source = others.get(quantity.formula) if isinstance(quantity, Follows) else None
    if source and source.block and formula.block and source.block != formula.block:
        must = say("follow a formula of its own block")
        table.wrong("as", must, say('give both the same "billed"'))
