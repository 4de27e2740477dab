"""Every message for staff in the code, with its place: the catalogue must translate each."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from plugins.languages.messages import Words, used_in
from plugins.project import ROOT

ROOMS = ("calculator", "plugins")
WORDS = {
    "say": 1,
    "many": 2,
}  # calls with words for staff, and how many of their arguments these are
IN_FORMS = ("title", "description")  # of a field of a schema, which the editor shows


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Yield every call of a function or method of that name."""
    for path in sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and name in (
                getattr(node.func, "id", ""),
                getattr(node.func, "attr", ""),
            ):
                yield path, node


def literals(call: ast.Call, count: int) -> tuple[str, ...]:
    """Return the first arguments of a call, as far as they are literal texts."""
    return tuple(
        node.value
        for node in call.args[:count]
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def messages() -> dict[Words, tuple[str, int]]:
    """Return the messages of the code and of the preview's templates with the file and line of
    their first use."""
    uses: dict[Words, tuple[str, int]] = used_in(ROOT / "theme", "preview")
    for name, count in WORDS.items():
        for path, call in calls(name):
            words = literals(call, count)
            assert len(words) == count, (
                f"{path}:{call.lineno}: words for staff must stand in the call itself"
            )
            uses.setdefault(
                words if count > 1 else words[0], (path.relative_to(ROOT).as_posix(), call.lineno)
            )
    for path, call in calls("Field"):
        for keyword in call.keywords:
            if keyword.arg in IN_FORMS:
                uses.setdefault(
                    ast.literal_eval(keyword.value),
                    (path.relative_to(ROOT).as_posix(), call.lineno),
                )
    return uses
