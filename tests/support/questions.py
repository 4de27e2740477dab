"""Requests as visitors' pages send them, right and wrong, always the same ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle, product
from typing import Any

from calculator.reading.files import read_books
from calculator.wire import HANDLERS, answer
from tests.support.cases import BOOKS

DAY = "2026-11-23"
TEXTS = (
    "",
    "25",
    "a word",
    "é",
    "1\u202f000\u00a0€",
    "\U0001f642",
    "\ud800",
    "a\0b",
    "x" * 300,
    "-0",
    "1e999",
    "0.30000000000000004",
)
PEOPLE = (
    1,
    9,
    10,
    25,
    49,
    50,
    120,
    249,
    250,
    1000,
    100_000,
    10**30,
    -1,
    0,
    2.5,
    1e300,
    "25",
    "2,5",
    "007",
    None,
    True,
    [],
    {},
    *TEXTS,
)
A_LA_CARTE, SUBSCRIPTION = "a-la-carte", "subscription"


def _days(quantity: object, per: object) -> dict[str, Any]:
    return {A_LA_CARTE: {"quantity": quantity, "per": per}}


def _hours(quantity: object) -> dict[str, Any]:
    return {SUBSCRIPTION: {"quantity": quantity}}


CHOICES: tuple[dict[str, Any], ...] = (
    {"choose": {}},
    *(
        {"choose": _days(quantity, per)}
        for quantity, per in (
            ("0.5", "week"),
            (1, "month"),
            (1.5, "month"),
            (3, "week"),
            ("2", "month"),
            (14, "year"),
            ("1/2", 7),
        )
    ),
    {"choose": _hours(4)},
    {"choose": _hours("16") | _days("1", "week") | {"audit": True}, "months": "12"},
    {"choose": {"audit": True}, "facts": {"complexity": "none"}},
    {"choose": _days("2", "month"), "facts": {"audit_done": True, "compelxity": "low"}},
)
FIELDS = (
    *("facts.complexity", "facts.audit_done", "facts.other", "choose.a-la-carte", "choose.audit"),
    *("choose.a-la-carte.quantity", "choose.a-la-carte.per", "choose.subscription.quantity"),
    *("choose.other", "months", "facts", "choose", "other"),
)
"""Fields of a need, each of which is set to one of TEXTS."""

DAYS = (
    "2019-12-31",
    "2025-06-01",
    "2026-02-28",
    DAY,
    "2027-01-01",
    "2031-12-31",
    "9999-12-31",
    "2026-02-30",
    "soon",
    7,
)
MORE: dict[str, tuple[dict[str, Any], ...]] = {
    "budget": tuple(
        {"budget": budget} for budget in (0, 1, "1500", 3000, "3.000,00", 100_000, *TEXTS)
    ),
    "cheapest": tuple({"hours_wanted": hours} for hours in (0, 1, 6, "20", 40, 1000, *TEXTS)),
    "chart": (
        {},
        *(
            {
                "labels": {
                    "title": text,
                    "quantity": text,
                    "cost": text,
                    "choice": text,
                    "comparison": text,
                }
            }
            for text in TEXTS
        ),
        {"labels": 1},
    ),
}
MALFORMED = (
    "",
    " ",
    "{",
    "[]",
    "null",
    '"',
    "{}",
    '{"ask":1}',
    '{"ask":"nothing"}',
    '{"ask":"book","ask":"book"}',
    '"\\ud83d\\ude42"',
    "1" * 5_000,
    "[" * 100_000,
    '{"a":' * 5_000,
)
SLIPS = 10_000
CHARACTERS = '{}[]":,0123456789.eE-+ /aé€\u202f\U0001f642\\nulltrefsI'


def written(request: dict[str, Any]) -> str:
    """Return a request as browsers write it, beyond ASCII too."""
    return json.dumps(request, ensure_ascii=False, separators=(",", ":"))


def requests() -> Iterator[dict[str, Any]]:
    """Yield requests of every kind, right and wrong."""
    for ask in HANDLERS:
        every = MORE.get(ask, ({},))
        for (choice, people), more in zip(product(CHOICES, PEOPLE), cycle(every)):
            yield {"ask": ask, "on": DAY, "need": need(people, "low", choice), **more}
        for day, more in product(DAYS, every):
            yield {"ask": ask, "on": day, "need": need("25", "high", {}), **more}
    for ask, field, text in product(HANDLERS, FIELDS, TEXTS):
        yield {"ask": ask, "on": DAY, "need": _with(need(25, "low", {}), field, text)}
    yield from ({"ask": text, "on": DAY, text: text} for text in TEXTS)


def need(people: object, complexity: str, choice: dict[str, Any]) -> dict[str, Any]:
    """Return the need of a company of so many people with its choice."""
    facts = {"employees": people, "complexity": complexity, **choice.get("facts", {})}
    return {**choice, "facts": facts}


def _with(need: dict[str, Any], field: str, text: str) -> dict[str, Any]:
    """Return a need with one field set to a text."""
    name, _, rest = field.partition(".")
    if not rest:
        return {**need, name: text}
    inner = need.get(name, {})
    return {**need, name: _with(inner if isinstance(inner, dict) else {}, rest, text)}


def links() -> Iterator[dict[str, Any]]:
    """Yield requests that open a link, sound or damaged on the way."""
    books = read_books(BOOKS)
    for people, choice, day in product((9, 25, 300), CHOICES, (DAY, "2027-03-01")):
        request = written({"ask": "link", "on": DAY, "need": need(people, "medium", choice)})
        link = json.loads(answer(request, books)).get("link", "")
        for text in (
            link,
            link[:-1],
            f"{link}&v=2",
            link.upper(),
            link.replace("&", "&&"),
            *(link.replace("=", text, 1) for text in TEXTS),
        ):
            yield {"ask": "open-link", "on": day, "link": text}
    yield from ({"ask": "open-link", "on": DAY, "link": text} for text in TEXTS)


def slips() -> Iterator[str]:
    """Yield requests with a few characters changed, always the same ones; half of them open a
    link."""
    every, chance = ([*map(written, requests())], [*map(written, links())]), dice()
    for turn in range(SLIPS):
        sound = every[turn % 2]
        text = sound[next(chance) % len(sound)]
        for _ in range(1 + turn % 3):
            start = next(chance) % (len(text) + 1)
            put = "".join(
                CHARACTERS[next(chance) % len(CHARACTERS)] for _ in range(next(chance) % 4)
            )
            text = text[:start] + put + text[start + next(chance) % 4 :]
        yield text


def dice() -> Iterator[int]:
    """Yield pseudo-random numbers, always the same ones."""
    number = 1
    while True:
        number = (number * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407) % 2**64
        yield number >> 33
