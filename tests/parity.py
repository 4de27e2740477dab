"""`make parity N=100000 SEED=7`: random requests answered in MicroPython and in CPython, byte for
byte."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.browser_python import OTHERS, SETS, check, micropython, random_of

BATCH = 5_000


def main() -> int:
    """0 when every answer is the same; AssertionError with the request at the first that
    differs."""
    parser = ArgumentParser(prog="make parity")
    parser.add_argument("--count", type=int, default=20_000, help="how many requests")
    parser.add_argument("--seed", type=int, default=1, help="other requests for each number")
    given = parser.parse_args()
    done, names = 0, [*SETS, *OTHERS]
    for turn in count():
        size = min(BATCH, given.count - done)
        if size <= 0:
            return 0
        with TemporaryDirectory() as scratch:
            name, folder = names[turn % len(names)], Path(scratch) / "books"
            requests, books = random_of(
                name, folder, count=size, seed=given.seed * 1_000_003 + turn
            )
            check(requests, micropython(requests, books=books), books)
        done += size
        print(f"{done} of {given.count} requests: the same bytes", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
