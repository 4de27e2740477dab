"""How long staff wait for `make check` after they changed one of 300 questions: `python -m
tests.bench.bench_check`.

Measured in multiples of the processor time that a CommonMark parser takes for the same texts in the
same run: seconds depend on the machine and its other work.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from plugins.project import ROOT
from tests.bench.bars import Bar, report
from tests.bench.plain_parser import parser_times
from tests.support.many_questions import write_questions
from tests.support.publishing import content_of

QUESTIONS = 300  # in both languages
EDITS = 5
FIRST, AFTER, SAME = 18.0, 8.0, 0.8  # times the parser’s: empty cache, one edit, nothing changed
CHECK = [sys.executable, "-m", "plugins.build.check", "--on", "2026-11-23"]
COMPILE = [sys.executable, "-m", "compileall", "-q", "plugins", "calculator"]
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def check_cost(content: Path) -> tuple[float, float]:
    """Return the wall-clock seconds of a check, and its processor seconds."""
    start, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
    environment = {**COMPILED, "CONTENT": str(content)}
    done = subprocess.run(CHECK, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    after = getrusage(RUSAGE_CHILDREN)
    processor_time = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return perf_counter() - start, processor_time


def cost_after_edit(content: Path, number: int) -> tuple[float, float]:
    """Return the cost of a check after a change of another question."""
    with (content / "faq" / f"question-{number}.md").open("a", encoding="utf-8") as file:
        file.write("\nOne sentence more.\n")
    return check_cost(content)


def print_costs(name: str, times: list[tuple[float, float]]) -> float:
    """Print the median costs of checks, and return that of the processor seconds."""
    wall_time, processor_time = (median(column) for column in zip(*times, strict=True))
    print(f"{name} {wall_time:.1f} s, processors {processor_time:.1f} s")
    return processor_time


def main() -> int:
    """Print all times; return 1 where a bar is missed."""
    with TemporaryDirectory() as scratch:
        content = content_of(Path(scratch))
        write_questions(content, QUESTIONS)
        subprocess.run(COMPILE, cwd=ROOT, env=COMPILED, check=True)  # as after a first run
        _, parser_cost = parser_times(content)
        print(f"CommonMark parser {parser_cost:.2f} s")
        first = print_costs("empty cache", [check_cost(content)]) / parser_cost
        after = (
            print_costs("one edit", [cost_after_edit(content, number) for number in range(EDITS)])
            / parser_cost
        )
        same = (
            print_costs("nothing changed", [check_cost(content) for _ in range(EDITS)])
            / parser_cost
        )
    return report(
        [
            Bar(name="check of 300 questions ÷ plain parser", measured=first, most=FIRST),
            Bar(name="check after one edit ÷ plain parser", measured=after, most=AFTER),
            Bar(name="check where nothing changed ÷ plain parser", measured=same, most=SAME),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
