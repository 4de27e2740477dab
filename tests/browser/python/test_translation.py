"""The translation of the calculator's source for MicroPython: each rule, each refusal, and that
translated code runs as in CPython."""

from __future__ import annotations

import json
from collections import OrderedDict
from datetime import date
from textwrap import dedent

import pytest

from plugins.browser.micropython.supported import BUILTINS, METHODS
from plugins.browser.micropython.translation import translate
from plugins.errors import ContentError
from tests.support.browser_python import run_in_micropython

RULES = [
    ("def f(a: int, *, b: str = '') -> None: ...", "def f(a, *, b=''):\n    ..."),
    ("from typing import Any\nPlain = dict[str, Any]\nx: int = 1\ny: int", "x = 1"),
    ("from collections.abc import Mapping\nFacts = Mapping[str, int] | None", ""),
    ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import os\nx = 1", "x = 1"),
    ("from typing import Protocol\nclass P(Protocol):\n    x: int", ""),
    ("from typing import cast\nx = cast('int', 1)", "x = 1"),
    ("def f():\n    'What it gives.'", "def f():\n    pass"),
    ("x = {'b': 1, 'a': 2}", "from cpython import dict\nx = dict([('b', 1), ('a', 2)])"),
    ("x = {}", "from cpython import dict\nx = dict()"),
    (
        "x = {'b': 1, **y, 'c': 2}",
        "from cpython import dict\nx = dict([('b', 1)]) | y | dict([('c', 2)])",
    ),
    ("x = {**y, **z}", "from cpython import dict\nx = dict(y) | z"),
    (
        "x = {a: b for a, b in y if a}",
        "from cpython import dict\nx = dict([(a, b) for a, b in y if a])",
    ),
    ("x = (a, *b, c, d)", "x = (a,) + tuple(b) + (c, d)"),
    ("x = [*a, *b]", "x = list(a) + list(b)"),
    ("a, *b = c", "a, *b = c"),
    ("f(*a, b)", "f(*a, b)"),
    ("isinstance(x, A | int | str)", "isinstance(x, (A, int, bool, str))"),
    ("isinstance(x, (int, str))", "isinstance(x, (int, bool, str))"),
    ("sorted(x, key=f)", "from cpython import sorted\nsorted(x, key=f)"),
    ("zip(a, b, strict=False)", "zip(a, b)"),
    ("zip(a, b, strict=True)", "from cpython import cpython_zip\ncpython_zip(a, b)"),
    ("def f(a, /, b): ...", "def f(a, b):\n    ..."),
    ("x.strip(' .')", "x.strip(' .')"),
    ("A = '0'\nx.strip(A)", "A = '0'\nx.strip(A)"),
    ("x.strip()", "from cpython import cpython_stripped\ncpython_stripped(x)"),
    (
        "x.lstrip('€')",
        "from cpython import cpython_stripped\ncpython_stripped(x, '€', right=False)",
    ),
    (
        "x.removeprefix('a')",
        "from cpython import cpython_removeprefix\ncpython_removeprefix(x, 'a')",
    ),
    ("x.split()", "from cpython import cpython_words\ncpython_words(x)"),
]
DATACLASS = """
from dataclasses import dataclass, field, replace

@dataclass(frozen=True, slots=True{options})
class Range:
    '''Two ends.'''

    low: int
    high: int = 5
    parts: list[int] = field(default_factory=list)

    @property
    def width(self) -> int:
        return self.high - self.low
"""
REFUSED = [
    ("x = 1.5", "1.5"),
    ("x = a / b", "/"),
    ("x = a[::-1]", "a slice with a step"),
    ("def f(**more): ...", "**more"),
    ("match x:\n    case 1: ...", "Match"),
    ("async def f(): ...", "AsyncFunctionDef"),
    ("import re", "import re"),
    ("from pathlib import Path", "from pathlib import Path"),
    ("from functools import lru_cache", "from functools import lru_cache"),
    ("from .money import amount", "from .money import amount"),
    ("x = f'{a:{b}}'", "a width that is worked out"),
    ("x = f'{a!r}'", "!r"),
    ("x.sort()", ".sort"),
    ("x.lower()", ".lower"),
    ("map(x.removeprefix, y)", ".removeprefix"),
    ("x = dict.fromkeys(y)", ".fromkeys"),
    ("x = dict(a=1)", "dict(a=…)"),
    ("x = {*a}", "a star in a set"),
    ("x = float(y)", "float"),
    ("x = vars(y)", "vars"),
    ("x = a.split(None, 1)", ".split() at spaces"),
    ("from typing import Any\nx = [Any]", "the type Any as a value"),
    ("class A(B, metaclass=C): ...", "class A(metaclass=C)"),
    ("from enum import Enum", "from enum import Enum"),
]


def translation(source: str) -> str:
    """Return one module, translated."""
    return translate({"calculator/rule.py": dedent(source)})["calculator/rule.py"].strip()


@pytest.mark.parametrize(("source", "translated"), RULES)
def test_each_rule(source: str, translated: str) -> None:
    """The source that MicroPython gets."""
    assert translation(source) == translated


