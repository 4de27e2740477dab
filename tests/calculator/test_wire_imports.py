"""What the browser's door brings in, and when: every module is waited for."""

import ast
import subprocess
import sys
from pathlib import Path

from calculator import wire


def test_the_door_pulls_in_nothing_that_the_browser_would_not_have_anyway() -> None:
    """No tomllib, pathlib, decimal, fractions or difflib on the way to an answer."""
    code = (
        "import sys, __future__, json, dataclasses, datetime, re, functools, typing, itertools;"
        " before = set(sys.modules)\nimport calculator.wire; calculator.wire.answer('{}',"
        " ())\nprint(*sorted(name for name in set(sys.modules) - before if not"
        " name.startswith('calculator')))"
    )
    root = Path(wire.__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []


def test_the_modules_of_the_browser_import_only_what_the_list_says() -> None:
    """Read from the source, the command line's own modules left out."""
    found = set()
    for path in Path(wire.__file__).parent.glob("*.py"):
        if path.stem not in ("__main__", "toml_text"):
            found |= {name for name in _imports(path) if not name.startswith("calculator")}
    assert found <= {
        "__future__",
        "collections.abc",
        "json",
        "dataclasses",
        "datetime",
        "functools",
        "importlib",
        "itertools",
        "os.path",
        "pathlib",
        "re",
        "typing",
        "difflib",
    }


def _imports(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
