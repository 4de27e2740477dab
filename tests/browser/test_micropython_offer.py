"""Books that name their formulas are answered in MicroPython, byte for byte, as in CPython."""

from __future__ import annotations

import json

import pytest

from calculator.offer.door.answer import answer
from plugins.browser.micropython.image import reached
from plugins.browser.micropython.refusals import MODULES
from plugins.browser.micropython.translation import translated
from plugins.browser.shipped_books import source_of
from tests.calculator.offer.support import DAY, Plain, books, cases, request
from tests.support.browser_python import ROOT, answered

DOOR = """from calculator.offer.door.answer import answer as answered
from calculator.shipped import shipped_books


def answer(text):
    return answered(text, shipped_books())
"""
CASES = cases("cases.yml") + cases("refusals.yml")
ASKS: dict[str, Plain] = {
    "estimate": {},
    "timeline": {},
    "budget": {"budget": "3000"},
    "cheapest": {"hours_wanted": "9"},
    "link": {},
    "suggestion": {},
}


def in_micropython(book: str, texts: list[str]) -> list[str]:
    """What the translated engine answers by the books of a firm."""
    made = {"calculator/wire.py": DOOR, "calculator/shipped.py": source_of(books(book))}
    modules = translated(reached("calculator/wire.py", root=ROOT, made=made))
    ours = {path.name: path.read_text("utf-8") for path in MODULES.glob("*.py")}
    return answered(modules | ours, texts).answers


@pytest.mark.parametrize("book", sorted({case["book"] for case in CASES}))
def test_every_case_is_answered_as_in_cpython(book: str) -> None:
    """Each need asked in every way, each link opened, and what the form needs."""
    texts = [json.dumps({"ask": "book", "on": DAY})]
    for case in (case for case in CASES if case["book"] == book):
        texts += [json.dumps(request(case, ask, **more)) for ask, more in ASKS.items()]
        shared = json.loads(answer(json.dumps(request(case, "link")), books(book)))
        if shared["ok"]:
            opened = {"ask": "open-link", "on": "2027-02-01", "link": shared["link"]}
            texts.append(json.dumps(opened))
    assert in_micropython(book, texts) == [answer(text, books(book)) for text in texts]
