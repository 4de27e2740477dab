"""Adjustments: a percentage less or more on the sum of some formulas."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from calculator.money import ONE, rounded
from calculator.tariff.facts import holds

PERCENT = 100 * ONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """A percentage in hundredths, below 0 for a reduction; every condition in it must hold."""

    code: str
    percent: int
    of: tuple[str, ...]
    with_all: tuple[str, ...] = ()
    only_if: str | None = None
    months_from: int = 0
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """An adjustment that has a line, and its limit.

    Reductions that name a common formula share a pool: their sum is at most the sum of the pool's
    formulas. `earlier` are the indices of the reductions that come before this one in the pool.
    """

    entry: Adjustment
    pool: tuple[str, ...] = ()
    earlier: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """The working of an adjustment's amount; `most` limits a reduction, None means no limit."""

    base: int
    percent: int
    most: int | None = None

    @property
    def exact(self) -> tuple[int, int]:
        """The amount before rounding: smallest units as numerator and denominator."""
        return self.base * self.percent, PERCENT

    @property
    def amount(self) -> int:
        """The amount in the smallest unit, below 0 for a reduction."""
        amount = rounded(*self.exact)
        return amount if self.most is None else max(amount, -self.most)


def applied(
    adjustments: Sequence[Adjustment],
    *,
    lines: Collection[str],
    facts: Mapping[str, int | str | bool],
    months: int,
) -> tuple[Applied, ...]:
    """The adjustments that have a line beside `lines`, in the book's order."""
    terms: list[Applied] = []
    for entry in adjustments:
        if _applies(entry, lines, facts, months):
            terms.append(_linked(entry, terms) if entry.percent < 0 else Applied(entry))
    return tuple(terms)


def shares(entries: Sequence[Applied], amounts: Mapping[str, int]) -> tuple[Share, ...]:
    """The share of each adjustment, for one end of a range."""
    entry_shares: list[Share] = []
    for one in entries:
        base = sum_of(one.entry.of, amounts)
        most = None
        if one.entry.percent < 0:
            reductions = sum([entry_shares[place].amount for place in one.earlier])
            most = sum_of(one.pool, amounts) + reductions
        entry_shares.append(Share(base, one.entry.percent, most))
    return tuple(entry_shares)


def may_bind(place: int, entries: Sequence[Applied], *, pool: int) -> bool:
    """Whether a pool of at least this many smallest units may be smaller than its reductions.

    Rounding adds at most half a unit to each reduction.
    """
    one = entries[place]
    linked = [entries[other] for other in one.earlier] + [one]
    percent = sum([-other.entry.percent for other in linked])
    return bool(one.earlier) and 2 * pool * (PERCENT - percent) < len(linked) * PERCENT


def sum_of(codes: Sequence[str], amounts: Mapping[str, int]) -> int:
    """The sum of some formulas, without those that have no amount."""
    return sum([amounts[code] for code in codes if code in amounts])


def _applies(
    entry: Adjustment,
    lines: Collection[str],
    facts: Mapping[str, int | str | bool],
    months: int,
) -> bool:
    return (
        entry.percent != 0
        and any(code in lines for code in entry.of)
        and all(code in lines for code in entry.with_all)
        and (entry.only_if is None or holds(facts, entry.only_if))
        and months >= entry.months_from
    )


def _linked(entry: Adjustment, before: Sequence[Applied]) -> Applied:
    """A reduction with the earlier ones that share its pool, directly or through another."""
    pool = list(entry.of)
    earlier: list[int] = []
    for _ in before:
        for place, other in enumerate(before):
            shared = [code for code in other.entry.of if code in pool]
            if other.entry.percent < 0 and shared and place not in earlier:
                earlier.append(place)
                pool += [code for code in other.entry.of if code not in pool]
    return Applied(entry, tuple(pool), tuple(earlier))
