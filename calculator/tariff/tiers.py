"""Tiers: another rate from a quantity on, for the whole quantity or for the part beyond."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.tariff.quantities import UNIT
from calculator.tariff.tables import Table, cell

WHOLE, PARTS = "whole", "parts"


@dataclass(frozen=True, slots=True)
class Tier:
    """The amounts from a number of units on."""

    start: int
    amounts: Table


@dataclass(frozen=True, slots=True)
class Tiers:
    """Tiers in rising order; `kind` is whole or parts."""

    kind: str
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a quantity with one rate."""

    quantity: int
    rate: int


def parts(quantity: int, *, base: int, tiers: Tiers, bands: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the parts of a quantity, each with its rate; `base` is the rate below the first
    tier."""
    steps = [(0, base)]
    for tier in tiers.tiers:
        start = tier.start if tiers.kind == WHOLE else tier.start - 1
        steps.append((start * UNIT, cell(tier.amounts, bands)))
    if tiers.kind == WHOLE:
        rate = [amount for start, amount in steps if start <= quantity][-1]
        return (Part(quantity, rate),)
    ends = [start for start, _ in steps[1:]] + [quantity]
    return tuple(
        [
            Part(min(end, quantity) - start, amount)
            for (start, amount), end in zip(steps, ends, strict=True)
            if start < quantity
        ]
    )
