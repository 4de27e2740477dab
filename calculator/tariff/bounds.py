"""The mistakes in a need by its book: values out of bounds are reported together, never clamped."""

from collections.abc import Mapping, Sequence

from calculator.money import ONE, number
from calculator.tariff.book import PriceBook
from calculator.tariff.commitment import NONE
from calculator.tariff.facts import NUMBER, bands_of
from calculator.tariff.formulas import Formula
from calculator.tariff.need import Need, Pick
from calculator.tariff.quantities import ONCE, Chosen, Follows, FromFact, FromTable
from calculator.tariff.refusal import InputError
from calculator.tariff.requirements import Entry, conflicts
from calculator.tariff.tables import missing


def mistakes(need: Need, book: PriceBook, *, entries: Sequence[Entry]) -> list[InputError]:
    """Return the mistakes for which a need has no estimate; `entries` are the formulas with a
    line."""
    errors = fact_mistakes(need, book) + choice_mistakes(need, book) + month_mistakes(need, book)
    errors += [
        InputError(f"choose.{later}", "excludes", earlier) for later, earlier in conflicts(entries)
    ]
    if not entries:
        return [*errors, InputError("choose", "nothing-chosen")]
    return errors + missing_facts(need, book, formulas=[entry.formula for entry in entries])


def fact_mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """Return the numbers out of bounds."""
    errors: list[InputError] = []
    for fact in book.facts:
        if fact.kind == NUMBER and fact.code in need.facts:
            value = int(need.facts[fact.code]) * ONE
            errors += outside(f"facts.{fact.code}", value, low=fact.low * ONE, high=fact.high * ONE)
    return errors


def choice_mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """Return the wrong quantities of formulas."""
    errors: list[InputError] = []
    for formula in book.formulas:
        quantity = formula.quantity
        if formula.code in need.choose and isinstance(quantity, Chosen):
            pick = need.choose[formula.code]
            errors += _pick_mistakes(f"choose.{formula.code}", pick, quantity=quantity)
    return errors


def month_mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """Return months that the firm does not offer; a firm without a term accepts any number."""
    if need.months < NONE:
        return [InputError("months", "below-min", str(NONE))]
    if need.months in book.commitment.months or not book.commitment.offered:
        return []
    return [InputError("months", "not-a-choice")]


def missing_facts(need: Need, book: PriceBook, *, formulas: Sequence[Formula]) -> list[InputError]:
    """Return the facts that the amounts of some formulas depend on and the need lacks."""
    bands = bands_of(book.facts, need.facts)
    codes: list[str] = []
    for formula in formulas:
        codes += _depends(formula, bands)
    return [
        InputError(f"facts.{fact.code}", "required")
        for fact in book.facts
        if fact.code in codes and fact.code not in need.facts
    ]


def outside(field: str, value: int, *, low: int, high: int) -> list[InputError]:
    """Return the mistake of a number in hundredths that is below `low` or above `high`."""
    if value < low:
        return [InputError(field, "below-min", number(low))]
    return [InputError(field, "above-max", number(high))] if value > high else []


def _depends(formula: Formula, bands: Mapping[str, str]) -> list[str]:
    """Return the facts that the price of a formula lacks, and the fact that its quantity counts."""
    quantity, rate = formula.quantity, formula.rate
    tables = [rate.amounts] + ([tier.amounts for tier in rate.tiers.tiers] if rate.tiers else [])
    if isinstance(quantity, FromTable):
        tables.append(quantity.spans)
    facts = [quantity.fact] if isinstance(quantity, FromFact) else []
    for table in tables:
        facts += missing(table, bands)
    return facts


def _pick_mistakes(place: str, pick: Pick, *, quantity: Chosen) -> list[InputError]:
    """Return the mistake in a choice: its period, if there are several, or a quantity off the
    grid."""
    if pick.per not in quantity.periods:
        return [InputError(f"{place}.per", "not-a-choice" if pick.per else "required")]
    grid = quantity.periods[pick.per]
    field = f"{place}.quantity"
    if (pick.quantity - grid.low) % grid.step:
        return [InputError(field, "step", number(grid.step))]
    return outside(field, pick.quantity, low=grid.low, high=grid.high)


def only_period(formula: Formula) -> str:
    """Return the only period of a formula; "" if it has several or none."""
    quantity = formula.quantity
    if isinstance(quantity, Chosen) and len(quantity.periods) == 1:
        return next(iter(quantity.periods))
    return ""


def takes_period(formula: Formula) -> bool:
    """Return whether a choice of the formula has a period; a one-off formula has none."""
    return isinstance(formula.quantity, Chosen) and ONCE not in formula.quantity.periods


def follows(formula: Formula) -> bool:
    """Return whether a formula cannot be chosen, because it follows another."""
    return isinstance(formula.quantity, Follows)
