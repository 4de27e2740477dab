"""Rates: the price of one unit, or of a number of units, such as the hours of a day."""

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
    """The working of a formula's amount: the sum of its parts ÷ `per`, rounded once.

    `exact` is the amount before rounding: smallest units as numerator and denominator.
    """

    quantity: int
    parts: tuple[Part, ...]
    per: int
    exact: tuple[int, int]
    amount: int


def charge(quantity: int, *, rate: Rate, bands: Mapping[str, str]) -> Charge:
    """Return the charge for a quantity."""
    base = cell(rate.amounts, bands)
    charge_parts: tuple[Part, ...] = (Part(quantity, base),)
    if rate.tiers:
        charge_parts = parts(quantity, base=base, tiers=rate.tiers, bands=bands)
    exact = sum([part.quantity * part.rate for part in charge_parts]) * ONE, UNIT * rate.per
    return Charge(quantity, charge_parts, rate.per, exact, rounded(*exact))
