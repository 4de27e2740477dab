"""What the mutation run came to: a table of every mechanism, and the reason of each survivor."""

import ast
import hashlib
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
CALCULATOR = ROOT / "calculator"
TABLE = Path(__file__).with_name("README.md")
SURVIVORS = Path(__file__).with_name("survivors.yml")
COLUMNS = ("module", "changes", "noticed", "without effect", "of the code")
HEAD = f"| {' | '.join(COLUMNS)} |\n|{' --- |' * len(COLUMNS)}\n"


class Run(NamedTuple):
    """How many changes to a module were tried and how many of them a test noticed; `code` tells
    what the module's code was."""

    changes: int
    noticed: int
    code: str


def modules() -> list[str]:
    """Return the modules that each must have a run, as `tariff/tiers`: rounding and every
    mechanism."""
    return [
        "money",
        *(f"tariff/{path.stem}" for path in sorted((CALCULATOR / "tariff").glob("[!_]*.py"))),
    ]


def path_of(module: str) -> Path:
    """Return the file of a module."""
    return CALCULATOR / f"{module}.py"


def code_of(module: str) -> str:
    """Return what changes when a module's code does, and stays when its comments or its layout
    do."""
    tree = ast.parse(path_of(module).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = ""
    return hashlib.sha256(ast.dump(tree).encode()).hexdigest()[:8]


def runs() -> dict[str, Run]:
    """Return the runs of the table."""
    rows = TABLE.read_text(encoding="utf-8").partition(HEAD)[2].splitlines()
    cells = [[cell.strip(" `") for cell in row.strip("| ").split("|")] for row in rows]
    return {row[0]: Run(int(row[1]), int(row[2]), row[4]) for row in cells}


def write(rows: dict[str, Run]) -> None:
    """Write the table, in the order of the modules; those that need no run stand last."""
    names = [*modules(), *sorted(rows.keys() - {*modules()})]
    lines = [_row(module, rows[module]) for module in names if module in rows]
    before = TABLE.read_text(encoding="utf-8").partition(HEAD)[0]
    TABLE.write_text(before + HEAD + "".join(lines), encoding="utf-8")


def _row(module: str, run: Run) -> str:
    counts = f"{run.changes} | {run.noticed} | {run.changes - run.noticed}"
    return f"| `{module}` | {counts} | `{run.code}` |\n"


class Reason(NamedTuple):
    """Why nobody can notice a change of a module: a line, and what it becomes."""

    module: str
    change: tuple[str, str]
    reason: str


def reasons() -> list[Reason]:
    """Return what stands in survivors.yml."""
    entries = YAML(typ="base", pure=True).load(SURVIVORS.read_text(encoding="utf-8")) or []
    return [
        Reason(entry["module"], (entry["line"], entry["becomes"]), entry["reason"])
        for entry in entries
    ]
