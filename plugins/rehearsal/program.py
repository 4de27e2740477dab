"""Runs inside Pyodide while building: what visitors can make Python do, so that it is seen which of its functions that takes."""

from __future__ import annotations

import gc
import json
import os
import re
import traceback
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

from calculator.wire import ASKS, answer

DAY = "2026-11-23"
TEXTS = ("", "25", "a word", "é", "1\u202f000\u00a0€", "\U0001f642", "\ud800", "a\0b", "x" * 300, "-0", "1e999", "0.30000000000000004")
PEOPLE = (1, 9, 10, 25, 49, 50, 120, 249, 250, 1000, 100_000, 10**30, -1, 0, 2.5, 1e300, "25", "2,5", "007", None, True, [], {}, *TEXTS)
CHOICES: tuple[dict[str, Any], ...] = (
    {},
    *({"days": days, "days_per": per} for days, per in (("0.5", "week"), (1, "month"), (1.5, "month"), (3, "week"), ("2", "month"), (14, "year"), ("1/2", 7))),
    {"hours": 4},
    {"hours": "16", "days": "1", "days_per": "week", "audit": True},
    {"audit": True, "complexity": "none"},
    {"audit_done": True, "days": "2", "days_per": "month", "compelxity": "low"},
)  # fmt: skip
DAYS = ("2019-12-31", "2025-06-01", "2026-02-28", DAY, "2027-01-01", "2031-12-31", "9999-12-31", "2026-02-30", "soon", 7)
MORE: dict[str, tuple[dict[str, Any], ...]] = {
    "budget": tuple({"budget": budget} for budget in (0, 1, "1500", 3000, "3.000,00", 100_000, *TEXTS)),
    "cheapest": tuple({"hours_wanted": hours} for hours in (0, 1, 6, "20", 40, 1000, *TEXTS)),
    "chart": ({}, *({"labels": {"title": text, "days": text, "cost": text, "choice": text, "full-time": text}} for text in TEXTS), {"labels": 1}),
}
MALFORMED = ("", " ", "{", "[]", "null", '"', "{}", '{"ask":1}', '{"ask":"nothing"}', '{"ask":"book","ask":"book"}', '"\\ud83d\\ude42"', "1" * 5_000, "[" * 100_000, '{"a":' * 5_000)
TURNS = 20  # of the plainest question, for what Python does only now and then


def rehearsed() -> str:
    """Return as JSON how many requests were answered and refused; what Python does besides is done too."""
    oks = [json.loads(answer(text))["ok"] for text in [*MALFORMED, *map(written, requests())]]
    oks += [json.loads(answer(text))["ok"] for text in map(written, links())]
    for work in (numbers, texts, containers, days, errors, memory):
        work()
    return json.dumps({"answered": oks.count(True), "refused": oks.count(False)})


def written(request: dict[str, Any]) -> str:
    """Return a request as browsers write it, beyond ASCII too."""
    return json.dumps(request, ensure_ascii=False, separators=(",", ":"))


def requests() -> Iterator[dict[str, Any]]:
    """Yield requests of every kind, right and wrong."""
    for ask, choice, people in product(ASKS, CHOICES, PEOPLE):
        more = MORE.get(ask, ({},))[len(str(people)) % len(MORE.get(ask, ({},)))]
        yield {"ask": ask, "on": DAY, "need": {"employees": people, "complexity": "low", **choice}, **more}
    for ask, day in product(ASKS, DAYS):
        for more in MORE.get(ask, ({},)):
            yield {"ask": ask, "on": day, "need": {"employees": "25", "complexity": "high"}, **more}
    for ask, field, text in product(ASKS, ("complexity", "days", "days_per", "hours", "audit", "audit_done", "other"), TEXTS):
        yield {"ask": ask, "on": DAY, "need": {"employees": 25, "complexity": "low", field: text}}
    yield from ({"ask": text, "on": DAY, text: text} for text in TEXTS)


def links() -> Iterator[dict[str, Any]]:
    """Yield links that were made and opened, some of them broken on the way."""
    for people, choice, day in product((9, 25, 300), CHOICES, (DAY, "2027-03-01")):
        need = {"employees": people, "complexity": "medium", **choice}
        link = json.loads(answer(written({"ask": "link", "on": DAY, "need": need}))).get("link", "")
        for text in (link, link[:-1], f"{link}&v=2", link.upper(), link.replace("&", "&&")):
            yield {"ask": "open-link", "on": day, "link": text}
    yield from ({"ask": "open-link", "on": DAY, "link": text} for text in TEXTS)


