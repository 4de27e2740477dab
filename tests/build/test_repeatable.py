"""The same content on the same day gives the same site, whoever publishes it, wherever and
whenever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from plugins.project import ROOT
from tests.conftest import TODAY
from tests.support.firm import below
from tests.support.publishing import content_of, settings_of

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "fr_BE.UTF-8",
    "LANG": "C",
    "USER": "another",
    "HOME": "/nowhere",
    "PYTHONHASHSEED": "7",
}


def files_of(folder: Path) -> dict[str, bytes]:
    """Return path → content of every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_two_publishes_are_the_same_to_the_byte(published: Path, tmp_path: Path) -> None:
    """At another time and path, in another time zone, by another user, of files saved at another
    time, in a locale that is not installed."""
    content = content_of(tmp_path)
    for file in content.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    command = [
        sys.executable,
        "-m",
        "plugins.build.site",
        "--settings",
        str(settings_of(content)),
        "--output",
        str(tmp_path / "out"),
    ]
    environment = {**os.environ, **ELSEWHERE, "PYTHONPATH": below(ROOT)}
    done = subprocess.run(
        [*command, "--on", TODAY.isoformat()],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        "Le site est sans erreur, dans "
    )  # the message is in the terminal's language, which changes no file
    here, there = files_of(published), files_of(tmp_path / "out")
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []
