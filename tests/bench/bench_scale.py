"""How a build grows with the questions, and how it stands beside stock Pelican: `python -m
tests.bench.bench_scale`.

Each build is a process of its own that finds nothing made of the content or the theme before; every
question stands in both languages, no two alike. Stock is Pelican as it is installed, with its
`simple` theme and the same Markdown. What a publish adds to a build, once for each text or title,
is not measured: smaller copies, social cards, the search.
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
DOUBLED = 1000, 2000
LONGER, LARGER = (
    2.2,
    2.0,
)  # the most that doubling the questions may cost: times the time, times the memory
BESIDE = 1000  # questions in both languages, ours beside stock
RUNS = 3  # of each size
IN_TURN = 7  # of ours and of stock: a processor that others use as well is not always as fast
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
MADE = "templates", "grid"  # in .build, by an earlier build
Cost = tuple[float, float]


def cost(words: list[str], root: Path) -> Cost:
    """Return the seconds and the peak megabytes of a program that must end well."""
    start = perf_counter()
    process = subprocess.Popen(
        words, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, words
    return perf_counter() - start, used.ru_maxrss / 1024


def cold(root: Path) -> Cost:
    """Return what our build costs when nothing of an earlier one is there."""
    for name in MADE:
        shutil.rmtree(root / ".build" / name, ignore_errors=True)
    return cost([*OURS, _fresh(root)], root)


def stock(root: Path) -> Cost:
    """Return what stock Pelican's build costs."""
    return cost([*STOCK, _fresh(root)], root / "stock")


def _fresh(root: Path) -> str:
    """Return a new folder; none is removed between two builds, since ext4 is slow where many files
    were removed just before."""
    return mkdtemp(dir=root)


def project(folder: Path, questions: int) -> Path:
    """Return a copy of the project with so many questions, and beside them the same for stock
    Pelican."""
    root = copy_of_the_project(folder)
    for name in MADE:
        (root / ".build" / name).unlink(missing_ok=True)  # else it is shared with the real project
    write_questions(root / "content", questions)
    for path in (root / "content" / "faq").glob("*.md"):
        write_for_stock(path, root / "stock" / "content")
    return root


def write_for_stock(path: Path, folder: Path) -> None:
    """Write a question as stock Pelican wants it: the same text below a header of its own form."""
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


def growing() -> list[Bar]:
    """Print time and memory for each size; return what doubling costs."""
    found: dict[int, Cost] = {}
    for size in SIZES:
        with TemporaryDirectory() as scratch:
            root = project(Path(scratch), size)
            costs = [cold(root) for _ in range(RUNS if size in DOUBLED else 1)]
        found[size] = median(time for time, _ in costs), median(memory for _, memory in costs)
        print(
            f"{size:6,} questions in both languages {found[size][0]:7.1f} s"
            f" {found[size][1]:7.0f} MB",
            flush=True,
        )
    (time, memory), (twice, larger) = (found[size] for size in DOUBLED)
    return [
        Bar(name="twice the questions, times the time", measured=twice / time, most=LONGER),
        Bar(name="twice the questions, times the memory", measured=larger / memory, most=LARGER),
    ]


def beside() -> Bar:
    """Print ours and stock Pelican's, in turn; return how they compare."""
    with TemporaryDirectory() as scratch:
        root = project(Path(scratch), BESIDE)
        builds: tuple[Callable[[Path], Cost], ...] = cold, stock
        times = [[build(root)[0] for build in builds] for _ in range(IN_TURN)]
    ours, theirs = (median(column) for column in zip(*times, strict=True))
    print(f"{BESIDE:6,} questions: ours {ours:.1f} s, stock Pelican {theirs:.1f} s")
    name = "cold build ÷ stock Pelican with its simple theme"
    return Bar(name=name, measured=ours / theirs, most=1.0)


def main() -> int:
    """Print all; 1 where a bar is missed."""
    return report([beside(), *growing()])


if __name__ == "__main__":
    sys.exit(main())
