"""Reads the facts and classes of a book."""

from collections.abc import Sequence

from calculator.mistake import say
from calculator.reading.messages import not_a_slug
from calculator.reading.section import Section
from calculator.reading.slugs import is_slug
from calculator.tariff.classes import Class
from calculator.tariff.facts import CHOICE, NUMBER, YES_NO, Fact

KINDS = (NUMBER, CHOICE, YES_NO)


def read_facts(section: Section) -> tuple[Fact, ...]:
    """Return every fact, in the order of the file."""
    facts = [_fact(code, table) for code, table in section.tables()]
    with_classes = [fact.code for fact in facts if fact.classes]
    for code in with_classes[1:]:
        message = say(
            "only one fact may have classes, got those of %(first)s and %(second)s; keep one.",
            first=with_classes[0],
            second=code,
        )
        section.note((code, "classes"), message)
    return tuple(facts)


def _fact(code: str, table: Section) -> Fact:
    kind = table.choice("kind", KINDS)
    fact = Fact(code=code, kind=kind)
    if kind == NUMBER:
        fact = _number(code, table)
    elif kind == CHOICE:
        fact = Fact(code=code, kind=kind, choices=_choices(table))
    elif not kind:
        table.may_have("from", "to", "classes", "choices")
    table.done()
    return fact


def _number(code: str, table: Section) -> Fact:
    """Return a whole number with its bounds, perhaps with classes."""
    low = table.whole("from", must=say("be a whole number like %(like)s", like="1"), least=0)
    high = table.whole("to", must=say("be a whole number like %(like)s", like="10000"), least=0)
    if low > high:
        table.wrong("to", say("be no less than from"), say("correct one of them"))
    classes = _classes(table.table("classes"), low, high) if table.has("classes") else ()
    return Fact(code=code, kind=NUMBER, low=low, high=high, classes=classes)


def _classes(table: Section, low: int, high: int) -> tuple[Class, ...]:
    """Return the classes, each from its number to just below the next one's."""
    classes: list[Class] = []
    for code in table.values:
        if not is_slug(code):
            table.note(code, not_a_slug(code))
        starts = table.whole(code, must=say("be a whole number like %(like)s", like="10"), least=0)
        classes.append(Class(code, starts))
        _in_order(table, classes, low=low, high=high)
    if not classes:
        table.note((), say("classes must be named, got none; add them or take the table out."))
    return tuple(classes)


def _in_order(table: Section, classes: Sequence[Class], *, low: int, high: int) -> None:
    code, starts = classes[-1].code, classes[-1].start
    if len(classes) == 1 and starts != low:
        must = say("be %(low)s, for classes to leave nobody out", low=low)
        table.wrong(code, must, say("write %(low)s", low=low))
    elif len(classes) > 1 and starts <= classes[-2].start:
        more = say("be more than %(size)s's", size=classes[-2].code)
        table.wrong(code, more, say("put the classes in order"))
    elif starts > high:
        table.wrong(code, say("be no more than the fact's to"), say("correct one of them"))


def _choices(table: Section) -> tuple[str, ...]:
    """Return two slugs or more."""
    choices = table.list("choices")
    if "choices" not in table.values:
        table.missing("choices")
    elif len(choices) == 1:
        table.wrong("choices", say("be two names or more"), say('write ["…", "…"]'))
    for code in choices:
        if not is_slug(code):
            table.note("choices", not_a_slug(code))
    return choices


def codes_of(facts: Sequence[Fact], kind: str) -> tuple[str, ...]:
    """Return the names of all facts of a kind."""
    return tuple(fact.code for fact in facts if fact.kind == kind)
