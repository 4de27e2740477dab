"""The changes between two sets of price books, day by day, as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.tariff.book import PriceBook
from plugins.errors import Message, say
from plugins.languages import theme_words
from plugins.languages.staff_words import Speech
from plugins.price_report.arrivals import bands, came_and_went
from plugins.price_report.names import Names, label
from plugins.price_report.renames import codes, renames, under_new_codes
from plugins.price_report.traits import Trait, of_adjustment, of_book, of_formula
from plugins.prices.book_facts import Printed, each_once
from plugins.reading.price_books import in_force

STATUS = {"illustrative": say("illustrative"), "confirmed": say("confirmed")}
FOLLOWS = ("example ", "book ")  # other sentences report these
DERIVED = ("least", "most")  # follow from another value


@dataclass(frozen=True)
class Change:
    """The books in force from a day on, before and after the change; None if there is none."""

    day: date
    old: PriceBook | None
    new: PriceBook | None


def changes(old: Sequence[PriceBook], new: Sequence[PriceBook]) -> list[Change]:
    """Return each first day on which the two sets differ, the earliest first."""
    before, after = ({book.first_day: book for book in books} for books in (old, new))
    days = sorted(day for day in before.keys() | after.keys() if before.get(day) != after.get(day))
    return [Change(day, in_force(old, day), in_force(new, day)) for day in days]


def sentences(change: Change, speech: Speech, names: Names) -> Iterator[str]:
    """Yield one sentence for each change."""
    since = theme_words.day(change.day, locale=speech.locale)
    for message in _messages(since, change, speech, names):
        yield speech.translate(message)


def _messages(since: str, change: Change, speech: Speech, names: Names) -> Iterator[Message]:
    old, new = change.old, change.new
    if old is None or new is None:
        gone = say("From %(day)s there are no prices any more.", day=since)
        yield say("From %(day)s prices hold where there were none.", day=since) if new else gone
        return
    now_named = dict(renames(old, new))
    for code, now in now_named.items():
        yield say(
            "From %(day)s %(formula)s has another code, %(new)s instead of %(old)s.",
            day=since,
            formula=names.formula(now),
            new=now,
            old=code,
        )
    old = under_new_codes(old, now_named)
    yield from came_and_went(since, old, new, names)
    yield from _moved_facts(since, old, new, names)
    yield from _traits(since, old, new, names)
    yield from _of_the_book(since, old, new, speech)


def _moved_facts(since: str, old: PriceBook, new: PriceBook, names: Names) -> Iterator[Message]:
    """Yield each change of a number that both books have."""
    before, after = each_once(old, names.wording), each_once(new, names.wording)
    came = _only_in_one(old, new)
    for name in dict.fromkeys([*before, *after]):
        words = name.split()
        follows = name.startswith(FOLLOWS) or (words[0] == "chosen" and words[-1] in DERIVED)
        follows = follows or (words[0] == "fact" and len(words) == 4 and words[-1] == "to")
        in_both = words[0] == "vat" or not came & {*words[1:]}
        if follows or not in_both or before.get(name) == after.get(name):
            continue
        yield _move_sentence(since, label(name, names), before.get(name), after.get(name))


def _only_in_one(old: PriceBook, new: PriceBook) -> set[str]:
    """Return the codes that only one book has: of formulas, facts, classes and adjustments."""
    all_codes = codes(old) ^ codes(new)
    all_codes ^= {fact.code for fact in old.facts} ^ {fact.code for fact in new.facts}
    all_codes |= {band for _, band in {*bands(old)} ^ {*bands(new)}}
    return all_codes | ({a.code for a in old.adjustments} ^ {a.code for a in new.adjustments})


def _traits(since: str, old: PriceBook, new: PriceBook, names: Names) -> Iterator[Message]:
    """Yield each change in how a book charges, apart from its numbers."""
    before, after = (dict(_of_each(book, names)) for book in (old, new))
    for what, value in after.items():
        if what in before and before[what] != value:
            yield say(
                "From %(day)s this changes: %(what)s; before: %(old)s, then: %(new)s.",
                day=since,
                what=what,
                old=before[what],
                new=value,
            )


def _of_each(book: PriceBook, names: Names) -> Iterator[Trait]:
    for formula in book.formulas:
        yield from of_formula(formula, names)
    for entry in book.adjustments:
        yield from of_adjustment(entry, names)
    yield from of_book(book, names)


def _of_the_book(since: str, old: PriceBook, new: PriceBook, speech: Speech) -> Iterator[Message]:
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


def _move_sentence(since: str, what: Message, old: Printed | None, new: Printed | None) -> Message:
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


def _rises(since: str, what: Message, old: str, new: str) -> Message:
    return say(
        "From %(day)s %(what)s rises from %(old)s to %(new)s.",
        day=since,
        what=what,
        old=old,
        new=new,
    )


def _falls(since: str, what: Message, old: str, new: str) -> Message:
    return say(
        "From %(day)s %(what)s falls from %(old)s to %(new)s.",
        day=since,
        what=what,
        old=old,
        new=new,
    )
