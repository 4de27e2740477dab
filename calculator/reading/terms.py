"""Reads the commitment, the least month and the VAT of a book."""

from collections.abc import Sequence
from itertools import pairwise

from calculator.mistake import say
from calculator.money import is_digits
from calculator.reading.currencies import read_amount
from calculator.reading.facts import codes_of
from calculator.reading.section import Section
from calculator.tariff.adjustments import PERCENT
from calculator.tariff.commitment import NONE, Commitment
from calculator.tariff.facts import CHOICE, Fact
from calculator.tariff.vat import GROSS, NET, Kind, Vat

NO_VAT = "none"


def read_commitment(root: Section) -> Commitment:
    """Return the months to choose from in rising order, 0 first; only 0 if the key is absent."""
    if not root.has("commitment"):
        return Commitment()
    texts = root.list("commitment")
    months = [int(text) for text in texts if is_digits(text) and len(text) < 4]
    good = len(months) == len(texts) > 1 and months[0] == NONE
    if not good or any(later <= earlier for earlier, later in pairwise(months)):
        must = say("be months in rising order, 0 first, like %(like)s", like='["0", "6", "12"]')
        root.wrong("commitment", must, say("correct it or take it out"))
        return Commitment()
    return Commitment(tuple(months))


def read_least_month(root: Section) -> int:
    """Return the minimum amount of a month, 0 if the book has none."""
    return read_amount(root, "least_month") if root.has("least_month") else 0


def read_vat(root: Section, facts: Sequence[Fact]) -> Vat:
    """Return the VAT: one kind, one for each choice of a fact, or none."""
    if not root.has("vat"):
        root.note(
            "vat",
            say('[vat] must be there, got nothing; add it with percent, or write vat = "none".'),
        )
        return Vat(())
    if root.values["vat"] == NO_VAT:
        return Vat(())
    table = root.table("vat")
    if not table.has("by"):
        single = [_kind("", table)] if table.values else []
        table.done()
        return Vat(tuple(single))
    code = table.choice("by", codes_of(facts, CHOICE))
    kinds = _kinds(table, next((fact.choices for fact in facts if fact.code == code), ()))
    if code:
        table.done()
    return Vat(kinds, code)


def _kinds(table: Section, choices: Sequence[str]) -> tuple[Kind, ...]:
    kinds = []
    for choice in choices:
        if not table.has(choice):
            key = table.key(choice)
            table.note(choice, say("%(key)s must be there, got nothing; add [%(key)s].", key=key))
            continue
        inner = table.table(choice)
        kinds.append(_kind(choice, inner))
        inner.done()
    return tuple(kinds)


def _kind(code: str, table: Section) -> Kind:
    must = say("be a percentage like %(like)s", like="21")
    percent = table.number("percent", must=must, most=PERCENT)
    return Kind(code, percent, table.choice("large", (NET, GROSS)))
