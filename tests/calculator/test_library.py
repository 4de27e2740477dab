"""The calculator as a library: its page, its types, and the Pythons that it is for."""

from __future__ import annotations

import json
import subprocess
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)
from zipfile import ZipFile

import pytest

from calculator.advice_answers import Budget, Cheapest
from calculator.answers import Estimate, Suggestion
from calculator.reading.files import read_books
from calculator.wire import answer
from plugins.browser.micropython.image import DOOR, SHIPPED, imported_sources
from plugins.browser.shipped_books import module_source
from plugins.browser.wheel import calculator_wheel
from plugins.project import ROOT
from tests.support.cases import BOOKS, cases
from tests.support.firm import below
from tests.support.pythons import pythons

PAGE = ROOT / "tests" / "support" / "library_page.py"
KINDS = {"estimate": Estimate, "suggestion": Suggestion, "budget": Budget, "cheapest": Cheapest}
CLIENT = """
from datetime import date
from decimal import Decimal
from calculator import api

need: api.Need = {"facts": {"staff": 25}, "choose": {"day": {"quantity": "1.5", "per": "month"}}}


def net(books: tuple[api.PriceBook, ...] | None = None) -> Decimal | None:
    found = api.estimate(need, on=date(2027, 3, 1), books=books)
    month = found["month"]
    return Decimal(month["low"]["net"]) if month and month["low"] else None


def left() -> list[str]:
    bought = api.budget(need, Decimal("1000.00"), on=date(2027, 3, 1), books=api.shipped_books())
    return [option["left"] for option in bought["options"]]
"""
PLAIN = {list: list, dict: dict, Mapping: dict}
FAULTS = {
    'month["low"]["net"]) if month and': 'month["low"]["net"]) if',
    'option["left"]': 'option["right"]',
    '"quantity": "1.5"': '"quantity": 1.5',
    "on=date(2027, 3, 1), books=books": 'on="2027-03-01", books=books',
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new environment with the wheel in it, and its packages' folder in `packages`."""
    folder = tmp_path_factory.mktemp("library")
    command = [sys.executable, "-m", "venv", "--without-pip", "--symlinks", str(folder / "venv")]
    subprocess.run(command, check=True)
    (packages,) = folder.glob("venv/lib/python*/site-packages")
    wheel = calculator_wheel(root=ROOT, books=BOOKS, cache=folder / "cache")
    with ZipFile(wheel) as archive:
        archive.extractall(packages)
    (folder / "packages").symlink_to(packages)
    return folder


@pytest.mark.parametrize("version", pythons())
def test_the_examples_of_its_page_hold(installed: Path, version: str) -> None:
    """As the wheel holds it, in each Python of this machine that it is for."""
    done = subprocess.run(
        [pythons()[version], str(PAGE)],
        env={"PYTHONPATH": str(installed / "packages"), "PATH": ""},
        cwd=installed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(f"Python {version}.") and done.stdout.endswith(" hold.\n")


def test_mypy_finds_what_a_client_does_wrong_and_nothing_else(installed: Path) -> None:
    """Strictly, by the types that the wheel ships; each fault in a module of its own."""
    folder = installed / "client"
    folder.mkdir()
    (folder / "right.py").write_text(CLIENT, "utf-8")
    for place, (right, wrong) in enumerate(FAULTS.items()):
        assert right in CLIENT
        (folder / f"wrong_{place}.py").write_text(CLIENT.replace(right, wrong), "utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--config-file="),
            *("--cache-dir", str(installed / "mypy")),
            *("--python-executable", str(installed / "venv" / "bin" / "python"), "."),
        ],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": below(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    faulty = [line.partition(".")[0] for line in done.stdout.splitlines() if ": error: " in line]
    assert sorted(set(faulty)) == [f"wrong_{place}" for place in range(len(FAULTS))], done.stdout


def test_the_types_are_those_of_every_answer() -> None:
    """Of each golden case, key by key: none is missing, none is left over."""
    books, types = read_books(BOOKS), set()
    for case in cases():
        reply = json.loads(answer(case.text, books))
        kind = KINDS.get(str(case.request["ask"]))
        if kind and reply.pop("ok"):
            assert list(differences(reply, kind)) == [], case.name
            types.add(kind)
    assert types == set(KINDS.values())
    assert list(differences({"net": 1, "vat": "0.00"}, Estimate))


def test_visitors_never_fetch_it() -> None:
    """What calculator.wire does not import is not in the image for MicroPython."""
    modules = imported_sources(DOOR, root=ROOT, replacements={SHIPPED: module_source(BOOKS)})
    assert DOOR in modules
    assert (
        not {"calculator/api.py", "calculator/answers.py", "calculator/advice_answers.py"}
        & modules.keys()
    )


def differences(value: Any, kind: Any) -> Iterator[Any]:
    """Yield what of a value is not as its type tells."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_typeddict(kind):
        yield from _of_keys(value, kind)
    elif origin is NotRequired:
        yield from differences(value, inner[0])
    elif origin in (Union, types.UnionType):
        yield from [] if any(not [*differences(value, one)] for one in inner) else [(value, kind)]
    elif origin is Literal:
        yield from [] if value in inner else [(value, kind)]
    elif not isinstance(value, PLAIN.get(origin, kind)):
        yield value, kind
    elif origin:
        for one in value.values() if isinstance(value, dict) else value:
            yield from differences(one, inner[-1])


def _of_keys(value: Any, kind: Any) -> Iterator[Any]:
    hints = get_type_hints(kind, include_extras=True)
    if not isinstance(value, dict) or not kind.__required_keys__ <= value.keys() <= hints.keys():
        yield value, kind
        return
    for key, one in value.items():
        yield from differences(one, hints[key])
