"""The price-change report: what new prices mean, told in a language of the staff."""

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
from plugins.price_report.pages_changed import Texts, pages_changed
from plugins.price_report.teller import Teller, teller
from plugins.prices.scenarios import Scenario, scenarios

PRICES = "content/prices"


@dataclass(frozen=True)
class Amount:
    """One amount of an example, before and after, as the language writes it; `percent` may be
    empty."""

    what: str
    old: str
    new: str
    percent: str


@dataclass(frozen=True)
class Told:
    """All that changes from one day on."""

    sentences: Sequence[str]
    count: str
    pages: Sequence[str]
    examples: Mapping[str, Sequence[Amount]]


def report(old: Texts, new: Texts, *, content: Path, today: date, speech: Speech) -> Iterator[Told]:
    """Yield what changes, the earliest day first; PriceBookError where a book cannot be read."""
    told = teller(content, speech)
    for change in changes(_books(old), _books(new)):
        every = _scenarios(change)
        examples = dict(_examples(change, every, told, speech))
        pages = _pages(change, old, new, content=content, today=today)
        counted = speech.many("%(num)s page", "%(num)s pages", len(pages))
        count = say(
            "%(pages)s and %(moved)s of %(all)s examples change.",
            pages=counted,
            moved=len(examples),
            all=len(every),
        )
        message = list(sentences(change, speech, told))
        yield Told(message, speech.translate(count), pages, examples)


def in_money(old: Texts, new: Texts, *, content: Path, speech: Speech) -> Iterator[str]:
    """Yield what changes in a few lines, without its pages: the sentences, then each example that
    moves."""
    told = teller(content, speech)
    for change in changes(_books(old), _books(new)):
        yield from sentences(change, speech, told)
        for name, amounts in _examples(change, _scenarios(change), told, speech):
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
    """Return the examples of both books, each once."""
    found = [one for book in (change.new, change.old) if book for one in scenarios(book)]
    return [one for place, one in enumerate(found) if one not in found[:place]]


def _examples(
    change: Change, every: Sequence[Scenario], told: Teller, speech: Speech
) -> Iterator[tuple[str, list[Amount]]]:
    """Yield each example that moves, by its name."""
    for scenario in every:
        moved = moves(scenario, change.old, change.new)
        if moved:
            yield _name(scenario, told, speech), [_amount(move, speech) for move in moved]


def _name(scenario: Scenario, told: Teller, speech: Speech) -> str:
    """Return an example in words, with its term."""
    months = scenario.months
    term = [speech.translate(say("%(months)s months", months=months))] if months else []
    return scenario.name(told.wording, *term)


def _books(texts: Texts) -> Sequence[PriceBook]:
    return sorted(
        (read_book(text, source=f"{PRICES}/{name}") for name, text in texts.items()),
        key=lambda book: book.first_day,
    )


def _pages(change: Change, old: Texts, new: Texts, *, content: Path, today: date) -> list[str]:
    """Return the pages that change on the first day that counts: today, where the book is in force
    already."""
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
