"""The golden scenarios of the price-change report: the companies whose bills staff want to see
before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from calculator.book import PriceBook
from calculator.wire import answer
from plugins.errors import Said, say

TENTH = Decimal("0.1")
SCENARIOS: Mapping[Said, Mapping[str, Any]] = {
    say("5 people, 1 day a month"): {"employees": 5, "days": 1, "days_per": "month"},
    say("5 people, 2 hours a month"): {"employees": 5, "complexity": "low", "hours": 2},
    say("9 people, half a day a week"): {"employees": 9, "days": "0.5", "days_per": "week"},
    say("10 people, 2 days a month and an audit"): {
        "employees": 10,
        "complexity": "low",
        "audit": True,
        "days": 2,
        "days_per": "month",
    },
    say("25 people, 2 days a month"): {"employees": 25, "days": 2, "days_per": "month"},
    say("25 people, 4 hours a month"): {"employees": 25, "complexity": "medium", "hours": 4},
    say("25 people, 2 days and 4 hours a month"): {
        "employees": 25,
        "complexity": "medium",
        "days": 2,
        "days_per": "month",
        "hours": 4,
    },
    say("49 people, 1 day a week, audit done"): {
        "employees": 49,
        "audit_done": True,
        "days": 1,
        "days_per": "week",
    },
    say("50 people, 1 day a week"): {"employees": 50, "days": 1, "days_per": "week"},
    say("120 people, 2 days a week and 8 hours a month"): {
        "employees": 120,
        "complexity": "high",
        "days": 2,
        "days_per": "week",
        "hours": 8,
    },
    say("249 people, 16 hours a month"): {"employees": 249, "complexity": "high", "hours": 16},
    say("300 people, 2 days a week"): {"employees": 300, "days": 2, "days_per": "week"},
    say("1,000 people, 3 days a week and 16 hours a month"): {
        "employees": 1000,
        "complexity": "high",
        "days": 3,
        "days_per": "week",
        "hours": 16,
    },
}


@dataclass(frozen=True)
class Move:
    """One amount of a scenario before and after; None where the calculator names none."""

    what: Said
    old: str | None
    new: str | None

    @property
    def percent(self) -> Decimal | None:
        """Return by how much it changes, to a tenth; None where there is nothing to compare."""
        if not (self.old and self.new and Decimal(self.old)):
            return None
        return ((Decimal(self.new) / Decimal(self.old) - 1) * 100).quantize(TENTH, ROUND_HALF_UP)


def moves(need: Mapping[str, Any], old: PriceBook | None, new: PriceBook | None) -> list[Move]:
    """Return what changes for a company, amount by amount, before VAT unless it says otherwise."""
    before, after = _amounts(need, old), _amounts(need, new)
    every = (
        Move(what, before.get(what), after.get(what)) for what in dict.fromkeys([*before, *after])
    )
    return [move for move in every if move.old != move.new]


def _amounts(need: Mapping[str, Any], book: PriceBook | None) -> dict[Said, str]:
    return dict(_named(_asked(need, book))) if book else {}


def _asked(need: Mapping[str, Any], book: PriceBook) -> Mapping[str, Any]:
    day: date = book.first_day
    found = json.loads(
        answer(json.dumps({"ask": "estimate", "need": need, "on": day.isoformat()}), [book])
    )
    return found if found["ok"] else {}


def _named(found: Mapping[str, Any]) -> Iterator[tuple[Said, str]]:
    if month := found.get("monthly"):
        yield say("a month, excl. VAT"), month["net"]
        yield say("a month, incl. VAT"), month["gross"]
    if (audit := found.get("one_off")) and not audit["on_request"]:
        yield say("the mini audit, excl. VAT, at least"), audit["low"]["net"]
        yield say("the mini audit, excl. VAT, at most"), audit["high"]["net"]
