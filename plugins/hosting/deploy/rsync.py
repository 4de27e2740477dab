"""Copies a published folder to a server by rsync, in steps; the site works after each of them.

A page that a visitor has open may still request files named after their content, so these stay
until the publish after next. A file that visitors do not get lists them on the server.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from plugins.hosting.deploy.bucket import MARKER, OTHERS
from plugins.hosting.headers import CACHE, FOR_EVER

Run = Callable[[Sequence[str]], object]
NO_FOLDER = re.compile(r'change_dir "[^"]*" failed: No such file or directory')
NAMED_BY_CONTENT = tuple(prefix for prefix, value in CACHE if value == FOR_EVER)
# Compared by content, not by time: an unchanged file keeps its time on the server, so that the
# copies
# in browsers' caches stay valid.
RSYNC = ("rsync", "--recursive", "--checksum", "--chmod=D755,F644", "--perms", "--compress")
ABOVE = sorted(
    {
        f"{place}/"
        for prefix in NAMED_BY_CONTENT
        for place in map(str, PurePosixPath(prefix).parents)
        if place != "/"
    }
)
ONLY_NAMED = (
    *(f"--include={place}" for place in ABOVE),
    *(f"--include={prefix}***" for prefix in NAMED_BY_CONTENT),
    "--exclude=*",
)
NO_NAMED = (*(f"--exclude={prefix}" for prefix in NAMED_BY_CONTENT), f"--exclude=/{MARKER}")


def by_rsync(folder: Path, to: str, *, run: Run | None = None) -> None:
    """Copy a folder to `host:/folder/` or to a folder of this computer; the destination ends with a
    slash."""
    run = run or _run
    with tempfile.TemporaryDirectory() as scratch:
        before, rules, now = Path(scratch, "before"), Path(scratch, "rules"), Path(scratch, MARKER)
        _fetch(to, before)
        now.write_text(
            "".join(f"{path}\n" for path in _files_named_by_content(folder)), encoding="utf-8"
        )
        rules.write_text("".join(f"protect {path}\n" for path in _lines(before)), encoding="utf-8")
        run([*RSYNC, "--mkpath", *ONLY_NAMED, f"{folder}/", to])
        run([*RSYNC, "--delay-updates", "--delete-delay", *NO_NAMED, f"{folder}/", to])
        run(
            [
                *RSYNC,
                "--delete",
                "--prune-empty-dirs",
                f"--filter=merge {rules}",
                *ONLY_NAMED,
                f"{folder}/",
                to,
            ]
        )
        run([*RSYNC, str(now), to])


def _files_named_by_content(folder: Path) -> list[str]:
    """Return the paths of the files named after their content, each with a slash in front."""
    paths = (
        f"/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*") if path.is_file()
    )
    return sorted(path for path in paths if path.startswith(NAMED_BY_CONTENT))


def _lines(file: Path) -> Iterable[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()


def _fetch(to: str, file: Path) -> None:
    """Fetch the list of an earlier deploy; SystemExit if the place holds files but no site of
    ours."""
    process = subprocess.run(
        ["rsync", "--list-only", to],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C"},
        check=False,
    )
    if NO_FOLDER.search(process.stderr):
        return
    if process.returncode:
        raise SystemExit(f"{to}: rsync must reach it, got: {process.stderr.strip()[-500:]}")
    names = {line.split(maxsplit=4)[-1] for line in process.stdout.splitlines()} - {"."}
    if MARKER in names:
        subprocess.run(["rsync", f"{to}{MARKER}", str(file)], check=True)
    elif names:
        raise SystemExit(OTHERS.format(to=to))


def _run(command: Sequence[str]) -> None:
    process = subprocess.run(command, check=False)
    if process.returncode:
        raise SystemExit(
            f"rsync ended with {process.returncode}, see its words above; what is served is whole,"
            " so just try again."
        )
