"""The cost of an example before and after a change of prices."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from calculator.tariff.book import PriceBook
from calculator.wire import answer
from plugins.errors import Message, say
from plugins.prices.scenarios import Scenario

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Move:
    """One amount of an example before and after; None if the calculator has no amount."""

    what: Message
    old: str | None
    new: str | None
    currencies: tuple[str, str]

    @property
    def percent(self) -> Decimal | None:
        """Return the change in percent, to a tenth; None without two comparable amounts."""
        if not (self.old and self.new and Decimal(self.old)) or len({*self.currencies}) > 1:
            return None
        return ((Decimal(self.new) / Decimal(self.old) - 1) * 100).quantize(TENTH, ROUND_HALF_UP)


def moves(scenario: Scenario, old: PriceBook | None, new: PriceBook | None) -> list[Move]:
    """Return the amounts that change for a company."""
    before, after = (dict(_amounts(scenario, book)) if book else {} for book in (old, new))
    first, last = (old or new), (new or old)
    assert first and last
    currencies = (first.currency, last.currency)
    every = (
        Move(what, before.get(what), after.get(what), currencies)
        for what in dict.fromkeys([*before, *after])
    )
    return [move for move in every if move.old != move.new or len({*currencies}) > 1]


def _amounts(scenario: Scenario, book: PriceBook) -> Iterator[tuple[Message, str]]:
    need = scenario.need
    codes = {fact.code for fact in book.facts}
    need["facts"] = {code: value for code, value in need["facts"].items() if code in codes}
    request = {"ask": "estimate", "need": need, "on": book.id}
    result = json.loads(answer(json.dumps(request), [book]))
    if result["ok"]:
        yield from _amounts_of(result)


def _amounts_of(result: Mapping[str, Any]) -> Iterator[tuple[Message, str]]:
    if (month := result["month"]) and month["low"]:
        yield say("a month, excl. VAT"), month["low"]["net"]
        yield say("a month, incl. VAT"), month["low"]["gross"]
    if (once := result["once"]) and once["low"]:
        yield say("once, excl. VAT, at least"), once["low"]["net"]
        yield say("once, excl. VAT, at most"), once["high"]["net"]
