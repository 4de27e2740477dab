"""Is a known hole in what we pin? PyPI's and npm's own databases are asked, by pip-audit and by
npm: `make audit`.

Ends with 0 when all were answered and none has a hole, 1 with the holes, 2 when a database did not
answer for every package: silence is not a clean bill. Another database: ARGS="-s osv".
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from plugins.packages.environments import groups, python_with
from plugins.packages.node import npm
from plugins.third_parties import parts, pins

PATIENCE = 600  # seconds
QUIET = ("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off")


class Told(NamedTuple):
    """What a database said: package → its known holes, each in one line; `silence` is why others
    are missing."""

    holes: Mapping[str, Sequence[str]]
    silence: str = ""


def main(arguments: Sequence[str] = ()) -> int:
    """Ask for every pin, tell, and let the answers decide."""
    asked, told = set[str](), []
    for packages in (python_pins(), python_parts()):
        asked |= set(packages)
        told.append(ask_pypi(packages, arguments))
    asked |= set(npm_pins())
    told.append(ask_npm(npm_pins()))
    print(
        f"Of what stands inside these no package index knows: {', '.join(unknown())}. Their own"
        " pages tell."
    )
    return report(asked, told)


def report(asked: Iterable[str], told: Sequence[Told]) -> int:
    """Print holes and silence, one line each, and return the status."""
    asked, answered = (
        set(asked),
        {package: holes for database in told for package, holes in database.holes.items()},
    )
    for package in sorted(found := {package for package in asked if answered.get(package)}):
        print(
            f"pyproject.toml: {package} must have no known hole, got"
            f" {'; '.join(answered[package])}; pin a version that mends it."
        )
    if missing := sorted(asked - answered.keys()):
        which = (
            f"{len(missing)} of {len(asked)}: {', '.join(missing)}"
            if len(missing) < len(asked)
            else f"any of {len(asked)}"
        )
        print(f"pyproject.toml: a database must answer for every pin, got nothing for {which}.")
        print(
            "".join(
                f"  {silence}\n"
                for silence in sorted({database.silence for database in told} - {""})
            ),
            end="",
        )
        print(
            "Nothing is known of these, which does not mean that they are safe; ask again where the"
            " network reaches the databases."
        )
    if found:
        return 1
    if not missing:
        print(f"{len(asked)} packages were asked about, and none has a known hole.")
    return 2 if missing else 0


def ask_pypi(packages: Sequence[str], arguments: Sequence[str] = ()) -> Told:
    """Ask pip-audit about packages, each as `name==version`."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(packages))
        file.flush()
        command = [
            python_with("site", "test", "audit"),
            "-m",
            "pip_audit",
            *QUIET,
            *arguments,
            "-r",
            file.name,
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    return from_pypi(done.stdout, done.stderr, packages)


def from_pypi(answer: str, errors: str, packages: Iterable[str]) -> Told:
    """Read pip-audit's JSON; what it skipped it was not told of, though it ends well."""
    try:
        entries = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        return Told({}, f"pip-audit: {_last(errors)}")
    by_name = {canonical(package): package for package in packages}
    found = {
        by_name[f"{entry['name']}=={entry['version']}"]: [_hole(hole) for hole in entry["vulns"]]
        for entry in entries
        if "vulns" in entry
    }
    skipped = sorted(
        {entry["skip_reason"].partition(":")[0] for entry in entries if "skip_reason" in entry}
    )
    return Told(found, f"pip-audit: {'; '.join(skipped)}" if skipped else "")


def ask_npm(packages: Sequence[str]) -> Told:
    """Ask npm about packages, each as `name==version`: its lock file holds these and nothing that
    they would bring."""
    wanted = dict(package.split("==") for package in packages)
    lock = {
        "": {"dependencies": wanted},
        **{f"node_modules/{name}": {"version": version} for name, version in wanted.items()},
    }
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch, "package.json").write_text(
            json.dumps({"dependencies": wanted}), encoding="utf-8"
        )
        Path(scratch, "package-lock.json").write_text(
            json.dumps({"lockfileVersion": 3, "packages": lock}), encoding="utf-8"
        )
        command = [*npm(), "audit", "--package-lock-only", "--json"]
        done = subprocess.run(
            command, cwd=scratch, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    return from_npm(done.stdout, done.stderr, packages)


def from_npm(answer: str, errors: str, packages: Iterable[str]) -> Told:
    """Read npm's JSON, which answers for all or for none."""
    try:
        said = json.loads(answer)
        holes = said["vulnerabilities"]
    except ValueError:
        return Told({}, f"npm audit: {_last(errors)}")
    except KeyError:
        return Told({}, f"npm audit: {said.get('message', 'no word')}")
    return Told(
        {
            package: [_advice(way) for way in holes.get(package.split("==")[0], {}).get("via", ())]
            for package in packages
        }
    )


def python_pins() -> list[str]:
    """Return every pin of a group in pyproject.toml."""
    return sorted({pin for group in groups().values() for pin in group})


def python_parts() -> list[str]:
    """Return the Python packages that ship to visitors."""
    return [
        f"{part.package.rpartition('/')[2]}=={part.version}"
        for part in parts()
        if part.version and part.package.startswith("pkg:pypi/")
    ]


def npm_pins() -> list[str]:
    """Return what is pinned of npm."""
    return [
        f"{name.partition('.')[2]}=={pin['version']}"
        for name, pin in pins().items()
        if name.startswith("npm.")
    ]


def unknown() -> list[str]:
    """Return the parts that have no package."""
    return [part.title for part in parts() if not part.package]


def canonical(package: str) -> str:
    """Return a pin as pip-audit names it."""
    name, _, version = package.partition("==")
    return f"{name.lower().replace('_', '-').replace('.', '-')}=={version}"


def _hole(hole: Mapping[str, Any]) -> str:
    mended = f", mended in {' and '.join(hole['fix_versions'])}" if hole["fix_versions"] else ""
    return f"{hole['id']}{mended}"


def _advice(way: Mapping[str, Any] | str) -> str:
    return way if isinstance(way, str) else f"{way['url']} ({way['title']})"


def _last(errors: str) -> str:
    return (errors.strip().splitlines() or ["no word"])[-1][:300]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
