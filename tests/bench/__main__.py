"""Every bench in turn, to its end, then all bars in one table: `python -m tests.bench [name …]`, as
`make bench` does.

Each bench is a process of its own: one that breaks stops no other, and counts as missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.bars import FILE, Bar

FOLDER = Path(__file__).parent
NAMES = [path.stem.removeprefix("bench_") for path in sorted(FOLDER.glob("bench_*.py"))]


def run(name: str, *, scratch: Path) -> tuple[list[Bar], int]:
    """Return the bars of one bench, and its exit code."""
    file = scratch / f"{name}.jsonl"
    file.touch()
    print(f"\n== {name}", flush=True)
    command = [sys.executable, "-m", f"tests.bench.bench_{name}"]
    done = subprocess.run(command, env={**os.environ, FILE: str(file)}, check=False)
    return [
        Bar(**json.loads(line)) for line in file.read_text("utf-8").splitlines()
    ], done.returncode


def table(results: dict[str, tuple[list[Bar], int]]) -> list[str]:
    """Return a line for every bar, and one for every bench that broke."""
    lines = []
    for name, (bars, code) in results.items():
        lines += [f"{name:11} {bar}" for bar in bars]
        if broke(bars, code):
            lines.append(
                f"{name:11} BROKE   it ended with exit code {code}; what it printed stands above"
            )
    return lines


def broke(bars: Sequence[Bar], code: int) -> bool:
    """Return whether a bench reported no bar, or ended with an exit code that its bars do not
    explain."""
    return not bars or code != int(not all(bar.is_held for bar in bars))


def main(names: Sequence[str]) -> int:
    """Run the benches and print the table; return 1 where a bar is missed or a bench broke."""
    if unknown := sorted(set(names) - set(NAMES)):
        print(
            f"a bench must be one of {', '.join(NAMES)}, got {', '.join(unknown)}", file=sys.stderr
        )
        return 2
    with TemporaryDirectory() as scratch:
        results = {name: run(name, scratch=Path(scratch)) for name in names or NAMES}
    print("\n== all bars", *table(results), sep="\n")
    return int(any(code or not bars for bars, code in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
