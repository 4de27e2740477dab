"""The golden scenarios of the price-change report: the companies whose bills staff want to see before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from calculator.book import PriceBook
from calculator.wire import answer
from plugins import words

LOCALE = "en_IE"
TENTH = Decimal("0.1")
SCENARIOS: Mapping[str, Mapping[str, Any]] = {
    "5 people, 1 day a month": {"employees": 5, "days": 1, "days_per": "month"},
    "5 people, 2 hours a month": {"employees": 5, "complexity": "low", "hours": 2},
    "9 people, half a day a week": {"employees": 9, "days": "0.5", "days_per": "week"},
    "10 people, 2 days a month and an audit": {
        "employees": 10, "complexity": "low", "audit": True, "days": 2, "days_per": "month",
    },
    "25 people, 2 days a month": {"employees": 25, "days": 2, "days_per": "month"},
    "25 people, 4 hours a month": {"employees": 25, "complexity": "medium", "hours": 4},
    "25 people, 2 days and 4 hours a month": {
        "employees": 25, "complexity": "medium", "days": 2, "days_per": "month", "hours": 4,
    },
    "49 people, 1 day a week, audit done": {"employees": 49, "audit_done": True, "days": 1, "days_per": "week"},
    "50 people, 1 day a week": {"employees": 50, "days": 1, "days_per": "week"},
    "120 people, 2 days a week and 8 hours a month": {
        "employees": 120, "complexity": "high", "days": 2, "days_per": "week", "hours": 8,
    },
    "249 people, 16 hours a month": {"employees": 249, "complexity": "high", "hours": 16},
    "300 people, 2 days a week": {"employees": 300, "days": 2, "days_per": "week"},
    "1,000 people, 3 days a week and 16 hours a month": {
        "employees": 1000, "complexity": "high", "days": 3, "days_per": "week", "hours": 16,
    },
}  # fmt: skip


@dataclass(frozen=True)
class Move:
    """One amount of a scenario before and after; None where the calculator names none."""

    what: str
    old: str | None
    new: str | None

    @property
    def changes(self) -> bool:
        """Whether there is anything to tell."""
        return self.old != self.new

    def told(self, currency: str) -> str:
        """Return it in money and percent: `a month: €900.00 → €950.00 (+5.6 %)`."""
        before, after = (words.money(value, currency, locale=LOCALE) if value else "no amount" for value in (self.old, self.new))
        return f"{self.what}: {before} → {after}{self._percent()}"

    def _percent(self) -> str:
        if not (self.old and self.new and Decimal(self.old)):
            return ""
        part = (Decimal(self.new) / Decimal(self.old) - 1) * 100
        return f" ({part.quantize(TENTH, ROUND_HALF_UP):+} %)"


def moves(need: Mapping[str, Any], old: PriceBook | None, new: PriceBook | None) -> list[Move]:
    """Return what changes for a company, amount by amount, before VAT unless it says otherwise."""
    before, after = _amounts(need, old), _amounts(need, new)
    every = (Move(what, before.get(what), after.get(what)) for what in dict.fromkeys([*before, *after]))
    return [move for move in every if move.changes]


def _amounts(need: Mapping[str, Any], book: PriceBook | None) -> dict[str, str]:
    return dict(_named(_asked(need, book))) if book else {}


def _asked(need: Mapping[str, Any], book: PriceBook) -> Mapping[str, Any]:
    day: date = book.first_day
    found = json.loads(answer(json.dumps({"ask": "estimate", "need": need, "on": day.isoformat()}), [book]))
    return found if found["ok"] else {}


def _named(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if month := found.get("monthly"):
        yield "a month", month["net"]
        yield "a month with VAT", month["gross"]
    if (audit := found.get("one_off")) and not audit["on_request"]:
        yield "the mini audit, at least", audit["low"]["net"]
        yield "the mini audit, at most", audit["high"]["net"]
