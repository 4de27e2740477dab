"""A search through every option: what a budget buys, and the cheapest formulas for some hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.advice.fields import field_of, sets_of
from calculator.advice.grid import Field, Row, rows
from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import Formula
from calculator.tariff.hours import HOUR, with_hours
from calculator.tariff.need import Need, Pick


@dataclass(frozen=True, slots=True)
class Option:
    """A quantity of each formula with hours, its net price, and the hours that it covers."""

    codes: tuple[str, ...]
    picks: Mapping[str, Pick]
    net: int
    hours: int


@dataclass(frozen=True, slots=True)
class Purchase:
    """What a budget buys: every undominated option within it, the most of the first formula first.

    If there is none, `cheapest` is the cheapest option of all, and `missing` is the amount by which
    it exceeds the budget.
    """

    options: tuple[Option, ...]
    cheapest: Option | None
    missing: int | None


@dataclass(frozen=True, slots=True)
class Loser:
    """A set of formulas that does not win: its best option, None if it cannot cover the hours."""

    codes: tuple[str, ...]
    option: Option | None
    dearer_by: int | None


@dataclass(frozen=True, slots=True)
class Cheapest:
    """The winner, and the other sets of formulas."""

    winner: Option
    losers: tuple[Loser, ...]


class Advice:
    """The fields of a need: each set of formulas with hours in which nothing excludes another."""

    def __init__(self, need: Need, book: PriceBook) -> None:
        self.book = book
        self.order = [formula.code for formula in with_hours(book.formulas)]
        self.fields: list[tuple[tuple[Formula, ...], Field]] = []
        for formulas in sets_of(book):
            field = field_of(formulas, need, book)
            if field is not None:
                self.fields.append((formulas, field))

    def most_hours(self) -> int:
        """Return the whole hours a month that the largest option covers."""
        return (
            max(
                [sum([column.hours[-1] for column in field.columns]) for _, field in self.fields],
                default=0,
            )
            // HOUR
        )

    def purchase(self, budget: int) -> Purchase:
        """Return what a monthly net budget buys."""
        options: list[Option] = []
        cheapest: Option | None = None
        for _, field in self.fields:
            for row in rows(field):
                least = min(row.nets)
                if least <= budget:
                    options.append(self._option(row, _largest(row, budget), field))
                elif not options and (cheapest is None or least <= cheapest.net):
                    option = self._option(row, _largest(row, least), field)
                    if cheapest is None or self._is_better(option, cheapest):
                        cheapest = option
        if options or cheapest is None:
            return Purchase(tuple(self._undominated(options)), None, None)
        return Purchase((), cheapest, cheapest.net - budget)

    def cheapest(self, hours: int) -> Cheapest:
        """Return the cheapest option that covers so many whole hours a month, within
        `most_hours`."""
        best = [
            (tuple([formula.code for formula in formulas]), self.covering(hours, field))
            for formulas, field in self.fields
        ]
        winner = min([option for _, option in best if option], key=lambda option: option.net)
        losers = [
            Loser(codes, option, option.net - winner.net if option else None)
            for codes, option in best
            if codes != winner.codes
        ]
        return Cheapest(winner, tuple(losers))

    def covering(self, hours: int, field: Field) -> Option | None:
        """Return the cheapest option of a field that covers so many hours, the best one at that
        price; None if none does."""
        best: Option | None = None
        for row in rows(field):
            index = _cheapest(row, field, hours)
            if index is None or (best and row.nets[index] > best.net):
                continue
            option = self._option(row, index, field)
            if best is None or self._is_better(option, best):
                best = option
        return best

    def _is_better(self, option: Option, other: Option) -> bool:
        """Return whether an option is cheaper; at one price, covers more hours; at the same hours,
        has more of the formulas that come first in the book."""
        if option.net != other.net:
            return option.net < other.net
        if option.hours != other.hours:
            return option.hours > other.hours
        return self._quantities(option) > self._quantities(other)

    def _quantities(self, option: Option) -> list[int]:
        return [option.picks[code].quantity if code in option.picks else 0 for code in self.order]

    def _undominated(self, options: Sequence[Option]) -> list[Option]:
        """Return the options that no other one dominates, that is, has at least as much of every
        formula; those with the most of the first formula first."""
        undominated: list[Option] = []
        frontier: list[list[int]] = []
        pairs = [(self._quantities(option), option) for option in options]
        for quantities, option in sorted(pairs, key=lambda pair: pair[0], reverse=True):
            rest = quantities[1:]
            if not any(_dominates(other, rest) for other in frontier):
                frontier = [other for other in frontier if not _dominates(rest, other)] + [rest]
                undominated.append(option)
        return undominated

    def _option(self, row: Row, index: int, field: Field) -> Option:
        quantities = [*row.quantities, field.columns[-1].quantities[index]]
        by_code = {
            column.formula.code: Pick(quantity, column.formula.first_period[0])
            for column, quantity in zip(field.columns, quantities, strict=True)
        }
        codes = tuple([code for code in self.order if code in by_code])
        picks = {code: by_code[code] for code in codes}
        hours = row.hours + field.columns[-1].hours[index]
        return Option(codes, picks, row.nets[index], hours)


def _dominates(quantities: Sequence[int], others: Sequence[int]) -> bool:
    """Return whether each quantity is at least the other one."""
    return all(more >= less for more, less in zip(quantities, others, strict=True))


def _largest(row: Row, budget: int) -> int:
    """Return the index of a row's largest option within a budget: it dominates the others."""
    index = len(row.nets) - 1
    while row.nets[index] > budget:
        index -= 1
    return index


def _cheapest(row: Row, field: Field, hours: int) -> int | None:
    """Return the index of a row's cheapest option that covers so many hours, the last one at that
    price; None if none does."""
    column = field.columns[-1].hours
    target, index = hours * HOUR - row.hours, 0
    if column[-1] < target:
        return None
    while column[index] < target:
        index += 1
    return _largest(row, min(row.nets[index:]))
