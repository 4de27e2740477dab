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
class AppliedAdjustment:
    """An adjustment that has a line, with what limits it.

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
        """Return the amount before rounding: smallest units as numerator and denominator."""
        return self.base * self.percent, PERCENT

    @property
    def amount(self) -> int:
        """Return the amount in the smallest unit, below 0 for a reduction."""
        amount = rounded(*self.exact)
        return amount if self.most is None else max(amount, -self.most)


def applied_adjustments(
    adjustments: Sequence[Adjustment],
    *,
    lines: Collection[str],
    facts: Mapping[str, int | str | bool],
    months: int,
) -> tuple[AppliedAdjustment, ...]:
    """Return the adjustments that have a line next to `lines`, in the book's order."""
    result: list[AppliedAdjustment] = []
    for entry in adjustments:
        if _applies(entry, lines, facts, months):
            result.append(_pooled(entry, result) if entry.percent < 0 else AppliedAdjustment(entry))
    return tuple(result)


def shares(entries: Sequence[AppliedAdjustment], amounts: Mapping[str, int]) -> tuple[Share, ...]:
    """Return the share of each adjustment, for one end of a range."""
    result: list[Share] = []
    for applied in entries:
        base = sum_of(applied.entry.of, amounts)
        most = None
        if applied.entry.percent < 0:
            reductions = sum([result[index].amount for index in applied.earlier])
            most = sum_of(applied.pool, amounts) + reductions
        result.append(Share(base, applied.entry.percent, most))
    return tuple(result)


def may_bind(index: int, entries: Sequence[AppliedAdjustment], *, pool: int) -> bool:
    """Return whether a pool of at least this many smallest units may be smaller than its
    reductions.

    Rounding adds at most half a unit to each reduction.
    """
    applied = entries[index]
    reductions = [entries[other] for other in applied.earlier] + [applied]
    percent = sum([-reduction.entry.percent for reduction in reductions])
    return bool(applied.earlier) and 2 * pool * (PERCENT - percent) < len(reductions) * PERCENT


def sum_of(codes: Sequence[str], amounts: Mapping[str, int]) -> int:
    """Return the sum of some formulas, without those that have no amount."""
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


def _pooled(entry: Adjustment, before: Sequence[AppliedAdjustment]) -> AppliedAdjustment:
    """Return a reduction with the earlier ones that share its pool, directly or through another."""
    pool = list(entry.of)
    earlier: list[int] = []
    for _ in before:
        for index, other in enumerate(before):
            shared = [code for code in other.entry.of if code in pool]
            if other.entry.percent < 0 and shared and index not in earlier:
                earlier.append(index)
                pool += [code for code in other.entry.of if code not in pool]
    return AppliedAdjustment(entry, tuple(pool), tuple(earlier))
