"""How the cost of a build grows with the questions, and how it compares with stock Pelican: `python
-m tests.bench.bench_scale`.

Each build is a process of its own with empty caches; every question stands in both languages, no
two alike. Stock is Pelican as it is installed, with its `simple` theme and the same Markdown. What a
publish adds to a build is not measured: compressed copies, social cards, the search.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp
from time import perf_counter

from plugins.reading.front_matter import split
from tests.bench.bars import Bar, report
from tests.support.many_questions import write_questions
from tests.support.previewing import copy_of_the_project

SIZES = (100, 1000, 2000, 5000)
DOUBLE = 1000, 2000
LONGER, LARGER = (
    2.2,
    2.0,
)  # limits when the questions are doubled: of the time, of the memory
QUESTIONS = 1000  # in both languages, for the comparison with stock
RUNS = 3  # of each size
IN_TURN = 7  # runs of ours and of stock, in turn, because other work slows the processor at times
OURS = [
    sys.executable,
    "-c",
    (
        "import sys; from pathlib import Path; from datetime import date; from plugins.build.site"
        " import build; build(Path(sys.argv[1]), on=date(2026, 11, 23))"
    ),
]
STOCK = [
    sys.executable,
    "-m",
    "pelican",
    "content",
    "-t",
    "simple",
    "-o",
]  # in a folder without settings of ours
CACHES = "templates", "grid"  # in .build, by an earlier build
Cost = tuple[float, float]


def cost(words: list[str], root: Path) -> Cost:
    """Return the seconds and the peak megabytes of a command. Raises AssertionError where it
    fails."""
    start = perf_counter()
    process = subprocess.Popen(
        words, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, words
    return perf_counter() - start, usage.ru_maxrss / 1024


def cold(root: Path) -> Cost:
    """Return the cost of our build with empty caches."""
    for name in CACHES:
        shutil.rmtree(root / ".build" / name, ignore_errors=True)
    return cost([*OURS, _fresh(root)], root)


def stock(root: Path) -> Cost:
    """Return the cost of stock Pelican's build."""
    return cost([*STOCK, _fresh(root)], root / "stock")


def _fresh(root: Path) -> str:
    """Return a new folder; none is removed between two builds, because ext4 is slow after many
    files were removed."""
    return mkdtemp(dir=root)


def project(folder: Path, questions: int) -> Path:
    """Return a copy of the project with so many questions, and with a copy of them for stock
    Pelican."""
    root = copy_of_the_project(folder)
    for name in CACHES:
        (root / ".build" / name).unlink(missing_ok=True)  # else it is shared with the real project
    write_questions(root / "content", questions)
    for path in (root / "content" / "faq").glob("*.md"):
        write_for_stock(path, root / "stock" / "content")
    return root


def write_for_stock(path: Path, folder: Path) -> None:
    """Write a question as stock Pelican reads it: the same text below Pelican's own header."""
    document = split(path.read_text(encoding="utf-8"), file=path.name)
    key, _, lang = path.stem.partition(".")
    head = {
        "Title": document.values["title"],
        "Date": document.values["reviewed"],
        "Category": document.values["topic"],
        "Slug": key,
        "Lang": lang or "en",
    }
    text = "\n".join([*(f"{name}: {value}" for name, value in head.items()), "", document.body])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / path.name).write_text(text, encoding="utf-8")


def growth() -> list[Bar]:
    """Print time and memory for each size; return the bars of doubling the questions."""
    costs_by_size: dict[int, Cost] = {}
    for size in SIZES:
        with TemporaryDirectory() as scratch:
            root = project(Path(scratch), size)
            costs = [cold(root) for _ in range(RUNS if size in DOUBLE else 1)]
        costs_by_size[size] = (
            median(time for time, _ in costs),
            median(memory for _, memory in costs),
        )
        print(
            f"{size:6,} questions in both languages {costs_by_size[size][0]:7.1f} s"
            f" {costs_by_size[size][1]:7.0f} MB",
            flush=True,
        )
    (time, memory), (twice, larger) = (costs_by_size[size] for size in DOUBLE)
    return [
        Bar(name="twice the questions, times the time", measured=twice / time, most=LONGER),
        Bar(name="twice the questions, times the memory", measured=larger / memory, most=LARGER),
    ]


def against_stock() -> Bar:
    """Print the times of our build and of stock Pelican's; return the bar of their ratio."""
    with TemporaryDirectory() as scratch:
        root = project(Path(scratch), QUESTIONS)
        builds: tuple[Callable[[Path], Cost], ...] = cold, stock
        times = [[build(root)[0] for build in builds] for _ in range(IN_TURN)]
    ours, theirs = (median(column) for column in zip(*times, strict=True))
    print(f"{QUESTIONS:6,} questions: ours {ours:.1f} s, stock Pelican {theirs:.1f} s")
    name = "cold build ÷ stock Pelican with its simple theme"
    return Bar(name=name, measured=ours / theirs, most=1.0)


def main() -> int:
    """Print all costs; return 1 where a bar is missed."""
    return report([against_stock(), *growth()])


if __name__ == "__main__":
    sys.exit(main())
