"""Reads the adjustments of a book."""

from collections.abc import Sequence
from dataclasses import replace

from calculator.mistake import say
from calculator.money import ONE, number
from calculator.reading.facts import codes_of
from calculator.reading.formulas import reserved
from calculator.reading.messages import duplicate
from calculator.reading.pages import read_page
from calculator.reading.section import Section
from calculator.tariff.adjustments import PERCENT, Adjustment
from calculator.tariff.commitment import Commitment
from calculator.tariff.facts import YES_NO, Fact
from calculator.tariff.formulas import Formula

MAX_INCREASE = 10 * PERCENT
LESS, MORE = "less_percent", "more_percent"


def read_adjustments(
    section: Section,
    *,
    formulas: Sequence[Formula],
    facts: Sequence[Fact],
    commitment: Commitment,
) -> tuple[Adjustment, ...]:
    """Return every adjustment, in the order of the file."""
    entries = []
    for code, table in section.tables():
        reserved(section, code)
        if code in [formula.code for formula in formulas]:
            section.note(code, duplicate(code))
        entries.append(_adjustment(code, table, formulas=formulas, facts=facts))
        entries[-1] = _with_months(entries[-1], table, commitment)
        table.done()
    _at_most_all(section, entries)
    return tuple(entries)


def _adjustment(
    code: str, table: Section, *, formulas: Sequence[Formula], facts: Sequence[Fact]
) -> Adjustment:
    codes = [formula.code for formula in formulas]
    percent = _percent(table)
    if not table.has("of"):
        table.missing("of")
    of = table.list("of", codes)
    blocks = {formula.block for formula in formulas if formula.code in of and formula.block}
    if len(blocks) > 1:
        table.wrong("of", say("name formulas of one block"), say("make two adjustments of it"))
    only_if = table.choice("if", codes_of(facts, YES_NO)) if table.has("if") else None
    return Adjustment(
        code=code,
        percent=percent,
        of=of,
        with_all=table.list("with", codes),
        only_if=only_if,
        page=read_page(table),
    )


def _percent(table: Section) -> int:
    """Return the percentage from one of the two keys, below 0 for a reduction."""
    less, more = table.has(LESS), table.has(MORE)
    if less and more:
        table.wrong(MORE, say("not stand beside %(other)s", other=LESS), say("keep one of them"))
    must = say("be a percentage like %(like)s", like="5")
    if more:
        return table.number(MORE, must=must, most=MAX_INCREASE)
    if less:
        return -table.number(LESS, must=must, most=PERCENT)
    message = say(
        '%(key)s must say how many percent, got nothing; add %(less)s = "…" or %(more)s = "…".',
        key=".".join(table.path),
        less=LESS,
        more=MORE,
    )
    table.note(LESS, message)
    return 0


def _with_months(entry: Adjustment, table: Section, commitment: Commitment) -> Adjustment:
    """Return the adjustment with its minimum commitment, which must not exceed the longest one
    offered."""
    if not table.has("months_from"):
        return entry
    months = table.whole("months_from", must=say("be a whole number like %(like)s", like="12"))
    if months > commitment.months[-1]:
        most = commitment.months[-1]
        must = say("be no more than the longest commitment, %(most)s", most=most)
        table.wrong("months_from", must, say("correct it or commitment"))
    return replace(entry, months_from=months)


def _at_most_all(section: Section, entries: Sequence[Adjustment]) -> None:
    """Note the reductions of one formula that add up to more than 100 percent."""
    totals: dict[str, int] = {}
    for entry in entries:
        for code in entry.of if entry.percent < 0 else ():
            totals[code] = totals.get(code, 0) - entry.percent
            if totals[code] > 100 * ONE:
                must = say(
                    "leave the reductions of %(formula)s at 100 or below, they come to %(total)s",
                    formula=code,
                    total=number(totals[code]),
                )
                section.table(entry.code).wrong(LESS, must, say("lower one of them"))
