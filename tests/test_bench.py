"""All benches are run to their end, and all bars are told in one table."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.bench import __main__ as runner
from tests.bench.bars import Bar

HELD = Bar(name="a time", measured=9.0, most=10.0, unit="ms")
MISSED = Bar(name="a size", measured=11.0, most=10.0, unit="KB")


@pytest.mark.parametrize(
    ("bars", "code", "is_broken"),
    [([HELD], 0, False), ([MISSED, HELD], 1, False), ([], 0, True), ([HELD], 1, True)],
)
def test_a_bench_that_ends_otherwise_than_by_its_bars_is_broken(
    bars: list[Bar], code: int, is_broken: bool
) -> None:
    """No bar at all, or an exit code that the bars do not explain."""
    lines = runner.table({"speed": (bars, code)})
    assert len(lines) == len(bars) + is_broken
    assert ("BROKE" in lines[-1]) == is_broken


def test_each_bench_runs_and_the_table_comes_last(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Though the first breaks; the exit code says that not all is well."""
    script = tmp_path / "bench.sh"
    script.write_text(
        '#!/bin/sh\ncase "$2" in *first) exit 3;; esac\n'
        f"echo '{json.dumps(asdict(HELD))}' >> \"$BENCH_BARS\"\n",
        "utf-8",
    )
    script.chmod(0o755)
    monkeypatch.setattr(runner, "NAMES", ["first", "second"])
    monkeypatch.setattr(sys, "executable", str(script))
    assert runner.main([]) == 1
    assert runner.main(["second"]) == 0
    said = capfd.readouterr().out
    assert said.index("== all bars") < said.index("first       BROKE") < said.index("held")


def test_an_unknown_bench_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the names of those that there are."""
    assert runner.main(["runtim"]) == 2
    assert "runtime" in capsys.readouterr().err
