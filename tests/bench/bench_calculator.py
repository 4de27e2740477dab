"""How long the calculator takes: `python -m tests.bench.bench_calculator`.

Beside a reference in the same run (adding up a thousand numbers), so that the ratio says something
on any machine; the bars are the tariff's: an estimate in 50 µs, the whole grid for a budget in 5
ms.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter_ns

from calculator.advice import bought, cheapest
from calculator.estimate import estimate
from calculator.in_force import book_on
from calculator.need import Need
from calculator.price_book import read_books
from calculator.wire import answer
from tests.bench.bars import Bar, report

ROOT = Path(__file__).resolve().parents[2]
BOOKS = read_books(ROOT / "tests" / "books")
NEED = Need(employees=249, complexity="high", days=200, days_per="week", hours=4)
REQUEST = {
    "need": {"employees": 249, "complexity": "high", "days": 2, "days_per": "week", "hours": 4},
    "on": "2027-02-01",
}
ASKS: dict[str, dict[str, object]] = {
    "estimate": {},
    "timeline": {},
    "budget": {"budget": 10000},
    "cheapest": {"hours_wanted": 20},
    "chart": {},
    "link": {},
}


def main() -> int:
    """Print each time and its ratio to the reference; 1 when a bar is missed."""
    book = book_on(BOOKS, date(2027, 2, 1))
    size = book.sizes[2]
    reference = timed(lambda: sum(range(1000)), runs=2000)
    print(f"{'reference: sum of a thousand':44} {reference:9.1f} µs")
    bars = [
        Bar(name=name, measured=told(name, work, reference=reference), most=most, unit="µs")
        for name, work, most in (
            ("estimate()", lambda: estimate(NEED, book), 50.0),
            ("bought(): all options", lambda: bought(1_000_000, book=book, size=size), 5000.0),
            ("cheapest(): all options", lambda: cheapest(20, book=book, size=size), 5000.0),
        )
    ]
    for ask, more in ASKS.items():
        told(f"answer(): {ask}", asking(ask, **more), reference=reference)
    start = median(started() for _ in range(9))
    print(
        f"{'import calculator.wire, in a new interpreter':44} {start:9.1f} µs "
        f" {start / reference:8.1f} ×"
    )
    return report(bars)


def asking(ask: str, **more: object) -> Callable[[], object]:
    """A request through the door."""
    text = json.dumps({"ask": ask, **REQUEST, **more})
    return lambda: answer(text, BOOKS)


def timed(work: Callable[[], object], *, runs: int) -> float:
    """The median time of one run, in microseconds, after a tenth of the runs to warm up."""
    for _ in range(runs // 10):
        work()
    times = []
    for _ in range(runs):
        start = perf_counter_ns()
        work()
        times.append(perf_counter_ns() - start)
    return median(times) / 1000


def told(name: str, work: Callable[[], object], *, reference: float) -> float:
    """Print one time and return it, in microseconds."""
    time = timed(work, runs=300)
    print(f"{name:44} {time:9.1f} µs  {time / reference:8.1f} ×")
    return time


def started() -> float:
    """How long a new interpreter takes to import the door, its own modules compiled already."""
    code = (
        "from time import perf_counter_ns as now; start = now(); import calculator.wire;"
        " print(now() - start)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return int(run.stdout) / 1000


if __name__ == "__main__":
    sys.exit(main())
