"""How long staff wait for `make check` after they changed one of 300 questions: `python -m
tests.bench.bench_check`.

Counted in the processor time of a plain CommonMark parser over the same texts, in the same run:
seconds say as much of the machine and of who else uses it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from markdown_it import MarkdownIt

from plugins.project import ROOT
from tests.bench.bars import Bar, report
from tests.support.many_questions import write_questions
from tests.support.publishing import content_of

QUESTIONS = 300  # in both languages
EDITS = 5
FIRST, AFTER, SAME = 25.0, 13.0, 3.5  # times the parser’s: nothing known, one edit, nothing changed
CHECK = [sys.executable, "-m", "plugins.build.check", "--on", "2026-11-23"]
COMPILE = [sys.executable, "-m", "compileall", "-q", "plugins", "calculator"]
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def checked(content: Path) -> tuple[float, float]:
    """Return the seconds of a check, and those of the processors."""
    start, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
    environment = {**COMPILED, "CONTENT": str(content)}
    done = subprocess.run(CHECK, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    after = getrusage(RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return perf_counter() - start, used


def parsed(content: Path) -> float:
    """Return the processor seconds of the plain parser over all texts."""
    texts = [path.read_text("utf-8") for path in content.rglob("*.md")]
    start = process_time()
    for text in texts:
        MarkdownIt().render(text)
    return process_time() - start


def edited(content: Path, number: int) -> tuple[float, float]:
    """Return what a check costs after another question was changed."""
    with (content / "faq" / f"question-{number}.md").open("a", encoding="utf-8") as file:
        file.write("\nOne sentence more.\n")
    return checked(content)


def told(name: str, times: list[tuple[float, float]]) -> float:
    """Print the median of what checks cost, and return that of the processor seconds."""
    waited, used = (median(column) for column in zip(*times, strict=True))
    print(f"{name} {waited:.1f} s, processors {used:.1f} s")
    return used


def main() -> int:
    """Print all; 1 where a bar is missed."""
    with TemporaryDirectory() as scratch:
        content = content_of(Path(scratch))
        write_questions(content, QUESTIONS)
        subprocess.run(COMPILE, cwd=ROOT, env=COMPILED, check=True)  # as it is after a first run
        plain = median(parsed(content) for _ in range(EDITS))
        print(f"plain parser {plain:.2f} s")
        first = told("nothing known", [checked(content)]) / plain
        after = told("one edit", [edited(content, number) for number in range(EDITS)]) / plain
        same = told("nothing changed", [checked(content) for _ in range(EDITS)]) / plain
    return report(
        [
            Bar(name="check of 300 questions ÷ plain parser", measured=first, most=FIRST),
            Bar(name="check after one edit ÷ plain parser", measured=after, most=AFTER),
            Bar(name="check where nothing changed ÷ plain parser", measured=same, most=SAME),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
