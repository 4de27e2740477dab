"""Formulas: services that a visitor can choose, or that follow from a choice."""

from dataclasses import dataclass

from calculator.tariff.quantities import Chosen, Flat, Follows, FromFact, FromTable, Grid
from calculator.tariff.rates import Rate

MONTH, ONCE = "month", "once"
BLOCKS = (MONTH, ONCE)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A formula that another one requires, unless a yes-no fact says that it is done already."""

    formula: str
    unless: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The value of a number fact from which on a formula is suggested."""

    fact: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula of a book; `hours` of one unit are in hundredths, 0 for none."""

    code: str
    block: str
    quantity: Chosen | Flat | FromFact | Follows | FromTable
    rate: Rate
    hours: int
    requires: tuple[Requirement, ...]
    excludes: tuple[str, ...]
    suggested: Suggestion | None
    page: str | None

    @property
    def choosable(self) -> bool:
        """Return whether a visitor can choose it; a formula that follows another one is
        automatic."""
        return not isinstance(self.quantity, Follows)

    @property
    def first_period(self) -> tuple[str, Grid]:
        """Return the first period of a chosen quantity, with its grid."""
        assert isinstance(self.quantity, Chosen)
        return next(iter(self.quantity.periods.items()))


def facts_of(formula: Formula) -> list[str]:
    """Return the facts that a formula's amount may depend on."""
    facts = list(formula.rate.amounts.by)
    quantity = formula.quantity
    if isinstance(quantity, FromTable):
        facts += [fact for fact in quantity.spans.by if fact not in facts]
    if isinstance(quantity, FromFact) and quantity.fact not in facts:
        facts.append(quantity.fact)
    return facts
