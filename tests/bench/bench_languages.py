"""How long a build in two languages takes compared with one: `python -m
tests.bench.bench_languages`."""

import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from pelicanconf import LANGUAGES
from plugins.build.site import build
from tests.bench.bars import Bar, report
from tests.conftest import TODAY
from tests.support.firm import CONTENT

RUNS = 5
BAR = 2.2  # times one language


def main() -> int:
    """Print both times; return 1 when the bar is missed."""
    with tempfile.TemporaryDirectory() as scratch:
        english = english_only(Path(scratch) / "content")
        both = CONTENT
        one_language = {"PATH": str(english), "LANGUAGES": {"en": LANGUAGES["en"]}}
        times: dict[str, list[float]] = {"one": [], "two": []}
        for run in range(
            RUNS + 1
        ):  # in turn, so that a busy machine slows both; the first warms up
            one, two = (
                timed(Path(scratch) / f"one{run}", **one_language),
                timed(Path(scratch) / f"two{run}", PATH=str(both)),
            )
            if run:
                times["one"].append(one)
                times["two"].append(two)
    one, two = median(times["one"]), median(times["two"])
    print(f"build in one language   {one:6.2f} s\nbuild in two languages  {two:6.2f} s")
    return report([Bar(name="a build in two languages ÷ in one", measured=two / one, most=BAR)])


def english_only(content: Path) -> Path:
    """Return a copy of the content without its translations."""
    return Path(shutil.copytree(CONTENT, content, ignore=shutil.ignore_patterns("*.fr.*")))


def timed(folder: Path, **settings: object) -> float:
    """Return the seconds that one build takes."""
    start = perf_counter()
    build(folder, on=TODAY, **settings)
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
