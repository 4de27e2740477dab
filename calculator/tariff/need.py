"""A need: the facts of a company, and its choice."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.tariff.commitment import NONE


@dataclass(frozen=True, slots=True)
class Pick:
    """The choice of a formula: how many per which period, or ticked if it has no quantity."""

    quantity: int = 0
    per: str = ""

    @property
    def ticked(self) -> bool:
        """Return whether the formula is ticked: it has no quantity."""
        return self.quantity == 0


@dataclass(frozen=True, slots=True)
class Need:
    """The values of facts, the choice of each chosen formula, and the months of commitment."""

    facts: Mapping[str, int | str | bool]
    choose: Mapping[str, Pick]
    months: int = NONE
