"""From a budget to what it buys, and from hours to the cheapest formulas: by searching every
option."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.advice.fields import field_of, sets_of
from calculator.advice.grid import Field, Row, rows
from calculator.tariff.beside import Pick
from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import Formula
from calculator.tariff.hours import HOUR, with_hours
from calculator.tariff.need import Need


@dataclass(frozen=True, slots=True)
class Option:
    """How much of each formula with hours, in hundredths of its period; what it costs and
    covers."""

    codes: tuple[str, ...]
    picks: Mapping[str, Pick]
    net: int
    hours: int


@dataclass(frozen=True, slots=True)
class Bought:
    """What a budget buys: every undominated option within it, the most of the first formula first.

    Where there is none, `cheapest` is the option of least cost and `missing` what it wants on top.
    """

    options: tuple[Option, ...]
    cheapest: Option | None
    missing: int | None


@dataclass(frozen=True, slots=True)
class Loser:
    """A set of formulas that does not win: its best option, None where it cannot cover the need."""

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
        """The hours a month that the largest option covers, whole."""
        return (
            max(
                [sum([column.hours[-1] for column in field.columns]) for _, field in self.fields],
                default=0,
            )
            // HOUR
        )

    def bought(self, budget: int) -> Bought:
        """What a monthly net budget buys."""
        found: list[Option] = []
        cheapest: Option | None = None
        for _, field in self.fields:
            for row in rows(field):
                least = min(row.nets)
                if least <= budget:
                    found.append(self._option(row, _largest(row, budget), field))
                elif not found and (cheapest is None or least <= cheapest.net):
                    option = self._option(row, _largest(row, least), field)
                    if cheapest is None or self._better(option, cheapest):
                        cheapest = option
        if found or cheapest is None:
            return Bought(tuple(self._undominated(found)), None, None)
        return Bought((), cheapest, cheapest.net - budget)

    def cheapest(self, hours: int) -> Cheapest:
        """The cheapest option that covers so many whole hours a month, within `most_hours`."""
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
        """The option of a field that covers so many hours for least, and gives most at that
        price."""
        best: Option | None = None
        for row in rows(field):
            place = _cheapest_place(row, field, hours)
            if place is None or (best and row.nets[place] > best.net):
                continue
            option = self._option(row, place, field)
            if best is None or self._better(option, best):
                best = option
        return best

    def _better(self, one: Option, other: Option) -> bool:
        """Whether an option is cheaper, or gives more, or more of the formulas that stand first."""
        if one.net != other.net:
            return one.net < other.net
        if one.hours != other.hours:
            return one.hours > other.hours
        return self._amounts(one) > self._amounts(other)

    def _amounts(self, option: Option) -> list[int]:
        return [option.picks[code].quantity if code in option.picks else 0 for code in self.order]

    def _undominated(self, options: Sequence[Option]) -> list[Option]:
        """Those than which no other has as much of each formula, the most of the first ones
        first."""
        found: list[Option] = []
        kept: list[list[int]] = []
        measured = [(self._amounts(option), option) for option in options]
        for amounts, option in sorted(measured, key=lambda one: one[0], reverse=True):
            rest = amounts[1:]
            if not any(_covers(other, rest) for other in kept):
                kept = [other for other in kept if not _covers(rest, other)] + [rest]
                found.append(option)
        return found

    def _option(self, row: Row, place: int, field: Field) -> Option:
        picked = [*row.quantities, field.columns[-1].quantities[place]]
        by_code = {
            column.formula.code: Pick(quantity, column.formula.first_period[0])
            for column, quantity in zip(field.columns, picked, strict=True)
        }
        codes = tuple([code for code in self.order if code in by_code])
        picks = {code: by_code[code] for code in codes}
        hours = row.hours + field.columns[-1].hours[place]
        return Option(codes, picks, row.nets[place], hours)


def _covers(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether one has as much of everything."""
    return all(more >= less for more, less in zip(one, other, strict=True))


def _largest(row: Row, budget: int) -> int:
    """The place of a row's largest option within a budget: no other of it could be undominated."""
    place = len(row.nets) - 1
    while row.nets[place] > budget:
        place -= 1
    return place


def _cheapest_place(row: Row, field: Field, hours: int) -> int | None:
    """Of a row's options that cover so many hours the cheapest, the last one at the same price."""
    column = field.columns[-1].hours
    wanted, place = hours * HOUR - row.hours, 0
    if column[-1] < wanted:
        return None
    while column[place] < wanted:
        place += 1
    return _largest(row, min(row.nets[place:]))
