"""Two HTML checkers by others: the Nu Html Checker, which runs in Java, and html-validate with the
rules that it recommends."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from plugins.packages.node import node
from plugins.packages.npm import package
from tests.support.parts import provide

SCRIPT = Path(__file__).with_suffix(".mjs")
PACKAGES = (
    *("html-validate", "@html-validate/stylish", "@sidvind/better-ajv-errors", "ajv"),
    *("fast-deep-equal", "fast-uri", "json-schema-traverse", "kleur", "require-from-string"),
    "semver",
)
# A file has no origin, so 'self' matches nothing there; the browser tests check the policy.
OF_A_FILE = "violates Content Security Policy"


def nu(files: Iterable[Path]) -> list[str]:
    """Return the messages of the Nu Html Checker, warnings included, a line each."""
    jar = package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = [provide("java"), "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    names = [str(file) for file in files]
    done = subprocess.run([*command, *names], capture_output=True, encoding="utf-8", check=True)
    messages = json.loads(done.stderr[done.stderr.index("{") :])["messages"]
    return [
        f"{message.get('url', '')}:{message.get('lastLine', 0)}: {message['message']}"
        for message in messages
        if OF_A_FILE not in message["message"]
    ]


def html_validate(files: Sequence[Path], *, scratch: Path) -> list[str]:
    """Return the messages of html-validate, a line each; its packages are linked together in
    `scratch`."""
    for name in PACKAGES:
        place = scratch / "node_modules" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(package(name))
    done = subprocess.run(
        [*node(), str(SCRIPT)],
        input=json.dumps([str(file) for file in files]),
        env={"NODE_PATH": str(scratch / "node_modules")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    messages: list[str] = json.loads(done.stdout)
    return messages
