"""Lists pinned packages that have newer versions, and tries some of them.

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


def find_newer_versions() -> dict[str, tuple[str, str]]:
    """Return each installed package that has a newer version, with the installed and the newest
    one."""
    command = [sys.executable, "-m", "pip", "list", "--outdated", "--format=json"]
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    if process.returncode:
        raise SystemExit(f"pip must reach the registry, it says: {process.stderr.strip()[-500:]}")
    return {
        one["name"]: (one["version"], one["latest_version"]) for one in json.loads(process.stdout)
    }


def pinned_versions() -> dict[str, str]:
    """Return the version of each pin of the groups that make installs, by its name in small
    letters."""
    groups = project()["dependency-groups"]
    pins = (pin for group in GROUPS for pin in groups.get(group, ()) if isinstance(pin, str))
    return {name.lower(): version for name, _, version in (pin.partition("==") for pin in pins)}


def with_pin(text: str, name: str, version: str) -> str:
    """Return pyproject.toml with another version of a package."""
    new, count = re.subn(PIN.format(name=re.escape(name)), rf"\g<1>{version}\2", text)
    if not count:
        raise SystemExit(
            f"pyproject.toml: it must pin {name}; {did_you_mean(name, pinned_versions())}"
        )
    return new


def attempt(versions: Mapping[str, str], *, file: Path) -> int:
    """Pin versions, install them and run the tests; after a failure everything is as it was."""
    before = text = file.read_text(encoding="utf-8")
    for name, version in versions.items():
        text = with_pin(text, name, version)
    file.write_text(text, encoding="utf-8")
    pins = ", ".join(f"{name} {version}" for name, version in versions.items())
    if not subprocess.run(TRIAL, cwd=ROOT, check=False).returncode:
        print(f"{pins}: all passes; {file.name} pins it, to be committed.")
        return 0
    file.write_text(before, encoding="utf-8")
    subprocess.run(["make", ".venv/test"], cwd=ROOT, check=False)
    print(
        f"{pins}: it does not pass, see above; {file.name} is as it was. Packages that need each"
        ' other are tried together: make update PACKAGE="one another"',
        file=sys.stderr,
    )
    return 1


def newest_of(
    names: Sequence[str], newer_versions: Mapping[str, tuple[str, str]]
) -> dict[str, str]:
    """Return the newest version of each of these packages; SystemExit if one of them has none."""
    names_by_lower = {name.lower(): name for name in newer_versions}
    for name in names:
        if name.lower() not in names_by_lower:
            raise SystemExit(
                f'PACKAGE must be a pin with a newer version, got "{name}";'
                f" {did_you_mean(name, newer_versions)}"
            )
    return {
        names_by_lower[name.lower()]: newer_versions[names_by_lower[name.lower()]][1]
        for name in names
    }


def main(arguments: list[str] | None = None) -> int:
    """List what is newer, or try some packages; return 1 if a test fails."""
    parser = argparse.ArgumentParser(prog="python -m plugins.packages.update", description=__doc__)
    parser.add_argument("packages", nargs="*", help="packages to try together")
    options = parser.parse_args(arguments)
    newer_versions = {
        name: update
        for name, update in find_newer_versions().items()
        if name.lower() in pinned_versions()
    }
    if options.packages:
        return attempt(newest_of(options.packages, newer_versions), file=ROOT / "pyproject.toml")
    print(
        *(f"{name} {now} -> {latest}" for name, (now, latest) in newer_versions.items()), sep="\n"
    )
    print(f"{len(newer_versions)} pins have newer versions; try one: make update PACKAGE=name")
    return 0


if __name__ == "__main__":
    sys.exit(main())
