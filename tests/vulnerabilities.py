"""Looks for known vulnerabilities in what we pin, in PyPI's and npm's own databases, with pip-audit
and npm: `make vulnerabilities`.

Ends with 0 when every package was answered for and none has a vulnerability, with 1 when one has,
with 2 when a database did not answer for every package: no answer does not mean that a package is
safe. Another database: ARGS="-s osv".
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

TIMEOUT = 600  # seconds
QUIET = ("--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off")


class Answer(NamedTuple):
    """What a database answered: package → its known vulnerabilities, each in one line; `silence`
    is why others are missing."""

    vulnerabilities: Mapping[str, Sequence[str]]
    silence: str = ""


def main(arguments: Sequence[str] = ()) -> int:
    """Ask about every pin, report the answers, and return the status."""
    every_pin, answers = set[str](), []
    for packages in (python_pins(), python_parts()):
        every_pin |= set(packages)
        answers.append(ask_pypi(packages, arguments))
    every_pin |= set(npm_pins())
    answers.append(ask_npm(npm_pins()))
    print(
        f"Of what stands inside these no package index knows: {', '.join(unknown())}. Their own"
        " pages tell."
    )
    return report(every_pin, answers)


def report(packages: Iterable[str], answers: Sequence[Answer]) -> int:
    """Print vulnerabilities and missing answers, one line each, and return the status."""
    packages = set(packages)
    by_package = {
        package: entries
        for database in answers
        for package, entries in database.vulnerabilities.items()
    }
    vulnerable = sorted(package for package in packages if by_package.get(package))
    for package in vulnerable:
        print(
            f"pyproject.toml: {package} must have no known vulnerability, got"
            f" {'; '.join(by_package[package])}; pin a version that fixes it."
        )
    if missing := sorted(packages - by_package.keys()):
        which = (
            f"{len(missing)} of {len(packages)}: {', '.join(missing)}"
            if len(missing) < len(packages)
            else f"any of {len(packages)}"
        )
        print(f"pyproject.toml: a database must answer for every pin, got nothing for {which}.")
        print(
            "".join(
                f"  {silence}\n"
                for silence in sorted({database.silence for database in answers} - {""})
            ),
            end="",
        )
        print(
            "Nothing is known of these, which does not mean that they are safe; ask again where the"
            " network reaches the databases."
        )
    if vulnerable:
        return 1
    if not missing:
        print(f"{len(packages)} packages were asked about, and none has a known vulnerability.")
    return 2 if missing else 0


def ask_pypi(packages: Sequence[str], arguments: Sequence[str] = ()) -> Answer:
    """Ask pip-audit about packages, each as `name==version`."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(packages))
        file.flush()
        command = [
            python_with("site", "test", "vulnerabilities"),
            "-m",
            "pip_audit",
            *QUIET,
            *arguments,
            "-r",
            file.name,
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    return from_pypi(done.stdout, done.stderr, packages)


def from_pypi(answer: str, errors: str, packages: Iterable[str]) -> Answer:
    """Read pip-audit's JSON; a package that it skipped has no answer, though the status is 0."""
    try:
        entries = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        return Answer({}, f"pip-audit: {_last(errors)}")
    by_name = {canonical(package): package for package in packages}
    vulnerabilities = {
        by_name[f"{entry['name']}=={entry['version']}"]: [
            _vulnerability(one) for one in entry["vulns"]
        ]
        for entry in entries
        if "vulns" in entry
    }
    skipped = sorted(
        {entry["skip_reason"].partition(":")[0] for entry in entries if "skip_reason" in entry}
    )
    return Answer(vulnerabilities, f"pip-audit: {'; '.join(skipped)}" if skipped else "")


def ask_npm(packages: Sequence[str]) -> Answer:
    """Ask npm about packages, each as `name==version`: the lock file holds these and none of their
    dependencies."""
    versions = dict(package.split("==") for package in packages)
    lock = {
        "": {"dependencies": versions},
        **{f"node_modules/{name}": {"version": version} for name, version in versions.items()},
    }
    with tempfile.TemporaryDirectory() as scratch:
        Path(scratch, "package.json").write_text(
            json.dumps({"dependencies": versions}), encoding="utf-8"
        )
        Path(scratch, "package-lock.json").write_text(
            json.dumps({"lockfileVersion": 3, "packages": lock}), encoding="utf-8"
        )
        command = [*npm(), "audit", "--package-lock-only", "--json"]
        done = subprocess.run(
            command, cwd=scratch, capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
    return from_npm(done.stdout, done.stderr, packages)


def from_npm(answer: str, errors: str, packages: Iterable[str]) -> Answer:
    """Read npm's JSON, which answers for all or for none."""
    try:
        reply = json.loads(answer)
        vulnerabilities = reply["vulnerabilities"]
    except ValueError:
        return Answer({}, f"npm audit: {_last(errors)}")
    except KeyError:
        return Answer({}, f"npm audit: {reply.get('message', 'no message')}")
    return Answer(
        {
            package: [
                _advice(way)
                for way in vulnerabilities.get(package.split("==")[0], {}).get("via", ())
            ]
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
    """Return every pin of an npm package."""
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


def _vulnerability(entry: Mapping[str, Any]) -> str:
    versions = " and ".join(entry["fix_versions"])
    return f"{entry['id']}, fixed in {versions}" if versions else str(entry["id"])


def _advice(way: Mapping[str, Any] | str) -> str:
    return way if isinstance(way, str) else f"{way['url']} ({way['title']})"


def _last(errors: str) -> str:
    return (errors.strip().splitlines() or ["no message"])[-1][:300]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
