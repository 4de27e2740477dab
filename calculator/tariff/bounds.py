"""Where a need breaks the bounds of its book: never clamped, always said, all at once."""

from collections.abc import Mapping, Sequence

from calculator.money import ONE, number
from calculator.tariff.beside import Pick
from calculator.tariff.book import PriceBook
from calculator.tariff.commitment import NONE
from calculator.tariff.facts import NUMBER, bands_of
from calculator.tariff.formulas import Formula
from calculator.tariff.need import Need
from calculator.tariff.quantities import ONCE, Chosen, Follows, FromFact, FromTable
from calculator.tariff.refusal import InputError
from calculator.tariff.requirements import Entry, conflicts
from calculator.tariff.tables import missing


def mistakes(need: Need, book: PriceBook, *, entries: Sequence[Entry]) -> list[InputError]:
    """Everything that keeps a need from being estimated, with the formulas that have a line."""
    found = fact_mistakes(need, book) + choice_mistakes(need, book) + month_mistakes(need, book)
    found += [
        InputError(f"choose.{later}", "excludes", earlier) for later, earlier in conflicts(entries)
    ]
    if not entries:
        return [*found, InputError("choose", "nothing-chosen")]
    return found + missing_facts(need, book, formulas=[entry.formula for entry in entries])


def fact_mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """Numbers that are outside their bounds."""
    found: list[InputError] = []
    for fact in book.facts:
        if fact.kind == NUMBER and fact.code in need.facts:
            value = int(need.facts[fact.code]) * ONE
            found += outside(f"facts.{fact.code}", value, low=fact.low * ONE, high=fact.high * ONE)
    return found


def choice_mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """What is wrong with how much is chosen."""
    found: list[InputError] = []
    for formula in book.formulas:
        quantity = formula.quantity
        if formula.code in need.choose and isinstance(quantity, Chosen):
            pick = need.choose[formula.code]
            found += _pick_mistakes(f"choose.{formula.code}", pick, quantity=quantity)
    return found


def month_mistakes(need: Need, book: PriceBook) -> list[InputError]:
    """Months that are not among those offered; a firm without a term takes any, as none."""
    if need.months < NONE:
        return [InputError("months", "below-min", str(NONE))]
    if need.months in book.commitment.months or not book.commitment.offered:
        return []
    return [InputError("months", "not-a-choice")]


def missing_facts(need: Need, book: PriceBook, *, formulas: Sequence[Formula]) -> list[InputError]:
    """The facts on which the amounts of some formulas depend, and that are not given."""
    bands = bands_of(book.facts, need.facts)
    wanted: list[str] = []
    for formula in formulas:
        wanted += _depends(formula, bands)
    return [
        InputError(f"facts.{fact.code}", "required")
        for fact in book.facts
        if fact.code in wanted and fact.code not in need.facts
    ]


def outside(field: str, value: int, *, low: int, high: int) -> list[InputError]:
    """Whether hundredths are below or above what a field allows."""
    if value < low:
        return [InputError(field, "below-min", number(low))]
    return [InputError(field, "above-max", number(high))] if value > high else []


def _depends(formula: Formula, bands: Mapping[str, str]) -> list[str]:
    """The facts without which a formula cannot be priced; `missing` leaves out those known."""
    quantity, rate = formula.quantity, formula.rate
    tables = [rate.amounts] + ([tier.amounts for tier in rate.tiers.tiers] if rate.tiers else [])
    if isinstance(quantity, FromTable):
        tables.append(quantity.spans)
    found = [quantity.fact] if isinstance(quantity, FromFact) else []
    for table in tables:
        found += missing(table, bands)
    return found


def _pick_mistakes(place: str, pick: Pick, *, quantity: Chosen) -> list[InputError]:
    """Whether a quantity is one of the period's grid; a period is told where there are several."""
    if pick.per not in quantity.periods:
        return [InputError(f"{place}.per", "not-a-choice" if pick.per else "required")]
    grid = quantity.periods[pick.per]
    field = f"{place}.quantity"
    if (pick.quantity - grid.low) % grid.step:
        return [InputError(field, "step", number(grid.step))]
    return outside(field, pick.quantity, low=grid.low, high=grid.high)


def only_period(formula: Formula) -> str:
    """The period of a chosen quantity that has only one; "" where one must be said."""
    quantity = formula.quantity
    if isinstance(quantity, Chosen) and len(quantity.periods) == 1:
        return next(iter(quantity.periods))
    return ""


def takes_period(formula: Formula) -> bool:
    """Whether a period can be said: not for what comes once."""
    return isinstance(formula.quantity, Chosen) and ONCE not in formula.quantity.periods


def follows(formula: Formula) -> bool:
    """Whether a formula cannot be chosen, because it follows another."""
    return isinstance(formula.quantity, Follows)
