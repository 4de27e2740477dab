"""Which pinned packages have newer versions, and one of them tried.

python -m plugins.packages.update             (lists them; asks PyPI by pip)
python -m plugins.packages.update Markdown    (pins its newest, installs it, runs the tests)
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

from plugins.errors import did_you_mean
from plugins.project import ROOT, project

PIN = r'(?mi)^(\s*"{name}==)[^"]+(")'
GROUPS = ("site", "test", "lint")
TRIAL = ("make", "test")


def newer() -> dict[str, tuple[str, str]]:
    """Return each installed package that has a newer version, with this and the newest one."""
    command = [sys.executable, "-m", "pip", "list", "--outdated", "--format=json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"pip must reach the registry, it says: {done.stderr.strip()[-500:]}")
    return {one["name"]: (one["version"], one["latest_version"]) for one in json.loads(done.stdout)}


def pinned() -> dict[str, str]:
    """Return the version of each pin of the groups that make installs, by its name in small."""
    groups = project()["dependency-groups"]
    pins = (pin for group in GROUPS for pin in groups.get(group, ()) if isinstance(pin, str))
    return {name.lower(): version for name, _, version in (pin.partition("==") for pin in pins)}


def repinned(text: str, name: str, version: str) -> str:
    """Return pyproject.toml with another version of a package."""
    new, count = re.subn(PIN.format(name=re.escape(name)), rf"\g<1>{version}\2", text)
    if not count:
        raise SystemExit(f"pyproject.toml: it must pin {name}; {did_you_mean(name, pinned())}")
    return new


def attempt(name: str, version: str, *, file: Path) -> int:
    """Pin a version, install it and prove it; what fails leaves everything as it was."""
    before = file.read_text(encoding="utf-8")
    file.write_text(repinned(before, name, version), encoding="utf-8")
    if not subprocess.run(TRIAL, cwd=ROOT, check=False).returncode:
        print(f"{name} {version} passes; the pin stands in {file.name}, to be committed.")
        return 0
    file.write_text(before, encoding="utf-8")
    subprocess.run(["make", ".venv/test"], cwd=ROOT, check=False)
    print(f"{name} {version} does not pass, see above; {file.name} is as it was.", file=sys.stderr)
    return 1


def main(arguments: list[str] | None = None) -> int:
    """List what is newer, or try one; 1 where it does not pass."""
    parser = argparse.ArgumentParser(prog="python -m plugins.packages.update", description=__doc__)
    parser.add_argument("package", nargs="?", help="the one to try")
    given = parser.parse_args(arguments)
    found = {name: both for name, both in newer().items() if name.lower() in pinned()}
    if not given.package:
        print(*(f"{name} {now} -> {latest}" for name, (now, latest) in found.items()), sep="\n")
        print(f"{len(found)} pins have newer versions; try one: make update PACKAGE=name")
        return 0
    for name, (_, latest) in found.items():
        if name.lower() == given.package.lower():
            return attempt(name, latest, file=ROOT / "pyproject.toml")
    raise SystemExit(
        f'PACKAGE must be a pin with a newer version, got "{given.package}";'
        f" {did_you_mean(given.package, found)}"
    )


if __name__ == "__main__":
    sys.exit(main())
