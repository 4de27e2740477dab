"""What changes between two sets of price books, day by day, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.book import PriceBook
from calculator.price_book import book_on
from plugins import words
from plugins.book_facts import Fact, facts

LOCALE = "en_IE"  # of the report; staff read it on their terminal
LABELS = {
    "price day_rate": "the day rate for {0} companies",
    "price hour_rate": "the hour rate for {0} companies",
    "price full_time": "the yearly cost of a full-time CIO",
    "rhythm": "the usual rhythm of {0} companies",
    "audit": "the mini audit for {0} companies of {1} complexity",
    "book vat_percent": "the VAT percentage",
    "book combination_discount_percent": "the discount percentage on both formulas together",
    "book hours_per_day": "the number of hours in a day",
    "book max_employees": "the largest number of employees",
    "book audit_suggested_from": "the number of employees from which a mini audit is suggested",
    "book employees_from": "the smallest number of employees of {0} companies",
}
FOLLOWS = ("example ", "book first_day", "book employees_to")  # told elsewhere, or by another fact


@dataclass(frozen=True)
class Change:
    """What holds from a day on, before and after; None where no book is in force."""

    day: date
    old: PriceBook | None
    new: PriceBook | None


def changes(old: Sequence[PriceBook], new: Sequence[PriceBook]) -> list[Change]:
    """Return each first day on which the two sets differ, the earliest first."""
    before, after = ({book.first_day: book for book in books} for books in (old, new))
    days = sorted(day for day in before.keys() | after.keys() if before.get(day) != after.get(day))
    return [Change(day, _in_force(old, day), _in_force(new, day)) for day in days]


def _in_force(books: Sequence[PriceBook], day: date) -> PriceBook | None:
    try:
        return book_on(books, day)
    except LookupError:
        return None


def sentences(change: Change) -> Iterator[str]:
    """Yield one sentence for each number that changes."""
    since = f"From {words.day(change.day, locale=LOCALE)}"
    if change.old is None or change.new is None:
        yield f"{since} {'prices hold where there were none' if change.new else 'there are no prices any more'}."
        return
    old, new = facts(change.old, locale=LOCALE), facts(change.new, locale=LOCALE)
    for name in dict.fromkeys([*old, *new]):
        if not name.startswith(FOLLOWS) and old.get(name) != new.get(name):
            yield f"{since} {_label(name)} {_verb(old.get(name), new.get(name))}."
    if change.old.status != change.new.status:
        yield f"{since} the prices are {change.new.status}, no longer {change.old.status}."
    if change.old.last_day != change.new.last_day:
        ends = words.day(change.new.last_day, locale=LOCALE) if change.new.last_day else "replaced by a newer book"
        yield f"{since} the prices hold until {'' if change.new.last_day else 'they are '}{ends}."


def _label(name: str) -> str:
    """Return what a fact is called in a sentence; what has no words of its own goes by its name."""
    for prefix, label in LABELS.items():
        if name == prefix or name.startswith(f"{prefix} "):
            return label.format(*name.removeprefix(prefix).split(), "")
    return f"“{name.removeprefix('book ').replace('_', ' ')}”"


def _verb(old: Fact | None, new: Fact | None) -> str:
    if old is None or new is None:
        return f"is new, {new.text}" if new else "is gone"
    verb = "changes"
    if old.value is not None and new.value is not None:
        verb = "rises" if new.value > old.value else "falls"
    return f"{verb} from {old.text} to {new.text}"
