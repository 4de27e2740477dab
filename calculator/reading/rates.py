"""Reads the rates and tiers of a book."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from calculator.mistake import say
from calculator.money import ONE
from calculator.reading.currencies import read_amount
from calculator.reading.section import Section
from calculator.reading.tables import read_by, read_table
from calculator.tariff.facts import Fact
from calculator.tariff.formulas import Formula
from calculator.tariff.rates import Rate
from calculator.tariff.tables import Table
from calculator.tariff.tiers import PARTS, WHOLE, Tier, Tiers

NONE = Table((), {})


def read_rate(table: Section, facts: Sequence[Fact]) -> Rate:
    """Return a formula's own rate with its tiers; without amounts if `rate_as` names another
    formula."""
    per = ONE
    if table.has("rate_per"):
        per = table.number("rate_per", must=say("be a number like %(like)s", like="8"), least=1)
    if table.has("rate_as"):
        for name in ("rate", "rate_by"):
            if table.has(name):
                must = say("not stand beside %(other)s", other="rate_as")
                table.wrong(name, must, say("keep one of them"))
        return Rate(NONE, per)
    by = read_by(table, "rate_by", facts)
    amounts = read_table(table, "rate", by=by, facts=facts, read=read_amount)
    return Rate(amounts, per or ONE, _tiers(table, by, facts))


def shared_rates(
    formulas: Sequence[Formula], tables: Mapping[str, Section], facts: Sequence[Fact]
) -> tuple[Formula, ...]:
    """Return the formulas; each one with `rate_as` has the amounts of that formula and its own
    tiers."""
    own = {one.code: one.rate for one in formulas if not tables[one.code].has("rate_as")}
    return tuple(
        one if one.code in own else replace(one, rate=_shared(one, tables[one.code], own, facts))
        for one in formulas
    )


def _shared(
    formula: Formula, table: Section, own: Mapping[str, Rate], facts: Sequence[Fact]
) -> Rate:
    """Return the rate of a formula with the amounts of another one."""
    source = table.choice("rate_as", list(own))
    if not source:
        return Rate(NONE, formula.rate.per)
    amounts = own[source].amounts
    return Rate(amounts, formula.rate.per, _tiers(table, amounts.by, facts))


def _tiers(table: Section, by: Sequence[str], facts: Sequence[Fact]) -> Tiers | None:
    """Return the tiers, None without any; `tiers` and `rate_from` must stand together."""
    if not table.has("tiers") and not table.has("rate_from"):
        return None
    kind = table.choice("tiers", (WHOLE, PARTS))
    if not table.has("rate_from"):
        key = table.key("rate_from")
        message = say("%(key)s must be there, got nothing; add [%(key)s].", key=key)
        table.note("rate_from", message)
    inner = table.table("rate_from")
    tiers: list[Tier] = []
    for name in inner.values:
        starts = _starts(inner, name, after=tiers[-1].start if tiers else 1)
        tiers.append(Tier(starts, read_table(inner, name, by=by, facts=facts, read=read_amount)))
    if "rate_from" in table.values and not tiers:
        table.wrong("rate_from", say("have a tier"), say("add one or take the table out"))
    return Tiers(kind, tuple(tiers))


def _starts(inner: Section, name: str, *, after: int) -> int:
    """Return the number of units from which on a tier applies; it must be above `after`."""
    if name.strip("0123456789") or not name or name.startswith("0") or len(name) > 9:
        message = say(
            'a tier must be named by a whole number like 4, got "%(name)s"; rename it.', name=name
        )
        inner.note(name, message)
        return after
    if int(name) <= after:
        message = say(
            "a tier must start above %(after)s, got %(name)s; put the tiers in order.",
            after=after,
            name=name,
        )
        inner.note(name, message)
    return int(name)
