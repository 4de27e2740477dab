"""Runs inside Pyodide while building: what visitors can make Python do, so that it is seen which of its functions that takes.

What an expression gives does not matter here, only that it is worked out.
"""

from __future__ import annotations

import gc
import json
import os
import re
import traceback
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from questions import DAY, MALFORMED, TEXTS, links, requests, slips, written

from calculator.wire import answer

PLAINEST = {"ask": "estimate", "on": DAY, "need": {"employees": 25, "days": 2, "days_per": "month"}}
PATTERNS = (
    r"^(\s*)(\S+)\s",
    r"[^\W\d_]+",
    r"(?i)É|x{2,}?",
    r"(?P<a>\d+)(?:[.,](?P<b>\d*))?",
    r"[\x00-\x1f\ud800-\udfff]",
    r"(.)\1+",
    r"\b\w+$",
)


def rehearsed() -> str:
    """Return as JSON how many requests were answered and refused; what Python does besides is done too."""
    every = (*MALFORMED, *slips(), *map(written, requests()), *map(written, links()))
    oks = [json.loads(answer(text))["ok"] for text in every]
    for work in (integers, fractions, texts, patterns, lists, sets, days, errors, memory):
        work()
    return json.dumps({"answered": oks.count(True), "refused": oks.count(False)})


def integers() -> None:
    """Of every length, there and back."""
    for exponent in (0, 1, 15, 31, 62, 200, 4_000):
        value = 3**exponent
        parts = (
            value * value // 7,
            value << 9,
            value >> 3,
            value & 255 | 1 ^ 2,
            pow(value, 3, 97),
            abs(-value),
            round(value, -2),
        )
        [int(str(part)) - part for part in (*parts, *divmod(-value, 10))]
        (hash(value), f"{value:,} {-5:+} {7:03d} {255:x}", int("12_000"), bool(value), value < 3.5)


def fractions() -> None:
    """Floats, there and back."""
    for value in (0.0, 0.1, -2.5, 1e16, 1.5e-7, 123456.789, float("inf")):
        (
            float(repr(value)),
            f"{value:.2f} {value:e} {value:,.1f} {value:>12}",
            hash(value),
            value < 3,
            value >= 3,
            value.is_integer(),
            value * 3 / 7 - 1,
            value == float(str(value)),
            value + 1 < value * 2,
        )


def texts() -> None:
    """Of one, two and four bytes a character."""
    for text in TEXTS:
        padded = f" {text} " * 3
        (
            padded.split(),
            padded.partition(" "),
            padded.rpartition("x"),
            padded.strip().title(),
            padded.replace(" ", "-"),
            padded.splitlines(),
        )
        (
            padded.upper().lower().casefold(),
            padded.startswith(" "),
            padded.count(" "),
            text in padded,
            padded.find("é"),
            padded.rfind("a"),
        )
        (
            text.isdigit(),
            text.isdecimal(),
            text.isalnum(),
            text.isprintable(),
            text.isspace(),
            text.isidentifier(),
            text < text + "z",
        )
        (
            "-".join([text, text]).center(400).zfill(401)[::-1],
            text.translate({97: "b", 120: None}),
            ascii(text),
            repr(text),
            "%s %r %5d" % (text, text, 3),
        )
        text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")
        json.loads(json.dumps([text])) + json.loads(json.dumps([text], ensure_ascii=False))


def patterns() -> None:
    """Regular expressions, found and replaced."""
    for text in TEXTS:
        for pattern in PATTERNS:
            (
                re.sub(pattern, lambda match: match[0] * 2, f" {text} {text}"),
                re.split(pattern, text),
                re.fullmatch(pattern, text),
                re.findall(pattern, text),
            )


def lists() -> None:
    """Lists and tuples that grow, are sorted and shrink."""
    pairs = [(str(number), number % 7) for number in range(3_000)]
    pairs.sort(key=lambda pair: (pair[1], pair[0]), reverse=True)
    (
        sorted(range(500), key=lambda number: number * 7919 % 500),
        sorted([0.5, 2, 1.25]),
        sorted([(2, "b"), (2, "a")]),
        sorted(["é", "a"]),
    )
    (
        list(zip(pairs, pairs[1:], strict=False)),
        list(enumerate(reversed(pairs))),
        [*map(str, filter(None, range(3)))],
        next(iter(()), None),
    )
    del pairs[::2], pairs[5:9]
    pairs[2:2], copied = [("new", 1)], pairs.copy()
    (
        pairs.pop(),
        pairs.index(("new", 1)),
        copied != pairs,
        (1, 2) + (3,) < (1, 3),
        [1] * 3 + [2],
        bytes([1, 2]) + bytearray(b"x"),
    )


def sets() -> None:
    """Dictionaries and sets that grow and shrink."""
    held, names = (
        {str(number): number % 7 for number in range(3_000)},
        {str(number) for number in range(3_000)},
    )
    (
        {**held, "a": 1} != held | {"b": 2},
        held.keys() & names,
        names - {"1"},
        names ^ {"1", "x"},
        frozenset(names),
        held.setdefault("z", 0),
    )
    (
        any(held.values()),
        all(held.values()),
        sum(held.values()),
        min(names),
        max(names),
        max((), default=None),
        isinstance(held, dict | list),
    )
    while held:
        held.popitem()


def days() -> None:
    """There and back, before and after."""
    for text in ("2024-02-29", "2026-11-23", "0001-01-01", "9999-12-31"):
        day = date.fromisoformat(text)
        (
            day.isoformat(),
            str(day),
            day.replace(day=1) <= day,
            f"{day:%d/%m/%Y}",
            day.weekday(),
            hash(day),
            repr(day),
            day - date(2000, 1, 1),
            day.toordinal(),
            day.timetuple(),
        )
    (date(2026, 11, 23) + timedelta(days=40) > date(2026, 12, 31), date.today())


def errors() -> None:
    """What is wrong, told as Python tells it."""
    works: tuple[Callable[[], Any], ...] = (
        lambda: 1 / 0,
        lambda: {}["a"],
        lambda: [][3],
        lambda: int("é"),
        lambda: float("x"),
        lambda: None + 1,
        lambda: date(2026, 2, 30),
        lambda: b"\xff".decode(),
        lambda: "\ud800".encode(),
        lambda: __import__("not_there"),
        lambda: json.loads("[1,"),
        lambda: (lambda: None)(1),
        lambda: object().a,
        lambda: not_there,
        lambda: deep(0),
        lambda: next(iter(())),
        lambda: re.compile("("),
        lambda: "".join([1]),
        lambda: [1, 2] < [1, "2"],
        lambda: hash([]),
        lambda: str(10**5000),
        lambda: bytes(10**12),
    )
    for work in works:
        try:
            work()
        except Exception as error:
            (traceback.format_exception(error), str(error), repr(error))


def deep(depth: int) -> int:
    """Call itself until Python has enough of it."""
    return deep(depth + 1) + 1


def memory() -> None:
    """What Python does only now and then: more memory, rubbish in circles, chance, the same again."""
    rings: list[list[Any]] = [[] for _ in range(20_000)]
    for ring in rings:
        ring.append(ring)
    rings.clear()
    kept = [bytearray(1_000_000) for _ in range(60)]
    (gc.collect(), os.urandom(8), len(kept))
    for _ in range(20):
        answer(written(PLAINEST))