def numbers() -> None:
    """Integers of every length and floats, there and back."""
    for exponent in (0, 1, 15, 31, 62, 200, 4_000):
        value = 3**exponent
        parts = (value * value // 7, divmod(-value, 10), value << 9, value >> 3, value & 255 | 1 ^ 2, pow(value, 3, 97), hash(value), abs(-value), round(value, -2))
        assert all(int(str(part)) == part for part in parts if isinstance(part, int))
    for value in (0.0, 0.1, -2.5, 1e16, 1.5e-7, 123456.789, float("inf")):
        assert float(repr(value)) == value
        assert f"{value:.2f} {value:e} {value:,.1f} {value:>12}" and hash(value) is not None and (value < 3) is not (value >= 3)
    assert f"{1234567:,} {255:x} {7:03d} {-5:+}" == "1,234,567 ff 007 -5" and bool(int("12_000")) and (2.5).is_integer() is False


def texts() -> None:
    """Texts of one, two and four bytes a character."""
    for text in TEXTS:
        padded = f" {text} " * 3
        found = (padded.split(), padded.partition(" "), padded.rpartition("x"), padded.strip().title(), padded.upper().lower().casefold(), padded.replace(" ", "-"), padded.splitlines())
        assert text in padded and padded.startswith(" ") and padded.count(" ") and sorted(found[0]) == sorted(padded.split())
        assert (padded.find("é"), padded.rfind("a"), text.isdigit(), text.isdecimal(), text.isalnum(), text.isprintable(), text.isspace(), text.isidentifier())
        assert "-".join([text, text]).center(400).zfill(401)[::-1] and text.translate({97: "b", 120: None}) is not None and text < text + "z"
        assert text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass") == text and ascii(text) and repr(text) and "%s %r %5d" % (text, text, 3)
        assert json.loads(json.dumps([text])) == json.loads(json.dumps([text], ensure_ascii=False)) == [text]
        for pattern in (r"^(\s*)(\S+)\s", r"[^\W\d_]+", r"(?i)É|x{2,}?", r"(?P<a>\d+)(?:[.,](?P<b>\d*))?", r"[\x00-\x1f\ud800-\udfff]", r"(.)\1+", r"\b\w+$"):
            re.sub(pattern, lambda match: match[0] * 2, padded), re.split(pattern, padded), re.fullmatch(pattern, text), re.findall(pattern, padded)


def containers() -> None:
    """Lists, tuples, dictionaries and sets that grow and shrink, and what goes through them."""
    pairs = [(str(number), number % 7) for number in range(3_000)]
    held, names = dict(pairs), {name for name, _ in pairs}
    pairs.sort(key=lambda pair: (pair[1], pair[0]), reverse=True)
    assert sorted(range(500), key=lambda number: number * 7919 % 500)[-1] and min(names) <= max(names) and sorted([0.5, 2, 1.25]) and sorted([(2, "b"), (2, "a")])
    assert {**held, "a": 1} != held | {"b": 2} and held.keys() & names and names - {"1"} and names ^ {"1", "x"} and frozenset(names) and held.setdefault("z", 0) == 0
    assert any(held.values()) and not all(held.values()) and sum(held.values()) and list(zip(pairs, pairs[1:], strict=False)) and list(enumerate(reversed(pairs)))
    while held:
        held.popitem()
    del pairs[::2], pairs[5:9]
    pairs[2:2], copied = [("new", 1)], pairs.copy()
    assert pairs.pop() and pairs.index(("new", 1)) and copied != pairs and (1, 2) + (3,) < (1, 3) and [1] * 3 + [2] and bytes([1, 2]) + bytearray(b"x")
    assert next(iter({}), None) is None and max((), default=None) is None and [*map(str, filter(None, range(3)))] == ["1", "2"] and isinstance(held, dict | list)


def days() -> None:
    """Days there and back, before and after."""
    for text in ("2024-02-29", "2026-11-23", "0001-01-01", "9999-12-31"):
        day = date.fromisoformat(text)
        assert day.isoformat() == str(day) == text and day.replace(day=1) <= day and f"{day:%d/%m/%Y}" and day.weekday() in range(7) and hash(day) and repr(day)
        assert (day - date(2000, 1, 1)).days + 1 and day.toordinal() and day.timetuple()
    assert date(2026, 11, 23) + timedelta(days=40) == date(2027, 1, 2) > date(2026, 12, 31) and date.today().year > 2000


def errors() -> None:
    """What is wrong, told as Python tells it."""
    works: tuple[Callable[[], Any], ...] = (
        lambda: 1 / 0, lambda: {}["a"], lambda: [][3], lambda: int("é"), lambda: float("x"), lambda: None + 1, lambda: date(2026, 2, 30), lambda: b"\xff".decode(), lambda: "\ud800".encode(),
        lambda: __import__("not_there"), lambda: json.loads("[1,"), lambda: (lambda: None)(1), lambda: object().a, lambda: not_there, lambda: deep(0), lambda: next(iter(())),
        lambda: re.compile("("), lambda: "".join([1]), lambda: [1, 2] < [1, "2"], lambda: hash([]), lambda: 10**5000 and str(10**5000), lambda: bytes(10**12),
    )  # fmt: skip
    for work in works:
        try:
            work()
        except Exception as error:
            assert traceback.format_exception(error) and str(error) is not None and repr(error)


def deep(depth: int) -> int:
    return deep(depth + 1) + 1


def memory() -> None:
    """What Python does only now and then: more memory, rubbish in circles, chance."""
    rings = [[] for _ in range(20_000)]
    for ring in rings:
        ring.append(ring)
    rings.clear()
    kept = [bytearray(1_000_000) for _ in range(60)]
    assert gc.collect() >= 0 and len(os.urandom(8)) == len(kept[:8]) and object() != object()
    for _ in range(TURNS):
        assert json.loads(answer(written({"ask": "estimate", "on": DAY, "need": {"employees": 25, "days": 2, "days_per": "month"}})))["ok"]
