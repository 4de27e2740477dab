"""The bars of a bench, each a limit for one figure: printed at once, and in one table at the end of
`make bench`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass

FILE = (
    "BENCH_BARS"  # names the file in which `python -m tests.bench` collects the bars of every bench
)


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: the figure that was measured and its limit, both in `unit`."""

    name: str
    measured: float
    most: float
    unit: str = ""

    @property
    def is_held(self) -> bool:
        return self.measured <= self.most

    def __str__(self) -> str:
        verdict = "held" if self.is_held else "MISSED"
        unit = f" {self.unit}" if self.unit else ""
        return f"{verdict:7} {self.name:56} {self.measured:10,.3f}  at most {self.most:,.3f}{unit}"


def report(bars: Iterable[Bar]) -> int:
    """Print the bars, save them for the table, and return the exit code: 1 where one is missed."""
    every = list(bars)
    print(*every, sep="\n", flush=True)
    if path := os.environ.get(FILE):
        with open(path, "a", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(asdict(bar))}\n" for bar in every)
    return int(not all(bar.is_held for bar in every))
