"""How long the calculator takes: `python -m tests.bench.bench_calculator`.

In CPython, compared with a reference in the same run (adding up a thousand numbers), so that the
ratio means something on any machine; and in the page's Python under Node.js, where the bars are:
advice by the larger firm's book in the time of 60 estimates, by a book at the limit in that of 150.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter_ns

from calculator.wire import answer
from tests.bench.bars import Bar, report
from tests.calculator.tariff.support import DAY, books
from tests.calculator.tariff.test_speed import LARGER, LIMIT, text_at_the_limit
from tests.support.browser_python import micropython
from tests.support.cases import FIRMS

ROOT = Path(__file__).resolve().parents[2]
ASKS: Mapping[str, Mapping[str, object]] = {
    "estimate": {},
    "timeline": {},
    "budget": {"budget": "9000"},
    "cheapest": {"hours_wanted": "40"},
    "chart": {},
    "sheet": {},
    "link": {},
}
ADVICE = ("budget", "cheapest")
TIMES = 15
"""How often each request is sent in the page's Python; the median counts."""


def main() -> int:
    """Print each time and its ratio to the reference; return 1 when a bar is missed."""
    reference = median_time(lambda: sum(range(1000)), runs=2000)
    print(f"{'reference: sum of a thousand':44} {reference:9.1f} µs")
    for ask in ASKS:
        work = partial(answer, request(ask, LARGER), books("larger"))
        print_time(f"answer(): {ask}", work, reference=reference)
    start = median(import_time() for _ in range(9))
    print(
        f"{'import calculator.wire, in a new interpreter':44} {start:9.1f} µs "
        f" {start / reference:8.1f} ×"
    )
    with TemporaryDirectory() as folder:
        (Path(folder) / "2026-01-01.toml").write_text(text_at_the_limit(), encoding="utf-8")
        bars = [
            *in_the_page("the larger firm", LARGER, books=FIRMS / "larger", most=60),
            *in_the_page("a book at the limit", LIMIT, books=Path(folder), most=150),
        ]
    return report(bars)


def in_the_page(name: str, need: Mapping[str, object], *, books: Path, most: float) -> list[Bar]:
    """Print the time of every kind of request in MicroPython; return the bars of advice."""
    requests = [request(ask, need) for ask in ASKS for _ in range(TIMES)]
    outcome = micropython(requests, books=books)
    assert all(text.startswith('{"ok":true') for text in outcome.answers)
    times = {
        ask: median(outcome.times[place * TIMES : (place + 1) * TIMES])
        for place, ask in enumerate(ASKS)
    }
    for ask, time in times.items():
        print(f"{name + ', in the page: ' + ask:44} {time:9.1f} ms")
    return [
        Bar(name=f"{name}: {ask} ÷ estimate", measured=times[ask] / times["estimate"], most=most)
        for ask in ADVICE
    ]


def request(ask: str, need: Mapping[str, object]) -> str:
    """Return a request as JSON text."""
    return json.dumps({"ask": ask, "on": DAY, "need": need, **ASKS[ask]})


def median_time(work: Callable[[], object], *, runs: int) -> float:
    """Return the median time of one run in microseconds, after a tenth of the runs to warm up."""
    for _ in range(runs // 10):
        work()
    times = []
    for _ in range(runs):
        start = perf_counter_ns()
        work()
        times.append(perf_counter_ns() - start)
    return median(times) / 1000


def print_time(name: str, work: Callable[[], object], *, reference: float) -> None:
    """Print one time and its ratio."""
    time = median_time(work, runs=100)
    print(f"{name:44} {time:9.1f} µs  {time / reference:8.1f} ×")


def import_time() -> float:
    """Return how long a new interpreter takes to import calculator.wire from compiled modules."""
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
