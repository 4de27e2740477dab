"""Checks JavaScript by ESLint's rules: `python -m tests.support.eslint`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from plugins.packages.node import node
from plugins.packages.npm import package
from plugins.project import ROOT

SCRIPT = Path(__file__).with_suffix(".mjs")


def packages() -> dict[str, str]:
    """Return the file of each package that the script needs."""
    return {
        "linter": str(package("eslint-linter-browserify") / "linter.cjs"),
        "recommended": str(package("@eslint/js") / "src" / "index.js"),
        "globals": str(package("globals") / "index.js"),
    }


def scripts(root: Path = ROOT) -> dict[str, str]:
    """Return the project's scripts, each with "browser" or "node": where it runs."""
    pages = sorted((root / "theme").rglob("*.js"))
    tools = sorted(path for room in ("plugins", "tests") for path in (root / room).rglob("*.mjs"))
    return {
        **{path.relative_to(root).as_posix(): "browser" for path in pages},
        **{path.relative_to(root).as_posix(): "node" for path in tools},
    }


def lint(files: dict[str, str], *, root: Path = ROOT) -> tuple[str, ...]:
    """Return what is wrong with these scripts, a line for each."""
    job = json.dumps({"packages": packages(), "files": files})
    done = subprocess.run(
        [*node(), str(SCRIPT)], input=job, cwd=root, capture_output=True, text=True, check=False
    )
    if done.stderr:
        raise RuntimeError(done.stderr)
    return tuple(done.stdout.splitlines())


if __name__ == "__main__":
    wrong = lint(scripts())
    print(*wrong, sep="\n", end="\n" if wrong else "")
    sys.exit(1 if wrong else 0)
