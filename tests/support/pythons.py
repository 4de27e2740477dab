"""The CPythons of this machine that the calculator supports: on the path, or pyenv's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VERSIONS = ("3.11", "3.12", "3.13", "3.14")
PYENV = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"


def pythons() -> dict[str, str]:
    """Return one program for each version that runs here, this process's own included."""
    own = f"{sys.version_info.major}.{sys.version_info.minor}"
    programs = {own: sys.executable}
    for version in VERSIONS:
        for program in _candidates(version):
            if version not in programs and _runs(program, version):
                programs[version] = program
    return programs


def _candidates(version: str) -> Iterator[str]:
    if program := shutil.which(f"python{version}"):
        yield program
    yield from map(str, sorted(PYENV.glob(f"{version}.*/bin/python{version}")))


def _runs(program: str, version: str) -> bool:
    """Return whether it is that version: pyenv puts programs on the path that only print an error
    where the version is not installed."""
    command = [program, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() == version
