"""The hand-worked cases of the offer, through the door and through the command line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from calculator.wire import answer as door
from tests.calculator.tariff.support import (
    BOOKS,
    Plain,
    ask,
    books,
    cases,
    errors_of,
    request,
    short,
)

CASES = cases("cases.yml")
REFUSALS = cases("refusals.yml")
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_need_costs_what_was_worked_by_hand(case: Plain) -> None:
    """Every line and total of both blocks, and what else the case tells."""
    summary = short(ask(case["book"], request(case)))
    expected = {"month": "none", "once": "none"} | {
        name: value for name, value in case.items() if name in summary
    }
    assert {name: summary[name] for name in expected} == expected


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case["case"])
def test_a_need_outside_the_bounds_is_refused(case: Plain) -> None:
    """With every mistake at its field, and no amount."""
    refusal = ask(case["book"], request(case))
    assert refusal["ok"] is False and set(refusal) == {"ok", "errors"}
    assert errors_of(refusal) == case["errors"]


@pytest.mark.parametrize("book", sorted({case["book"] for case in CASES}))
def test_the_command_line_answers_as_the_door_does(book: str) -> None:
    """A request a line, an answer a line."""
    texts = [json.dumps(request(case)) for case in CASES + REFUSALS if case["book"] == book]
    run = subprocess.run(
        [sys.executable, "-m", "calculator", "answer", "--prices", str(BOOKS / book)],
        cwd=ROOT,
        input="\n".join(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    assert [json.loads(line) for line in run.stdout.splitlines()] == [
        ask(book, json.loads(text)) for text in texts
    ]


def on_the_command_line(folder: Path, text: str) -> tuple[int, str, str]:
    """Return what one request comes to: the status, the answer, and what is told of the books."""
    run = subprocess.run(
        [sys.executable, "-m", "calculator", "answer", "--prices", str(folder)],
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout, run.stderr


def test_the_command_line_refuses_an_unsound_book(tmp_path: Path) -> None:
    """With its file and line, and no answer."""
    book = (BOOKS / "officers" / "2026-01-01.toml").read_text("utf-8")
    path = tmp_path / "2026-01-01.toml"
    path.write_text(book.replace('"600.00"', '"6OO.00"'), encoding="utf-8")
    line = book[: book.index('"600.00"')].count("\n") + 1
    status, answer, messages = on_the_command_line(tmp_path, "{}")
    assert (status, answer) == (1, "")
    assert messages.startswith(f"{path.as_posix()}:{line}: formula.training.rate must be")


def test_the_calculator_speaks_codes_and_numbers() -> None:
    """Nothing in an answer is a sentence: words are the site's."""
    answers = [json.dumps(ask(case["book"], request(case))) for case in CASES]
    texts = [text for one in answers for text in re.findall(r'"([^"]*)"', one)]
    assert texts and not [text for text in texts if re.search(r"\s", text)]


@pytest.mark.parametrize("day", ["2025-12-31", "2028-01-01", "2029-01-01", "2026-02-30"])
def test_a_day_without_a_book_is_refused(day: str) -> None:
    """Never the nearest book."""
    ask_request = request(CASES[-1] | {"on": day})
    codes = {"2029-01-01": "expired", "2026-02-30": "not-a-day"}
    assert [error["code"] for error in ask("cio-pme", ask_request)["errors"]] == [
        codes.get(day, "no-book")
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "request not-json"),
        ("[]", "request not-an-object"),
        ("{}", "ask required"),
        ('{"ask": "price"}', "ask not-a-choice"),
        ('{"ask": "book"}', "on required"),
        ('{"ask": "book", "on": "2026-11-23", "color": 1}', "color unknown-field"),
        ('{"ask": "estimate", "on": "2026-11-23"}', "need required"),
        ('{"ask": "estimate", "on": "2026-11-23", "need": 5}', "need not-an-object"),
        ('{"ask": "book", "ask": "book"}', "request twice-the-same-name"),
        ("[" * 100, "request too-deep"),
        (" " * 4001, "request too-long 4000"),
    ],
)
def test_what_is_no_request_is_refused(text: str, error: str) -> None:
    """With a code, never with a traceback."""
    assert errors_of(json.loads(door(text, books("cio-pme"))))[:1] == [error]
