"""The price-change report in a language of the staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from calculator.reading.book import read_book
from calculator.tariff.book import PriceBook
from plugins.errors import say
from plugins.languages import theme_words
from plugins.languages.staff_words import Speech
from plugins.price_report.changes import Change, changes, sentences
from plugins.price_report.moves import Move, moves
from plugins.price_report.names import Names, names_for
from plugins.price_report.pages_changed import Texts, pages_changed
from plugins.prices.scenarios import Scenario, scenarios

PRICES = "content/prices"


@dataclass(frozen=True)
class Amount:
    """One amount of an example, before and after, in the notation of the language; `percent` may be
    ""."""

    what: str
    old: str
    new: str
    percent: str


@dataclass(frozen=True)
class DayReport:
    """Every change from one day on."""

    sentences: Sequence[str]
    count: str
    pages: Sequence[str]
    examples: Mapping[str, Sequence[Amount]]


def report(
    old: Texts, new: Texts, *, content: Path, today: date, speech: Speech
) -> Iterator[DayReport]:
    """Yield the changes, the earliest day first; PriceBookError if a book cannot be read."""
    names = names_for(content, speech)
    for change in changes(_books(old), _books(new)):
        every = _scenarios(change)
        examples = dict(_examples(change, every, names, speech))
        pages = _pages(change, old, new, content=content, today=today)
        page_count = speech.many("%(num)s page", "%(num)s pages", len(pages))
        count = say(
            "%(pages)s and %(moved)s of %(all)s examples change.",
            pages=page_count,
            moved=len(examples),
            all=len(every),
        )
        message = list(sentences(change, speech, names))
        yield DayReport(message, speech.translate(count), pages, examples)


def in_money(old: Texts, new: Texts, *, content: Path, speech: Speech) -> Iterator[str]:
    """Yield the changes in a few lines: the sentences, then each example with another amount."""
    names = names_for(content, speech)
    for change in changes(_books(old), _books(new)):
        yield from sentences(change, speech, names)
        for name, amounts in _examples(change, _scenarios(change), names, speech):
            for amount in amounts:
                message = say(
                    "  %(example)s, %(what)s: %(old)s → %(new)s%(change)s",
                    example=name,
                    what=amount.what,
                    old=amount.old,
                    new=amount.new,
                    change=f" ({amount.percent})" if amount.percent else "",
                )
                yield speech.translate(message)


def _scenarios(change: Change) -> list[Scenario]:
    """Return the examples of both books, without duplicates."""
    examples = [one for book in (change.new, change.old) if book for one in scenarios(book)]
    return [one for place, one in enumerate(examples) if one not in examples[:place]]


def _examples(
    change: Change, every: Sequence[Scenario], names: Names, speech: Speech
) -> Iterator[tuple[str, list[Amount]]]:
    """Yield the name and the amounts of each example whose amounts change."""
    for scenario in every:
        amounts = moves(scenario, change.old, change.new)
        if amounts:
            yield _name(scenario, names, speech), [_amount(move, speech) for move in amounts]


def _name(scenario: Scenario, names: Names, speech: Speech) -> str:
    """Return an example in words, with its commitment."""
    months = scenario.months
    term = [speech.translate(say("%(months)s months", months=months))] if months else []
    return scenario.name(names.wording, *term)


def _books(texts: Texts) -> Sequence[PriceBook]:
    return sorted(
        (read_book(text, source=f"{PRICES}/{name}") for name, text in texts.items()),
        key=lambda book: book.first_day,
    )


def _pages(change: Change, old: Texts, new: Texts, *, content: Path, today: date) -> list[str]:
    """Return the pages that change on the first day of the change, or today if that is later and
    both books cover it."""
    if change.old is None or change.new is None:
        return []
    both = change.old.covers(today) and change.new.covers(today)
    return pages_changed(content, old, new, on=max(change.day, today) if both else change.day)


def _amount(move: Move, speech: Speech) -> Amount:
    old, new = (
        theme_words.money(value, currency, locale=speech.locale)
        if value
        else speech.translate(say("no amount"))
        for value, currency in zip((move.old, move.new), move.currencies, strict=True)
    )
    return Amount(
        speech.translate(move.what),
        old,
        new,
        "" if move.percent is None else _percent(move.percent, speech),
    )


def _percent(part: Decimal, speech: Speech) -> str:
    return f"{'+' * (part > 0)}{theme_words.number(str(part), locale=speech.locale)}\u00a0%"
