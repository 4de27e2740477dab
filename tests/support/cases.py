"""The golden cases: requests and their expected answers, worked out by hand (tests/cases/*.yml).

Plain Python, so that a runner in any interpreter can use `lines()`: one JSON object a line with
`request`, the request's text, and `answer`, the exact text of CPython's answer.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from calculator.reading.files import read_books
from calculator.wire import answer

FOLDER = Path(__file__).parent.parent / "cases"
FIRMS = Path(__file__).parent.parent / "books"
BOOKS = FIRMS / "cio-pme"
RULES = Path(__file__).parent.parent / "rules.yml"
DAY = "2026-11-23"

_JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True)
class Case:
    """One case. `expect` has the facts to compare; every scalar is text."""

    name: str
    rules: Sequence[str]
    request: Mapping[str, Any]
    working: str
    expect: Mapping[str, Any]

    @property
    def text(self) -> str:
        """Return the request as JSON text, as the page sends it."""
        return json.dumps(self.request)


def cases() -> list[Case]:
    """Return every case of every file."""
    return [
        _case(path.stem, entry) for path in sorted(FOLDER.glob("*.yml")) for entry in _read(path)
    ]


def rules() -> Mapping[str, str]:
    """Return the rules of the tariff by name."""
    texts: Mapping[str, str] = _read(RULES)
    return texts


def lines() -> Iterator[str]:
    """Yield each case as one line of JSON: the request, and CPython's answer by the books of
    BOOKS."""
    books = read_books(BOOKS)
    return (
        json.dumps({"request": case.text, "answer": answer(case.text, books)}) for case in cases()
    )


def _read(path: Path) -> Any:
    return YAML(typ="base", pure=True).load(path.read_text(encoding="utf-8"))


def _case(file: str, entry: Mapping[str, Any]) -> Case:
    request: dict[str, Any] = {
        "ask": entry.get("ask", "estimate"),
        "on": entry.get("on", DAY),
    }
    if "facts" in entry:
        facts = {name: _value(value) for name, value in entry["facts"].items()}
        choose = {name: _pick(value) for name, value in entry.get("choose", {}).items()}
        request["need"] = {"facts": facts, "choose": choose}
    request |= {name: _value(value) for name, value in entry.get("with", {}).items()}
    return Case(
        f"{file}: {entry['case']}",
        entry["rules"],
        request,
        entry.get("working", ""),
        entry["expect"],
    )


def _pick(value: str | Mapping[str, str]) -> object:
    """Return the choice of a formula: "1.5 per month", a number alone, or whether it is ticked."""
    if not isinstance(value, str):
        return {name: _value(part) for name, part in value.items()}
    if value in _TRUTHS:
        return _TRUTHS[value]
    count, _, per = value.partition(" per ")
    return {"quantity": _value(count)} | ({"per": per} if per else {})


def _value(text: str) -> object:
    """Return a boolean, a JSON number or a text, as a form would send it."""
    if text in _TRUTHS:
        return _TRUTHS[text]
    return json.loads(text) if _JSON_NUMBER.fullmatch(text) and text != "-0" else text


if __name__ == "__main__":
    print("\n".join(lines()))
