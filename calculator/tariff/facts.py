"""Facts: the questions about the visitor's company."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.tariff.classes import Class, class_of

NUMBER, CHOICE, YES_NO = "number", "choice", "yes-no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A whole number from `low` to `high`, one of `choices`, or a yes or no."""

    code: str
    kind: str
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()
    classes: tuple[Class, ...] = ()

    @property
    def bands(self) -> tuple[str, ...]:
        """Return the names of the fact's bands: its choices or its classes."""
        return self.choices or tuple([band.code for band in self.classes])


def band_of(fact: Fact, value: int | str | bool) -> str:
    """Return the class or the choice of a value."""
    return class_of(int(value), fact.classes) if fact.kind == NUMBER else str(value)


def bands_of(facts: tuple[Fact, ...], values: Mapping[str, int | str | bool]) -> Mapping[str, str]:
    """Return the bands of the facts that have a value, by fact."""
    return {
        fact.code: band_of(fact, values[fact.code])
        for fact in facts
        if fact.bands and fact.code in values
    }


def holds(values: Mapping[str, int | str | bool], fact: str | None) -> bool:
    """Return whether a yes-no fact is answered yes; no answer means no."""
    return fact is not None and values.get(fact) is True
