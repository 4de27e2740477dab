"""Work shared among several processes gives the same result as in one, mistakes included."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from plugins.build.large import worker_pool
from plugins.build.large.worker_pool import divide, start
from plugins.project import ROOT
from tests.conftest import TODAY
from tests.support.waiting import until

# Runs in a process without threads, unlike that of the tests; a small site counts as a large one.
SHARED = """
import json, os, sys
from datetime import date
from pathlib import Path
from plugins.build.large import precompute, worker_pool
from plugins.build.site import build
from plugins.errors import ContentError
precompute.MANY = worker_pool.MANY = 2
worker_pool.processors = lambda: 3
forks = []
os.register_at_fork(before=lambda: forks.append(1))
try:
    given = {"LARGE": True, **json.loads(sys.argv[3])}
    build(Path(sys.argv[1]), on=date.fromisoformat(sys.argv[2]), **given)
except ContentError as error:
    print(*error.mistakes, sep="\\n")
assert len(forks) >= 2, forks
"""


def names_in(folder: str | Path) -> set[str]:
    """Return the names of a folder's files and folders."""
    return {path.name for path in Path(folder).iterdir()}


def build_shared(into: Path, **settings: str) -> str:
    """Build in a process that shares its work among others; return the mistakes that it prints."""
    done = subprocess.run(
        [sys.executable, "-c", SHARED, str(into), TODAY.isoformat(), json.dumps(settings)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_a_site_is_the_same_however_many_processes_build_it(site: Path, tmp_path: Path) -> None:
    """Every file, to the byte."""
    build_shared(tmp_path / "site")
    for folder, _, files in os.walk(site):
        other = tmp_path / "site" / Path(folder).relative_to(site)
        assert names_in(folder) == names_in(other)
        assert filecmp.cmpfiles(folder, other, files, shallow=False)[1:] == ([], [])


def test_a_mistake_in_another_process_is_reported(tmp_path: Path) -> None:
    """One that no check finds before a page is written: the template of the questions cannot be
    rendered."""
    theme = Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))
    template = theme / "templates" / "question.html"
    template.write_text(
        template.read_text("utf-8").replace("<article", "{{ nowhere }}<article"), "utf-8"
    )
    message = build_shared(tmp_path / "site", THEME=str(theme))
    assert "nowhere" in message
    assert len(message.splitlines()) == 1


def test_each_share_has_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One of them is this one; a task that runs in the background has ended before."""
    monkeypatch.setattr(worker_pool, "active_count", lambda: 1)
    monkeypatch.setattr(worker_pool, "processors", lambda: 2)
    done = tmp_path / "done"
    start(lambda: done.write_text(f"{os.getpid()}", "utf-8"))
    items = range(worker_pool.MANY)
    shares = divide(items, lambda share: (list(share), os.getpid()))
    assert sorted(item for share, _ in shares for item in share) == [*items]
    assert os.getpid() in {process for _, process in shares}
    assert len({*(process for _, process in shares), int(done.read_text("utf-8"))}) == 3
    assert shares[0] == ([*items[: worker_pool.FIRST]], os.getpid())  # before the other is forked


def test_an_error_in_another_process_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same error."""
    monkeypatch.setattr(worker_pool, "active_count", lambda: 1)
    monkeypatch.setattr(worker_pool, "processors", lambda: 2)
    with pytest.raises(ZeroDivisionError):
        divide(range(worker_pool.MANY), lambda share: share[0] // 0)


def test_no_process_outlives_one_that_is_killed() -> None:
    """A publish may be killed at any moment: no process of it goes on writing or waits for
    ever."""
    words = (  # in one step, where `print` takes two
        "import os, time; from plugins.build.large import worker_pool;"
        " worker_pool.processors = lambda: 3;"
        " worker_pool.divide(range(999), lambda share: len(share) > worker_pool.FIRST and"
        " (os.write(1, b'%d\\n' % os.getpid()), time.sleep(60)))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", words], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        children = {int(parent.stdout.readline()) for _ in range(3)} - {parent.pid}
        parent.kill()
    assert len(children) == 2
    until(lambda: not any(map(runs, children)))


def runs(process: int) -> bool:
    """Return whether a process exists and has not ended."""
    try:
        return "(zombie)" not in Path(f"/proc/{process}/status").read_text("utf-8")
    except FileNotFoundError:
        return False


def test_few_items_or_a_process_with_threads_use_no_other_process() -> None:
    """A child would wait for ever for a lock that a thread held when it was forked."""
    assert divide(["a"], lambda share: os.getpid()) == [os.getpid()]
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert divide(range(worker_pool.MANY), lambda share: os.getpid()) == [os.getpid()]
        start(os.abort)
        assert not worker_pool._pools
    finally:
        stop.set()
        thread.join()
