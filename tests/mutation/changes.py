"""Every change that cosmic-ray makes to a module of the calculator, as text."""

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from tests.mutation.record import path_of

LEFT_OUT = (
    "core/ReplaceBinaryOperator_BitOr_.*",  # stands in type annotations only
    # +, -, *, /, // and % are tried
    "core/ReplaceBinaryOperator_.*_(BitAnd|BitOr|BitXor|LShift|RShift|Pow)",
    # whether two equal values are one object is Python's own affair
    "core/ReplaceComparisonOperator_(Eq_Is|Is_Eq|NotEq_IsNot|IsNot_NotEq)",
)
NO_RULE = ("@", "def ")
"""How lines begin that decide nothing: decorators, and the `*` of a signature."""


class Change(NamedTuple):
    """One line as it is and as it becomes, the module it stands in, and the module's new text."""

    module: str
    line: str
    becomes: str
    text: str


def changes(module: str) -> Iterator[Change]:
    """Yield every change to a module, one after the other."""
    text = path_of(module).read_text(encoding="utf-8")
    nodes = list(ast_nodes(get_ast(text)))
    for name in operator_names():
        kind = get_operator(name)
        if kind.arguments() or any(re.fullmatch(pattern, name) for pattern in LEFT_OUT):
            continue
        operator = kind()
        count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        for occurrence in range(count):
            try:
                new_text = mutate_code(text, operator, occurrence)
            except AttributeError:  # cosmic-ray cannot replace one of several exceptions
                continue
            line, becomes = _difference(text, new_text)
            if not line.startswith(NO_RULE) and becomes != line.replace("*,", "/,"):
                yield Change(module, line, becomes, new_text)


def _difference(old: str, new: str) -> tuple[str, str]:
    """Return the lines that differ, without their indentation."""
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm=""))[2:]
    removed, added = (
        " ".join(line[1:] for line in lines if line.startswith(sign)).strip() for sign in "-+"
    )
    return removed, added
