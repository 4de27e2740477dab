"""All benches run to their end, and one table shows all bars."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.bench import __main__ as runner
from tests.bench.bars import Bar

PASSED = Bar(name="a time", measured=9.0, most=10.0, unit="ms")
FAILED = Bar(name="a size", measured=11.0, most=10.0, unit="KB")


@pytest.mark.parametrize(
    ("bars", "code", "is_broken"),
    [([PASSED], 0, False), ([FAILED, PASSED], 1, False), ([], 0, True), ([PASSED], 1, True)],
)
def test_a_bench_whose_exit_code_its_bars_do_not_explain_is_broken(
    bars: list[Bar], code: int, is_broken: bool
) -> None:
    """A bench without a bar is broken too."""
    lines = runner.table({"speed": (bars, code)})
    assert len(lines) == len(bars) + is_broken
    assert ("BROKE" in lines[-1]) == is_broken


def test_each_bench_runs_and_the_table_comes_last(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Though the first one breaks; the exit code is then 1."""
    script = tmp_path / "bench.sh"
    script.write_text(
        '#!/bin/sh\ncase "$2" in *first) exit 3;; esac\n'
        f"echo '{json.dumps(asdict(PASSED))}' >> \"$BENCH_BARS\"\n",
        "utf-8",
    )
    script.chmod(0o755)
    monkeypatch.setattr(runner, "NAMES", ["first", "second"])
    monkeypatch.setattr(sys, "executable", str(script))
    assert runner.main([]) == 1
    assert runner.main(["second"]) == 0
    output = capfd.readouterr().out
    assert output.index("== all bars") < output.index("first       BROKE") < output.index("held")


def test_an_unknown_bench_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """The message names those that exist."""
    assert runner.main(["runtim"]) == 2
    assert "runtime" in capsys.readouterr().err
