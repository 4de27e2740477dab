"""What changes between two sets of price books, day by day, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.book import PriceBook
from calculator.in_force import book_on
from plugins.errors import Said, say
from plugins.languages import theme_words
from plugins.languages.staff_words import Speech
from plugins.prices.book_facts import Fact, facts

COMPANIES = {
    "micro": say("micro companies"),
    "small": say("small companies"),
    "medium": say("medium companies"),
    "large": say("large companies"),
}
COMPLEXITY = {"low": say("low"), "medium": say("medium"), "high": say("high")}
STATUS = {"illustrative": say("illustrative"), "confirmed": say("confirmed")}
NAMED = {
    "price full_time": say("the yearly cost of a full-time CIO"),
    "book vat_percent": say("the VAT percentage"),
    "book combination_discount_percent": say("the discount percentage on both formulas together"),
    "book hours_per_day": say("the number of hours in a day"),
    "book max_employees": say("the largest number of employees"),
    "book audit_suggested_from": say(
        "the number of employees from which a mini audit is suggested"
    ),
    "book days_step": say("the step between two choices of days"),
    "book days_per_month min": say("the smallest number of days a month"),
    "book days_per_month max": say("the largest number of days a month"),
    "book days_per_week min": say("the smallest number of days a week"),
    "book days_per_week max": say("the largest number of days a week"),
    "book hours_per_month min": say("the smallest number of hours a month"),
    "book hours_per_month max": say("the largest number of hours a month"),
    "book about_the_same_percent min": say(
        "the percentage from which on the cost counts as that of hiring"
    ),
    "book about_the_same_percent max": say(
        "the percentage up to which the cost counts as that of hiring"
    ),
}
FOLLOWS = (
    "example ",
    "rhythm least",
    "rhythm most",
    "book first_day",
    "book employees_to",
)  # told elsewhere, or by another fact


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


def sentences(change: Change, speech: Speech) -> Iterator[str]:
    """Yield one sentence for each number that changes."""
    since = theme_words.day(change.day, locale=speech.locale)
    if change.old is None or change.new is None:
        gone = say("From %(day)s there are no prices any more.", day=since)
        yield speech.told(
            say("From %(day)s prices hold where there were none.", day=since)
            if change.new
            else gone
        )
        return
    on_request = speech.told(say("on request"))
    old, new = (
        facts(book, locale=speech.locale, on_request=on_request)
        for book in (change.old, change.new)
    )
    for name in dict.fromkeys([*old, *new]):
        if not name.startswith(FOLLOWS) and old.get(name) != new.get(name):
            yield speech.told(_moved(since, label(name), old.get(name), new.get(name)))
    yield from (speech.told(said) for said in _of_the_book(since, change.old, change.new, speech))


def _of_the_book(since: str, old: PriceBook, new: PriceBook, speech: Speech) -> Iterator[Said]:
    if old.status != new.status:
        yield say(
            "From %(day)s the prices are %(new)s, no longer %(old)s.",
            day=since,
            new=STATUS[new.status],
            old=STATUS[old.status],
        )
    if old.last_day != new.last_day and new.last_day:
        yield say(
            "From %(day)s the prices hold until %(until)s.",
            day=since,
            until=theme_words.day(new.last_day, locale=speech.locale),
        )
    elif old.last_day != new.last_day:
        yield say(
            "From %(day)s the prices hold until they are replaced by a newer book.", day=since
        )


def label(name: str) -> Said:
    """Return what a fact is called in a sentence; KeyError for one that nobody has named."""
    match name.split():
        case ["price", "day_rate", size]:
            return say("the day rate for %(companies)s", companies=_companies(size))
        case ["price", "hour_rate", size]:
            return say("the hour rate for %(companies)s", companies=_companies(size))
        case ["rhythm", size]:
            return say("the usual rhythm of %(companies)s", companies=_companies(size))
        case ["audit", size, complexity]:
            return say(
                "the mini audit for %(companies)s of %(complexity)s complexity",
                companies=_companies(size),
                complexity=COMPLEXITY[complexity],
            )
        case ["book", "employees_from", size]:
            return say(
                "the smallest number of employees of %(companies)s", companies=_companies(size)
            )
    return NAMED[name]


def _companies(size: str) -> Said:
    """Return what companies of a size are called; a book may have sizes of its own."""
    return COMPANIES.get(size) or say("“%(size)s” companies", size=size)


def _moved(since: str, what: Said, old: Fact | None, new: Fact | None) -> Said:
    if new is None:
        return say("From %(day)s %(what)s is gone.", day=since, what=what)
    if old is None:
        return say("From %(day)s %(what)s is new, %(new)s.", day=since, what=what, new=new.text)
    before, after = old.text, new.text
    if old.value is None or new.value is None:
        return say(
            "From %(day)s %(what)s changes from %(old)s to %(new)s.",
            day=since,
            what=what,
            old=before,
            new=after,
        )
    moved = _rises if new.value > old.value else _falls
    return moved(since, what, before, after)


def _rises(since: str, what: Said, old: str, new: str) -> Said:
    return say(
        "From %(day)s %(what)s rises from %(old)s to %(new)s.",
        day=since,
        what=what,
        old=old,
        new=new,
    )


def _falls(since: str, what: Said, old: str, new: str) -> Said:
    return say(
        "From %(day)s %(what)s falls from %(old)s to %(new)s.",
        day=since,
        what=what,
        old=old,
        new=new,
    )