@pytest.mark.parametrize(("source", "got"), REFUSED)
def test_each_refusal_names_its_line_and_what_to_do(source: str, got: str) -> None:
    """In the form of every mistake that stops a build."""
    with pytest.raises(ContentError) as refused:
        translation(f"y = 0\n{source}")
    (mistake, *_) = refused.value.mistakes
    line = 2 + source.count("\n") * (not source.startswith("match"))
    assert str(mistake).startswith(
        f"calculator/rule.py:{line}: MicroPython must be able to run this, got {got}; "
    )
    assert str(mistake).endswith(".")


def test_a_name_that_the_translation_imports_must_be_free() -> None:
    """Else the module's own function would be called in place of the imported one."""
    with pytest.raises(
        ContentError, match=r"^calculator/rule.py: the name dict must be free for M"
    ):
        translation("def dict(): ...\nx = {}")


def test_a_dataclass_gets_its_methods_written_out() -> None:
    """Fields, defaults and factories; its options change nothing but the order of arguments."""
    module = translation(DATACLASS.format(options=""))
    assert "class Range(Record):\n    _fields = ('low', 'high', 'parts')" in module
    assert "def __init__(self, low, high=5, parts=UNSET):" in module
    assert "self.parts = list() if parts is UNSET else parts" in module
    assert module.startswith(
        "from dataclasses import Record, UNSET\nfrom dataclasses import replace\n"
    )
    assert "def __init__(self, *, low, " in translation(DATACLASS.format(options=", kw_only=True"))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("@dataclass\nclass A(B):\n    x: int", "the dataclass A must have no base class; "),
        ("@dataclass(order=True)\nclass A:\n    x: int", "the dataclass A must do without order; "),
        (
            "@dataclass\nclass A:\n    x: InitVar[int]",
            "the field must be an ordinary one, got InitVar[int]; ",
        ),
    ],
)
def test_a_dataclass_of_another_form_is_refused(source: str, message: str) -> None:
    """The message says what to change."""
    with pytest.raises(ContentError) as refused:
        translation(f"from dataclasses import dataclass, InitVar\n{source}")
    assert f": {message}" in str(refused.value)


def test_a_type_alias_of_another_module_is_dropped() -> None:
    """Through any number of modules, and in packages too."""
    modules = translate(
        {
            "calculator/a.py": "Plain = dict[str, int]\nX = 1",
            "calculator/door/b.py": "from calculator.a import Plain, X\nMany = list[Plain]",
            "calculator/c.py": "from calculator.door.b import Many\ndef f(x: Many) -> None: ...",
        }
    )
    assert modules["calculator/door/b.py"] == "from calculator.a import X\n"
    assert modules["calculator/c.py"] == "def f(x):\n    ...\n"


def test_translated_code_runs_as_in_cpython() -> None:
    """Order, stability of sorting, equality and texts."""
    source = DATACLASS.format(options="") + dedent(
        """
        def values():
            many = {f"k{n}": n for n in range(50, 0, -1)}
            pairs = sorted([(2, "b"), (1, "x"), (2, "a"), (1, "c")], key=lambda pair: pair[0], reverse=True)
            one = Range(1, parts=[2])
            try:
                list(zip([1], [1, 2], strict=True))
                strict = False
            except ValueError:
                strict = True
            return [
                list({**many, "k7": 0, "z": 1}), pairs, replace(one, high=9).width, one == Range(1, 5, [2]),
                one == Range(1), Range(1).parts is Range(1).parts, strict, isinstance(True, int),
                "\\u00a3\\u00a0x\\u3000".strip(), "\\u00a0€x€".lstrip("€\\u00a0"), " a\\u2003b ".split(), [*"ab", 1],
            ]
        """
    )
    here: dict[str, object] = {}
    exec(source, here)
    expected = json.loads(json.dumps(here["values"]()))  # type: ignore[operator]
    program = "import rule, json\nprint(json.dumps(rule.values(), separators=(',', ':')))"
    assert json.loads(run_in_micropython(program, {"rule.py": translation(source)})) == expected


def test_micropython_reads_the_files_of_an_image_whatever_their_length_and_depth() -> None:
    """An image holds a length in groups of seven bits."""
    lengths = {f"a/b{size}/deep/c.py": size for size in (127, 128, 16_383, 16_384)}
    modules = {path: f"x = {size!s:>{size - 5}}\n" for path, size in lengths.items()}
    program = "".join(
        f"import a.b{size}.deep.c\nprint(a.b{size}.deep.c.x)\n" for size in lengths.values()
    )
    output = run_in_micropython(program, {"empty.py": "", **modules})
    assert [int(line) for line in output.split()] == list(lengths.values())
    assert [len(source) for source in modules.values()] == list(lengths.values())


def test_the_builtins_and_methods_that_micropython_lacks_are_refused() -> None:
    """Compared with MicroPython itself: whatever only CPython has is on the lists."""
    kinds = (str, list, tuple, OrderedDict, set, int, date)
    program = (
        "import builtins, json\nfrom collections import OrderedDict\nfrom datetime import date\n"
        "kinds = (str, list, tuple, OrderedDict, set, int, date)\n"
        "print(json.dumps([dir(one) for one in (builtins,) + kinds], separators=(',', ':')))"
    )
    there, *methods = json.loads(run_in_micropython(program, {}))
    assert set(there) >= BUILTINS
    for kind, has in zip(kinds, methods, strict=True):
        missing = {name for name in dir(kind) if not name.startswith("_")} - set(has)
        assert missing <= METHODS.keys() | {"real", "imag", "numerator", "denominator"}, kind
