"""`make parity N=100000 SEED=7`: compares MicroPython's answers to random requests with CPython's,
byte for byte."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.browser_python import OTHERS, SETS, check, micropython, random_of

BATCH = 5_000


def main() -> int:
    """Return 0 when every answer is the same. Raises AssertionError with the first request whose
    answers differ."""
    parser = ArgumentParser(prog="make parity")
    parser.add_argument("--count", type=int, default=20_000, help="how many requests")
    parser.add_argument("--seed", type=int, default=1, help="other requests for each number")
    options = parser.parse_args()
    done, names = 0, [*SETS, *OTHERS]
    for turn in count():
        size = min(BATCH, options.count - done)
        if size <= 0:
            return 0
        with TemporaryDirectory() as scratch:
            name, folder = names[turn % len(names)], Path(scratch) / "books"
            requests, books = random_of(
                name, folder, count=size, seed=options.seed * 1_000_003 + turn
            )
            check(requests, micropython(requests, books=books), books)
        done += size
        print(f"{done} of {options.count} requests: the same bytes", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
