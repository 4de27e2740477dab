"""A folder is replaced whole, whatever happens."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from plugins.build.atomic_swap import exchange, replacement_of
from plugins.project import ROOT
from tests.support.firm import below

KILLS = 25
FILES = 40
# Publishes one folder after the other without a pause; every file of one holds its number.
WITHOUT_END = """
import sys, itertools
from pathlib import Path
from plugins.build.atomic_swap import replacement_of
out = Path(sys.argv[1])
for number in itertools.count(int(sys.argv[2])):
    with replacement_of(out) as fresh:
        fresh.mkdir()
        for name in range(int(sys.argv[3])):
            (fresh / str(name)).write_text(str(number))
    print(number, flush=True)
"""


def contents_of(folder: Path) -> set[str]:
    """Return the texts of a folder's files, of which none may be missing."""
    assert len(list(folder.iterdir())) == FILES
    return {path.read_text("utf-8") for path in folder.iterdir()}


def test_killing_at_any_moment_leaves_a_whole_folder(tmp_path: Path) -> None:
    """The last one or the new one, never none and never a mixture; the next publish removes
    remains."""
    out, chance = tmp_path / "out", random.Random(8)
    for kill in range(KILLS):
        command = [sys.executable, "-c", WITHOUT_END, str(out), str(kill * 10_000), str(FILES)]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": below(ROOT)}
        ) as process:
            assert process.stdout and process.stdout.readline()
            time.sleep(chance.random() / 50)
            process.kill()
        assert len(contents_of(out)) == 1
    with replacement_of(out) as fresh:
        fresh.mkdir()
    assert list(tmp_path.iterdir()) == [out] and not list(out.iterdir())


def test_a_running_publish_is_not_removed_by_another(tmp_path: Path) -> None:
    """Each of two builds in a folder of its own, and the one that ends last wins."""
    out = tmp_path / "out"
    with replacement_of(out) as one:
        one.mkdir()
        with replacement_of(out) as other:
            other.mkdir()
            (other / "other").touch()
        assert one.is_dir() and [path.name for path in out.iterdir()] == ["other"]
    assert not list(out.iterdir())


def test_a_swap_with_a_missing_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    """The other folder stays as it is."""
    (tmp_path / "one").mkdir()
    with pytest.raises(OSError, match="never-made"):
        exchange(tmp_path / "one", tmp_path / "never-made")
    assert (tmp_path / "one").is_dir()
