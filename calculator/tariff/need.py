"""A need: the facts of a company, and its choice."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.tariff.commitment import NONE
from calculator.tariff.comparison import Pick


@dataclass(frozen=True, slots=True)
class Need:
    """The values of facts, the choice of each chosen formula, and the months of commitment."""

    facts: Mapping[str, int | str | bool]
    choose: Mapping[str, Pick]
    months: int = NONE
