"""From saving a file to the new page in a real browser: the median of 20 saves at 300, 1,000 and
3,000 questions, each in both languages.

    python -m tests.bench.bench_preview [questions …]

The bars are multiples of what a CommonMark parser takes for the same texts in the same run: the
time until the page is there, which other work on the machine lengthens, and the processor time of
the server.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Page, sync_playwright

from tests.bench.bars import Bar, report
from tests.bench.plain_parser import parser_times
from tests.browser.conftest import FLAGS
from tests.support.many_questions import write_questions
from tests.support.parts import provide
from tests.support.previewing import Previewing, copy_of_the_project, previewing

SAVES = 20
MOST = {300: (1.05, 0.35), 1000: (0.5, 0.25), 3000: None}
"""By number of questions, the most that a save may take: its time and the processor time of the
server, each in multiples of the parser's."""
EDITED = "content/faq/hire-staff.md"
PAGE = "/faq/hire-staff/"


@dataclass(frozen=True)
class Save:
    """The seconds from the saved file to the new page, and the processor seconds of the server
    meanwhile."""

    wall_time: float
    processor_time: float


def saves(preview: Previewing, page: Page) -> Iterator[Save]:
    """Yield the times of many saves, each from the saved file to the new title in the page."""
    old = "title: "
    for save in range(SAVES):
        new = f"title: Save {chr(ord('a') + save)}, "  # a number would have to be in each language
        start, before = perf_counter(), processor_time(preview.process.pid)
        preview.change(EDITED, old, new)
        page.wait_for_function(
            "words => document.querySelector('h1')?.textContent.includes(words)",
            arg=new.removeprefix("title: ").strip(),
            timeout=60_000,
        )
        wall_time = perf_counter() - start
        yield Save(wall_time, processor_time(preview.process.pid) - before)
        old = new


def processor_time(process: int) -> float:
    """Return the processor seconds that a process has used, in all its threads."""
    words = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def site_of(count: int) -> Iterator[Path]:
    """Yield a copy of the project with so many questions."""
    with TemporaryDirectory() as scratch:
        root = copy_of_the_project(Path(scratch))
        write_questions(root / "content", count)
        yield root


def measure(root: Path) -> list[Save]:
    """Return the times of all saves on a site."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=provide("chromium"), args=list(FLAGS))
        with previewing(root) as preview:
            page = chromium.new_page(base_url=preview.address)
            page.goto(PAGE, timeout=120_000)
            times = list(saves(preview, page))
        chromium.close()
        return times


def bars_of(count: int) -> Iterator[Bar]:
    """Print the times of a site with so many questions, and yield its bars."""
    with site_of(count) as root:
        parser_wall_time, parser_processor_time = parser_times(root / "content")
        times = measure(root)
    walls = sorted(save.wall_time for save in times)
    # the least, because after a slow load the server writes other pages meanwhile
    processor = min(save.processor_time for save in times)
    print(
        f"preview: {count} questions: save to new page {median(walls):.2f} s (median of {SAVES};"
        f" {walls[0]:.2f} to {walls[-1]:.2f}), processor time of the server {processor:.2f} s;"
        f" CommonMark parser {parser_wall_time:.2f} s, {parser_processor_time:.2f} s",
        flush=True,
    )
    if most := MOST.get(count):
        name = f"save to new page, {count} questions ÷ plain parser"
        yield Bar(name=name, measured=median(walls) / parser_wall_time, most=most[0])
        name = f"server at a save, {count} questions ÷ plain parser"
        yield Bar(name=name, measured=processor / parser_processor_time, most=most[1])


def main(arguments: list[str]) -> int:
    """Print one line for each size; return 1 where a bar is missed."""
    return report([bar for count in map(int, arguments or MOST) for bar in bars_of(count)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
