"""Random requests of every kind, most of them sound, the same for the same seed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from calculator.money import number
from calculator.tariff.book import PriceBook
from calculator.tariff.facts import CHOICE, NUMBER, Fact
from calculator.tariff.formulas import Formula
from calculator.tariff.quantities import ONCE, Chosen
from calculator.wire import HANDLERS, answer

ODD = (
    "€2,960.00",
    "2.500,00 €",
    "1 000",
    "2500,-",
    "$ 12",
    "\u00a03 000\u202f",
    "12 EUR",
    "PLN 12 zł",
    "",
    "1,5",
    " 7 ",
    "-1",
    "0",
    2.25,
    10**20,
    None,
    True,
    [],
    {"a": 1},
    "é",
    "\ud800",
    "０",
)
DAYS = ("2025-12-31", "2026-11-23", "2027-06-30", "2028-02-29", "2029-01-01", "9999-12-31")
SLIP = 0.01
"""How often a part of a request is one of ODD, or left out."""


def random_requests(seed: int, count: int, *, books: Sequence[PriceBook]) -> Iterator[str]:
    """Yield `count` requests as the page writes them."""
    chance = Random(seed)
    for _ in range(count):
        request = _request(chance, books)
        yield json.dumps(request, ensure_ascii=chance.random() < 0.5, separators=(",", ":"))


def _request(chance: Random, books: Sequence[PriceBook]) -> dict[str, Any]:
    book = chance.choice(books)
    ask = chance.choice(list(HANDLERS))
    on = book.id if chance.random() < 0.8 else chance.choice(DAYS)
    request: dict[str, Any] = {"ask": ask, "on": on}
    if ask == "open-link":
        return {**request, "link": _link(chance, book)}
    if ask != "book":
        request["need"] = _need(chance, book, ask)
    if ask == "budget":
        request["budget"] = chance.choice(
            (chance.randrange(1, 20_000), f"{chance.randrange(9_000)}.{chance.randrange(100):02}")
        )
    if ask == "cheapest":
        request["hours_wanted"] = chance.randrange(1, 140)
    if ask == "chart" and chance.random() < 0.5:
        request["labels"] = {"title": "Prix “nets” <été>", "quantity": "days", "cost": "€ a month"}
    return _with_slips(chance, request)


def _need(chance: Random, book: PriceBook, ask: str) -> dict[str, Any]:
    facts = {
        fact.code: _fact(chance, fact)
        for fact in book.facts
        if chance.random() < (0.4 if fact.kind not in (NUMBER, CHOICE) else 0.9)
    }
    choose = {
        formula.code: _pick(chance, formula)
        for formula in book.formulas
        if formula.choosable and ask != "suggestion" and chance.random() < 0.5
    }
    need = {"facts": _with_slips(chance, facts), "choose": _with_slips(chance, choose)}
    if chance.random() < 0.5:
        need["months"] = chance.choice((*book.commitment.months, "12"))
    return _with_slips(chance, need)


def _fact(chance: Random, fact: Fact) -> object:
    """Return a value of a fact; a number is more often near the first classes than far from
    them."""
    if fact.kind == NUMBER:
        most = chance.choice([band.start + 1 for band in fact.classes] + [fact.high + 1])
        return chance.choice((int, str))(chance.randrange(fact.low, most + 1))
    return chance.choice(fact.choices) if fact.kind == CHOICE else chance.random() < 0.7


def _pick(chance: Random, formula: Formula) -> object:
    """Return a quantity within its bounds, now and then one step beyond them, or a tick."""
    if not isinstance(formula.quantity, Chosen):
        return chance.random() < 0.9
    per, grid = chance.choice(list(formula.quantity.periods.items()))
    places = range(grid.count + (chance.random() < 0.1))
    quantity = number(grid.low + grid.step * chance.choice(places))
    typed_quantity = chance.choice((quantity, quantity.replace(".", ","), json.loads(quantity)))
    return {"quantity": typed_quantity} | ({} if per == ONCE else {"per": per})


def _with_slips(chance: Random, parts: dict[str, Any]) -> dict[str, Any]:
    """Return the parts, some of them left out or odd, and now and then an unknown one."""
    parts_sent = {}
    for name, value in parts.items():
        if chance.random() < SLIP:
            continue
        parts_sent[name] = chance.choice(ODD) if chance.random() < SLIP and name != "ask" else value
    if chance.random() < SLIP:
        parts_sent[chance.choice(("vat", "é", "sectro"))] = chance.choice(ODD)
    return parts_sent


def _link(chance: Random, book: PriceBook) -> str:
    """Return a link that the calculator wrote, now and then with a character changed."""
    request = {"ask": "link", "on": book.id, "need": _need(chance, book, "link")}
    text = str(json.loads(answer(json.dumps(request), [book])).get("link", "v=2&book=2026-01-01"))
    if chance.random() < 0.2:
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice("x&=é0") + text[place + 1 :]
    return text
