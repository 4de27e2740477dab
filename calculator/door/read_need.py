"""Reads the need of a request by its price book: leaves out a part with a mistake, and collects
every mistake."""

from collections.abc import Mapping

from calculator.door.values import (
    read_boolean,
    read_choice,
    read_number,
    read_object,
    read_whole,
)
from calculator.tariff.book import PriceBook
from calculator.tariff.bounds import follows, only_period, takes_period
from calculator.tariff.facts import CHOICE, NUMBER, Fact
from calculator.tariff.formulas import Formula
from calculator.tariff.need import Need, Pick
from calculator.tariff.quantities import Chosen
from calculator.tariff.refusal import InputError, InputErrors, unknown


def read_need(value: object, book: PriceBook) -> tuple[Need, list[InputError]]:
    """Return the parts of a need without mistakes, and the mistakes in the others."""
    errors: list[InputError] = []
    parts = {"facts": {}, "choose": {}, "months": "0"} | dict(_object("need", value, errors))
    errors += [unknown("", name) for name in parts if name not in ("facts", "choose", "months")]
    facts = _facts(_object("facts", parts["facts"], errors), book, errors)
    choose = _choose(_object("choose", parts["choose"], errors), book, errors)
    months = 0
    try:
        months = read_whole("months", parts["months"])
    except InputErrors as refused:
        errors += refused.errors
    return Need(facts, choose, months), errors


def _object(field: str, value: object, errors: list[InputError]) -> Mapping[str, object]:
    try:
        return read_object(field, value)
    except InputErrors as refused:
        errors += refused.errors
        return {}


def _facts(
    values: Mapping[str, object], book: PriceBook, errors: list[InputError]
) -> Mapping[str, int | str | bool]:
    """Return the facts in the book's order; a yes-no fact that is false counts as absent."""
    codes = [fact.code for fact in book.facts]
    errors += [unknown("facts.", name) for name in values if name not in codes]
    facts: dict[str, int | str | bool] = {}
    for fact in book.facts:
        if fact.code in values:
            try:
                value = _fact(fact, values[fact.code])
            except InputErrors as refused:
                errors += refused.errors
            else:
                if value is not False:
                    facts[fact.code] = value
    return facts


def _fact(fact: Fact, value: object) -> int | str | bool:
    field = f"facts.{fact.code}"
    if fact.kind == NUMBER:
        return read_whole(field, value)
    if fact.kind == CHOICE:
        return read_choice(field, value, choices=fact.choices)
    return read_boolean(field, value)


def _choose(
    values: Mapping[str, object], book: PriceBook, errors: list[InputError]
) -> Mapping[str, Pick]:
    """Return the picks in the book's order; a formula of quantity 0 counts as not chosen."""
    codes = [formula.code for formula in book.formulas if not follows(formula)]
    errors += [unknown("choose.", name) for name in values if name not in codes]
    picks: dict[str, Pick] = {}
    for formula in book.formulas:
        if formula.code in values and formula.code in codes:
            try:
                pick = _pick(formula, values[formula.code])
            except InputErrors as refused:
                errors += refused.errors
            else:
                if pick is not None:
                    picks[formula.code] = pick
    return picks


def _pick(formula: Formula, value: object) -> Pick | None:
    """Return the choice of a formula; None if it is not chosen."""
    field = f"choose.{formula.code}"
    if not isinstance(formula.quantity, Chosen):
        return Pick() if read_boolean(field, value) else None
    if value is False:
        return None
    if value is True:
        raise InputErrors([InputError(f"{field}.quantity", "required")])
    parts = read_object(field, value)
    names = ("quantity", "per") if takes_period(formula) else ("quantity",)
    errors = [unknown(f"{field}.", name) for name in parts if name not in names]
    if "quantity" not in parts:
        errors.append(InputError(f"{field}.quantity", "required"))
    quantity, per = 0, only_period(formula)
    try:
        quantity = read_number(f"{field}.quantity", parts.get("quantity", "0"))
        if "per" in parts and takes_period(formula):
            periods = tuple(formula.quantity.periods)
            per = read_choice(f"{field}.per", parts["per"], choices=periods)
    except InputErrors as refused:
        errors += refused.errors
    if errors:
        raise InputErrors(errors)
    return Pick(quantity, per) if quantity else None
