"""Would the tests notice? Each operator and constant of the tariff's arithmetic changed in turn, by
cosmic-ray.

`make mutation` works on copies, prints every change that no test noticed, and ends with 1 when one
of them has no reason in tests/survivors.yml, or when a reason there is no longer wanted.
"""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from plugins.packages.environments import python_with
from tests.support.golden import written

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build" / "mutation"
SHARDS = (
    (
        "money",
        *("tariff/quantities", "tariff/rates", "tariff/tiers", "tariff/units", "tariff/vat"),
        *("tariff/hours", "advice/best", "advice/break_even"),
    ),
    (
        *("tariff/adjustments", "tariff/requirements", "tariff/commitment", "tariff/least_month"),
        *("tariff/classes", "tariff/tables", "tariff/beside", "tariff/included"),
        *("tariff/suggestions", "tariff/bounds", "tariff/estimate", "advice/grid", "advice/fields"),
    ),
)
"""Modules of the calculator, one for each mechanism, in as many parts as run at once."""

TESTS = (
    "calculator/test_money",
    "calculator/test_cases",
    "calculator/tariff/test_answers",
    "calculator/tariff/test_edges",
    "calculator/tariff/test_properties",
    "calculator/tariff/test_advice",
)
EXAMPLES = 5
"""How many random offers each property is tried with."""

COPIED = (
    "calculator",
    "tests/firm",
    "tests/support/firm.py",
    "tests/books",
    "tests/cases",
    "tests/rules.yml",
    "tests/calculator/tariff",
    "tests/support/cases.py",
    "tests/support/facts.py",
    "tests/support/golden.py",
)
SURVIVORS = Path(__file__).with_name("survivors.yml")
LEFT_OUT = (
    "core/ReplaceBinaryOperator_BitOr_.*",  # stands in type annotations only
    # +, -, *, /, // and % are tried
    "core/ReplaceBinaryOperator_.*_(BitAnd|BitOr|BitXor|LShift|RShift|Pow)",
)


NO_ARITHMETIC = ("@", "def ")
"""How lines begin that decide no amount: decorators, and the `*` of a signature."""


class Change(NamedTuple):
    """One line as it is and as it was made, and the module it stands in."""

    module: str
    line: str
    becomes: str


def main() -> int:
    """Run every shard at once; the number of survivors without a reason decides."""
    python = python_with("site", "test", "mutation")
    trees = [_tree(number, modules, python) for number, modules in enumerate(SHARDS)]
    running = [
        subprocess.Popen(
            [python.with_name("cosmic-ray"), "exec", "mutation.toml", "s.sqlite"], cwd=tree
        )
        for tree in trees
    ]
    codes = [process.wait() for process in running]
    return 1 if any(codes) else _report(trees)


def _report(trees: Sequence[Path]) -> int:
    """Print what survived, each with its reason; 1 when reasons and survivors are not the same."""
    survivors = [survivor for tree in trees for survivor in _survivors(tree)]
    reasons = {
        Change(*(entry[name] for name in Change._fields)): entry["reason"] for entry in _reasons()
    }
    for survivor in survivors:
        print(
            f"{survivor.module}: {survivor.line}\n  → {survivor.becomes}\n "
            f" {reasons.get(survivor, 'NO REASON')}"
        )
    unwanted = reasons.keys() - set(survivors)
    for change in unwanted:
        print(
            f"{change.module}: {change.line}\n  → {change.becomes}\n  is noticed now: take its"
            " reason out"
        )
    count = sum(_count(tree) for tree in trees)
    unexplained = [survivor for survivor in survivors if survivor not in reasons]
    print(
        f"{count} changes, {len(survivors)} not noticed, {len(unexplained)} of them without a"
        " reason"
    )
    return 1 if unexplained or unwanted else 0


def _tree(number: int, modules: Sequence[str], python: Path) -> Path:
    """A copy to change, with the changes planned."""
    tree = BUILD / f"tree-{number}"
    shutil.rmtree(tree, ignore_errors=True)
    for name in (*COPIED, *(f"tests/{test}.py" for test in TESTS)):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tree / name)
    (tree / "golden.json").write_text(written(), encoding="utf-8")
    (tree / "pytest.ini").write_text(
        "[pytest]\n", encoding="utf-8"
    )  # or pytest would look further up, and test the original
    (tree / "mutation.toml").write_text(_settings(modules, python), encoding="utf-8")
    for command in (["cosmic-ray", "init"], ["cr-filter-operators"]):
        arguments = (
            ["mutation.toml", "s.sqlite"]
            if command[-1] == "init"
            else ["s.sqlite", "mutation.toml"]
        )
        subprocess.run(
            [python.with_name(command[0]), *command[1:], *arguments], cwd=tree, check=True
        )
    return tree


def _settings(modules: Sequence[str], python: Path) -> str:
    tests = " ".join(f"tests/{test}.py" for test in TESTS)
    pytest = (
        f"{python} -m pytest -x -q -p no:cacheprovider --import-mode=importlib -o pythonpath=."
        f" {tests}"
    )
    examples = f"env OFFER_EXAMPLES={EXAMPLES}"
    return f"""[cosmic-ray]
module-path = {[f"calculator/{module}.py" for module in modules]}
timeout = 60.0
excluded-modules = []
test-command = "sh -c '{python} -m tests.support.golden golden.json && {examples} {pytest}'"
[cosmic-ray.distributor]
name = "local"
[cosmic-ray.filters.operators-filter]
exclude-operators = {list(LEFT_OUT)}
"""


def _survivors(tree: Path) -> Iterator[Change]:
    """Every change after which all tests still passed."""
    with sqlite3.connect(tree / "s.sqlite") as session:
        rows = session.execute(
            "select module_path, diff from work_results join mutation_specs using (job_id)"
            " where test_outcome = 'SURVIVED' order by module_path, start_pos_row, start_pos_col"
        ).fetchall()
    for path, diff in rows:
        lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
        parts = [
            " ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
        ]
        if not parts[0].startswith(NO_ARITHMETIC):
            yield Change(Path(path).stem, *parts)


def _count(tree: Path) -> int:
    """How many changes were tried."""
    with sqlite3.connect(tree / "s.sqlite") as session:
        tried = session.execute(
            "select count(*) from work_results where worker_outcome = 'NORMAL'"
        ).fetchone()
    return int(tried[0])


def _reasons() -> list[dict[str, str]]:
    return YAML(typ="base", pure=True).load(SURVIVORS.read_text(encoding="utf-8")) or []


if __name__ == "__main__":
    sys.exit(main())
