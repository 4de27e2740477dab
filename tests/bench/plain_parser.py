"""The time that a plain CommonMark parser takes for all texts: seconds depend on the machine and
its other work, so a bench measures in multiples of it, from the same run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from markdown_it import MarkdownIt

TIMES = 5


def parser_times(content: Path) -> tuple[float, float]:
    """Return the median wall-clock seconds and processor seconds that the parser takes for all
    texts."""
    texts = [path.read_text("utf-8") for path in content.rglob("*.md")]
    wall_times, processor_times = zip(*(_parse(texts) for _ in range(TIMES)), strict=True)
    return median(wall_times), median(processor_times)


def _parse(texts: Iterable[str]) -> tuple[float, float]:
    wall_start, processor_start = perf_counter(), process_time()
    for text in texts:
        MarkdownIt().render(text)
    return perf_counter() - wall_start, process_time() - processor_start
