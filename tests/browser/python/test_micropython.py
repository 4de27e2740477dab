"""The image that ships answers in MicroPython, byte for byte, as the calculator does in CPython."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from calculator import wire
from calculator.reading.files import read_books
from calculator.wire import answer
from plugins.browser.micropython.image import LATER, image
from tests.calculator.tariff.support import DAY, books, request
from tests.calculator.tariff.support import cases as offer_cases
from tests.support import questions
from tests.support.browser_python import OTHERS, ROOT, SETS, check, micropython, pyodide, random_of
from tests.support.cases import BOOKS, FIRMS, cases
from tests.support.random_requests import random_requests

HOSTILE = (
    *questions.MALFORMED,
    "x" * 3_000_000,
    "é" * 4_001,
    "\U0001f642" * 4_000,
    "\U0001f642" * 4_001,
    "\U0001f642" * 2_000_000,
    "\ud800",
    '{"ask":"\ud800"}',
    '{"\udfff":1}',
    '{"ask":"book","on":' + "9" * 3_900 + "}",
    '{"ask":"book","on":-' + "9" * 3_000 + "e" + "9" * 900 + "}",
    '{"ask":"estimate","on":"2026-11-23","need":{"facts":{"employees":' + "9" * 3_000 + "}}}",
    '{"ask":"budget","on":"2026-11-23","need":{"facts":{"employees":5}},"budget":"'
    + "1 " * 1_900
    + '"}',
    '{"ask":"open-link","on":"2026-11-23","link":"' + "&=" * 1_900 + '"}',
    '{"ask":"chart","labels":{"title":"' + "\\u0000" * 600 + '"}}',
    "[" * 8 + "]" * 8,
    "[" * 9,
    '{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}',
    "\ufeff{}",
    "\x00",
    '{"\x7f\\b":"\\u0000"}',
    "-",
    "-0",
    "01",
    "1.",
    ".5",
    "1e",
    "NaN",
    "-Infinity",
    '{"a":1,}',
    "[1,]",
    "{'a':1}",
    '{"a":"\t"}',
    '"\\ud83d\\ude4"',
    '"\\x41"',
    "tru",
    "nullx",
)
OFFERS = offer_cases("cases.yml") + offer_cases("refusals.yml")
ASKS: dict[str, dict[str, Any]] = {
    "estimate": {},
    "timeline": {},
    "budget": {"budget": "3000"},
    "cheapest": {"hours_wanted": "9"},
    "chart": {"labels": {"title": "é", "comparison": "<"}},
    "sheet": {},
    "link": {},
    "suggestion": {},
}
FAILED = '{"ok":false,"errors":[{"field":"request","code":"failed"}]}'
BOUND = 2_000  # milliseconds of CPU time for one answer, with room for a busy machine


def test_golden_cases() -> None:
    """Every one of them."""
    requests = [case.text for case in cases()]
    check(requests, micropython(requests, books=BOOKS), BOOKS)


@pytest.mark.parametrize("name", sorted({case["book"] for case in OFFERS}))
def test_the_cases_of_each_offer(name: str) -> None:
    """Each need with every ask, each link opened, and the book that the form needs."""
    requests = [json.dumps({"ask": "book", "on": DAY})]
    for case in (case for case in OFFERS if case["book"] == name):
        requests += [json.dumps(request(case, ask, **more)) for ask, more in ASKS.items()]
        shared = json.loads(answer(json.dumps(request(case, "link")), books(name)))
        if shared["ok"]:
            opened = {"ask": "open-link", "on": "2027-02-01", "link": shared["link"]}
            requests.append(json.dumps(opened))
    check(requests, micropython(requests, books=FIRMS / name), FIRMS / name)


def test_the_first_part_of_the_image_answers_all_but_the_later_asks() -> None:
    """A phone does not wait for the second part, which only the asks in LATER need."""
    need = {
        "facts": {"employees": "25"},
        "choose": {"a-la-carte": {"quantity": "2", "per": "month"}},
    }
    fields = {
        **{ask: {"need": need, **more} for ask, more in ASKS.items()},
        "book": {},
        "open-link": {"link": "v=2&book=2026-01-01&on=2026-11-23&f.employees=25"},
    }
    requests = [json.dumps({"ask": ask, "on": DAY, **more}) for ask, more in fields.items()]
    replies = micropython(requests, books=BOOKS, part=True)
    assert set(fields) == set(wire.HANDLERS)
    for ask, text, got in zip(fields, requests, replies.answers, strict=True):
        assert got == (FAILED if ask in LATER else answer(text, read_books(BOOKS))), ask


def test_hostile_texts_soon_get_an_error_and_the_worker_lives_on() -> None:
    """Texts of any length, depth and character; a valid request after each is answered as before."""
    valid = cases()[0].text
    requests = [text for hostile in HOSTILE for text in (hostile, valid)]
    replies = micropython(requests, books=BOOKS)
    check(requests, replies, BOOKS)
    assert max(replies.times) < BOUND


@pytest.mark.parametrize(
    ("name", "count"),
    [("all", 150), ("B", 50), ("with a gap", 50), ("larger", 150), ("officers", 100)],
)
def test_random_requests(name: str, count: int, tmp_path: Path) -> None:
    """Most of them are answered, not refused."""
    requests, books = random_of(name, tmp_path / "books", count=count, seed=1)
    replies = micropython(requests, books=books)
    check(requests, replies, books)
    assert sum(text.startswith('{"ok":true') for text in replies.answers) > count * 0.4


def test_slips() -> None:
    """Requests with a few characters changed, wrong values in every field, and links."""
    requests = [*list(questions.slips())[:1_000], *every_question()[::13]]
    check(requests, micropython(requests, books=BOOKS), BOOKS)


@pytest.mark.prove
@pytest.mark.parametrize("name", [*SETS, *OTHERS])
def test_thousands_of_random_requests(name: str, tmp_path: Path) -> None:
    """For each set of books."""
    requests, books = random_of(name, tmp_path / "books", count=1_100, seed=2)
    check(requests, micropython(requests, books=books), books)


@pytest.mark.prove
def test_every_slip() -> None:
    """Every one of them."""
    requests = [*questions.slips(), *every_question()]
    check(requests, micropython(requests, books=BOOKS), BOOKS)


def test_pyodide_answers_from_the_wheel_as_well() -> None:
    """Golden cases, hostile texts, some slips and random requests: where MicroPython cannot start,
    it answers."""
    some = list(random_requests(3, 300, books=read_books(BOOKS)))
    requests = [*(case.text for case in cases()), *HOSTILE, *every_question()[::29], *some]
    check(requests, pyodide(requests, books=BOOKS), BOOKS)


@pytest.mark.prove
def test_pyodide_answers_every_slip_and_thousands_of_random_requests() -> None:
    """From the wheel that ships."""
    some = random_requests(4, 5_000, books=read_books(BOOKS))
    requests = [*questions.slips(), *every_question(), *some]
    check(requests, pyodide(requests, books=BOOKS), BOOKS)


def test_the_same_sources_make_the_same_image() -> None:
    """Byte for byte, and other books another one."""
    assert image(root=ROOT, books=BOOKS) == image(root=ROOT, books=BOOKS)


def every_question() -> list[str]:
    """Return requests of every kind, right and wrong, and links."""
    return [
        *map(questions.written, questions.requests()),
        *map(questions.written, questions.links()),
    ]
