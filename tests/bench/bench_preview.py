"""From saving a file to the new page in a real browser: the median of 20 saves at 300, 1,000 and
3,000 questions,
each in both languages.

    python -m tests.bench.bench_preview [questions …]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.bench.bars import Bar, report
from tests.browser.conftest import FLAGS
from tests.support.many_questions import write_questions
from tests.support.parts import provide
from tests.support.previewing import Previewing, copy_of_the_project, previewing

SIZES = (300, 1000, 3000)
SAVES = 20
AIM = 0.5  # seconds, at the first size
EDITED = "content/faq/hire-staff.md"
PAGE = "/faq/hire-staff/"


def seconds_from_save_to_page(preview: Previewing, page: Page) -> list[float]:
    """Return the times of many saves, each from the saved file to the new title in the page."""
    times: list[float] = []
    old = "title: "
    for save in range(SAVES):
        new = f"title: Save {chr(ord('a') + save)}, "  # a number would have to be in each language
        start = time.perf_counter()
        preview.change(EDITED, old, new)
        page.wait_for_function(
            "words => document.querySelector('h1')?.textContent.includes(words)",
            arg=new.removeprefix("title: ").strip(),
            timeout=60_000,
        )
        times.append(time.perf_counter() - start)
        old = new
    return times


def measure(count: int) -> list[float]:
    """Return the times of all saves on a site with that many questions."""
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        root = copy_of_the_project(Path(scratch))
        write_questions(root / "content", count)
        chromium = playwright.chromium.launch(executable_path=provide("chromium"), args=list(FLAGS))
        with previewing(root) as preview:
            page = chromium.new_page(base_url=preview.address)
            page.goto(PAGE, timeout=120_000)
            times = seconds_from_save_to_page(preview, page)
        chromium.close()
        return times


def main(arguments: list[str]) -> int:
    """Print one line for each size; return 1 when the bar of the first size is missed."""
    bars = []
    for count in map(int, arguments or SIZES):
        times = sorted(measure(count))
        print(
            f"preview: {count} questions: save to new page {median(times):.2f} s (median of"
            f" {SAVES}; {times[0]:.2f} to {times[-1]:.2f})",
            flush=True,
        )
        if count == SIZES[0]:
            name = f"preview of {count} questions: save to new page"
            bars.append(Bar(name=name, measured=median(times), most=AIM, unit="s"))
    return report(bars)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
