"""The calculator for other people's Python: estimates, advice and price books.

    from calculator import api

    api.estimate({"facts": {...}, "choose": {...}}, on=date(2027, 3, 1))

LIBRARY.md documents it with examples. It needs the standard library only, and neither a network
nor a clock: the day is an argument. Answers are those of calculator.wire, with their types in
calculator.answers and calculator.advice_answers.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from calculator.advice_answers import Budget, Cheapest
from calculator.answers import Error, Estimate, Need, Number, Suggestion
from calculator.mistake import PriceBookError
from calculator.reading.files import read_books
from calculator.shipped import shipped_books
from calculator.tariff.book import PriceBook
from calculator.wire import answer

__all__ = [
    "Need",
    "PriceBook",
    "PriceBookError",
    "Refused",
    "budget",
    "cheapest",
    "estimate",
    "read_books",
    "shipped_books",
    "suggestion",
]


class Refused(ValueError):
    """A request with mistakes: `errors` lists all of them, each with field and code."""

    def __init__(self, errors: Sequence[Error]) -> None:
        self.errors = tuple(errors)
        codes = [" ".join([error["code"], error.get("limit", "")]).strip() for error in errors]
        fields = [error["field"] for error in errors]
        super().__init__("; ".join(map(": ".join, zip(fields, codes, strict=True))))


def estimate(need: Need, *, on: date, books: Sequence[PriceBook] | None = None) -> Estimate:
    """Return what a need costs on a day, by `books` or the shipped ones. Raises Refused."""
    return cast(Estimate, _answer("estimate", on, books, need=need))


def suggestion(need: Need, *, on: date, books: Sequence[PriceBook] | None = None) -> Suggestion:
    """Return the usual choice of a company of this class, together with the one-off services that
    it has chosen, and the estimate of both. Raises Refused."""
    return cast(Suggestion, _answer("suggestion", on, books, need=need))


def budget(
    need: Need, amount: Number, *, on: date, books: Sequence[PriceBook] | None = None
) -> Budget:
    """Return everything that a monthly net amount buys. Raises Refused."""
    return cast(Budget, _answer("budget", on, books, need=need, budget=amount))


def cheapest(
    need: Need, hours: int, *, on: date, books: Sequence[PriceBook] | None = None
) -> Cheapest:
    """Return the cheapest formulas for some hours a month, the others, and the break-even of each
    pair. Raises Refused."""
    return cast(Cheapest, _answer("cheapest", on, books, need=need, hours_wanted=hours))


def _answer(ask: str, on: date, books: Sequence[PriceBook] | None, **more: object) -> Any:
    request = {"ask": ask, "on": on.isoformat(), **more}
    result = json.loads(answer(json.dumps(request, default=str), books))
    if not result.pop("ok"):
        raise Refused(result["errors"])
    return result
