"""Which pinned packages have newer versions, and some of them tried.

python -m plugins.packages.update             (lists them; asks PyPI by pip)
python -m plugins.packages.update Markdown    (pins its newest, installs it, runs the tests)
python -m plugins.packages.update pydantic pydantic_core    (the same for two that need each other)
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.errors import did_you_mean
from plugins.project import ROOT, project

PIN = r'(?mi)^(\s*"{name}==)[^"]+(")'
GROUPS = ("site", "import", "test", "lint")
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


def attempt(versions: Mapping[str, str], *, file: Path) -> int:
    """Pin versions, install and prove them; what fails leaves everything as it was."""
    before = text = file.read_text(encoding="utf-8")
    for name, version in versions.items():
        text = repinned(text, name, version)
    file.write_text(text, encoding="utf-8")
    tried = ", ".join(f"{name} {version}" for name, version in versions.items())
    if not subprocess.run(TRIAL, cwd=ROOT, check=False).returncode:
        print(f"{tried}: all passes; {file.name} pins it, to be committed.")
        return 0
    file.write_text(before, encoding="utf-8")
    subprocess.run(["make", ".venv/test"], cwd=ROOT, check=False)
    print(
        f"{tried}: it does not pass, see above; {file.name} is as it was. Packages that need each"
        ' other are tried together: make update PACKAGE="one another"',
        file=sys.stderr,
    )
    return 1


def chosen(names: Sequence[str], found: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return the newest version of each of these packages; SystemExit where one has none."""
    known = {name.lower(): name for name in found}
    for name in names:
        if name.lower() not in known:
            raise SystemExit(
                f'PACKAGE must be a pin with a newer version, got "{name}";'
                f" {did_you_mean(name, found)}"
            )
    return {known[name.lower()]: found[known[name.lower()]][1] for name in names}


def main(arguments: list[str] | None = None) -> int:
    """List what is newer, or try some; 1 where it does not pass."""
    parser = argparse.ArgumentParser(prog="python -m plugins.packages.update", description=__doc__)
    parser.add_argument("packages", nargs="*", help="those to try, together")
    options = parser.parse_args(arguments)
    found = {name: both for name, both in newer().items() if name.lower() in pinned()}
    if options.packages:
        return attempt(chosen(options.packages, found), file=ROOT / "pyproject.toml")
    print(*(f"{name} {now} -> {latest}" for name, (now, latest) in found.items()), sep="\n")
    print(f"{len(found)} pins have newer versions; try one: make update PACKAGE=name")
    return 0


if __name__ == "__main__":
    sys.exit(main())
