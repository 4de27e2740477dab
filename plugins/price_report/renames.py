"""Formulas with a new code: other changes are reported under the new code."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import Formula
from calculator.tariff.quantities import Follows


def renames(old: PriceBook, new: PriceBook) -> Iterator[tuple[str, str]]:
    """Yield the old and the new code of each formula that got another one: its price is the same,
    or the page that explains it."""
    before = [one for one in old.formulas if one.code not in codes(new)]
    after = [one for one in new.formulas if one.code not in codes(old)]
    for one in before:
        for other in after:
            is_same = _likeness(one) == _likeness(other)
            if is_same or (one.page and one.page == other.page and one.block == other.block):
                yield one.code, other.code
                after.remove(other)
                break


def _likeness(formula: Formula) -> object:
    return formula.block, formula.quantity, formula.rate, formula.hours


def codes(book: PriceBook) -> set[str]:
    """Return the codes of a book's formulas."""
    return {formula.code for formula in book.formulas}


def under_new_codes(book: PriceBook, new: Mapping[str, str]) -> PriceBook:
    """Return the book with the new codes of its formulas, so that a comparison shows only other
    changes."""
    if not new:
        return book

    def now(code: str) -> str:
        return new.get(code, code)

    return replace(
        book,
        formulas=tuple(_recoded(one, now) for one in book.formulas),
        adjustments=tuple(
            replace(a, of=tuple(map(now, a.of)), with_all=tuple(map(now, a.with_all)))
            for a in book.adjustments
        ),
        included=tuple(
            replace(one, formulas=tuple(map(now, one.formulas))) for one in book.included
        ),
        usual=book.usual
        and {
            code: {now(formula): pick for formula, pick in picks.items()}
            for code, picks in book.usual.items()
        },
    )


def _recoded(formula: Formula, now: Callable[[str], str]) -> Formula:
    quantity = formula.quantity
    if isinstance(quantity, Follows):
        quantity = replace(quantity, formula=now(quantity.formula))
    return replace(
        formula,
        code=now(formula.code),
        quantity=quantity,
        requires=tuple(replace(one, formula=now(one.formula)) for one in formula.requires),
        excludes=tuple(map(now, formula.excludes)),
    )
