"""Rates: the price of one unit, or of so many units as a larger unit has."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.money import ONE, rounded
from calculator.offer.quantities import UNIT
from calculator.offer.tables import Table, cell
from calculator.offer.tiers import Part, Tiers, parts


@dataclass(frozen=True, slots=True)
class Rate:
    """Amounts in cents by class and choice, each the price of `per` hundredths of a unit."""

    amounts: Table
    per: int = ONE
    tiers: Tiers | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """How a formula's amount comes about: the sum of its parts ÷ `per`, rounded once."""

    quantity: int
    parts: tuple[Part, ...]
    per: int

    @property
    def exact(self) -> tuple[int, int]:
        """The amount before rounding: cents as numerator and denominator."""
        return sum([part.quantity * part.rate for part in self.parts]) * ONE, UNIT * self.per

    @property
    def amount(self) -> int:
        """The amount in cents."""
        return rounded(*self.exact)


def charge(quantity: int, *, rate: Rate, bands: Mapping[str, str]) -> Charge:
    """What a quantity costs."""
    base = cell(rate.amounts, bands)
    if rate.tiers is None:
        return Charge(quantity, (Part(quantity, base),), rate.per)
    return Charge(quantity, parts(quantity, base=base, tiers=rate.tiers, bands=bands), rate.per)
