"""The cases of the offer: needs as they are written in YAML, and answers in the same short form."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from calculator.reading.files import read_books
from calculator.tariff.book import PriceBook
from calculator.wire import answer

HERE = Path(__file__).parent
BOOKS = HERE.parents[1] / "books"
DAY = "2026-11-23"
TRUTHS = {"true": True, "false": False}
Plain = Mapping[str, Any]


@cache
def books(name: str) -> tuple[PriceBook, ...]:
    """Return the books of one firm."""
    return read_books(BOOKS / name)


def cases(name: str) -> list[Plain]:
    """Return the cases of a file."""
    from ruamel.yaml import YAML  # here, for who reads no case needs none

    cases: list[Plain] = YAML(typ="base", pure=True).load((HERE / name).read_text("utf-8"))
    return cases


def request(case: Plain, ask: str = "estimate", **more: object) -> dict[str, object]:
    """Return the request of a case."""
    need: dict[str, object] = {
        "facts": {name: TRUTHS.get(value, value) for name, value in case["facts"].items()},
        "choose": {name: _pick(value) for name, value in case["choose"].items()},
    }
    if "months" in case:
        need["months"] = case["months"]
    return {"ask": ask, "on": case.get("on", DAY), "need": need} | more


def ask(book: str | tuple[PriceBook, ...], request: Mapping[str, object]) -> Any:
    """Return the answer of a firm's books."""
    by = books(book) if isinstance(book, str) else book
    return json.loads(answer(json.dumps(request), by))


def short(answer: Plain) -> dict[str, Any]:
    """Return what matters of an estimate, as the cases write it."""
    year, hours = answer["year"], answer["hours"]
    first = year and year["first_year"]
    compared = year and year["comparison"]
    return {
        "month": _block(answer["month"]),
        "once": _block(answer["once"]),
        "year": year and year["net"],
        "first_year": f"{first['low']} … {first['high']}" if first else "unknown",
        "comparison": compared and f"{compared['percent']} % {compared['verdict']}",
        "hours": f"{hours['month']} at {hours['price']}" if hours else "none",
        "suggestions": answer["suggestions"],
        "included": [entry["code"] for entry in answer["included"]],
        "assumptions": [f"{one['fact']} {one['value']}" for one in answer["assumptions"]],
    }


def errors_of(answer: Plain) -> list[str]:
    """Return each mistake of an answer as "field code limit"."""
    return [" ".join(error.values()) for error in answer["errors"]]


def _pick(value: str) -> object:
    if value in TRUTHS:
        return TRUTHS[value]
    count, _, per = value.partition(" per ")
    return {"quantity": count} | ({"per": per} if per else {})


def _block(block: Plain | None) -> str:
    if block is None:
        return "none"
    lines = ", ".join(
        f"{line['code']} {_range(line['low'], line['high'])}" for line in block["lines"]
    )
    return f"{lines} = {_range(_total(block['low']), _total(block['high']))}"


def _range(low: str | None, high: str | None) -> str:
    if low is None or high is None:
        assert low is high
        return "on request"
    return low if low == high else f"{low} … {high}"


def _total(total: Plain | None) -> str | None:
    return total and f"{total['net']} / {total['vat']} / {total['gross']}"
