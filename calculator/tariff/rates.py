"""Rates: the price of one unit, or of so many units as a larger unit has."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.money import ONE, rounded
from calculator.tariff.quantities import UNIT
from calculator.tariff.tables import Table, cell
from calculator.tariff.tiers import Part, Tiers, parts


@dataclass(frozen=True, slots=True)
class Rate:
    """Amounts by class and choice, each the price of `per` hundredths of a unit."""

    amounts: Table
    per: int = ONE
    tiers: Tiers | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """How a formula's amount comes about: the sum of its parts ÷ `per`, rounded once.

    `exact` is the amount before that: smallest units as numerator and denominator.
    """

    quantity: int
    parts: tuple[Part, ...]
    per: int
    exact: tuple[int, int]
    amount: int


def charge(quantity: int, *, rate: Rate, bands: Mapping[str, str]) -> Charge:
    """What a quantity costs."""
    base = cell(rate.amounts, bands)
    found: tuple[Part, ...] = (Part(quantity, base),)
    if rate.tiers:
        found = parts(quantity, base=base, tiers=rate.tiers, bands=bands)
    exact = sum([part.quantity * part.rate for part in found]) * ONE, UNIT * rate.per
    return Charge(quantity, found, rate.per, exact, rounded(*exact))
