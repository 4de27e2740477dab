"""A need: what is known of a company, and what it chooses."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.tariff.beside import Pick
from calculator.tariff.commitment import NONE


@dataclass(frozen=True, slots=True)
class Need:
    """Values by fact, picks by formula, and for how many months. What is not chosen is not in
    it."""

    facts: Mapping[str, int | str | bool]
    choose: Mapping[str, Pick]
    months: int = NONE
