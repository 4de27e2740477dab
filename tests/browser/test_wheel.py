"""The calculator's wheel: what any standard tool builds, with the books in it, for anybody's
Pyodide."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from calculator.mistake import PriceBookError
from calculator.reading.files import read_books
from calculator.wire import answer
from plugins.browser.bundle import bundle
from plugins.browser.shipped_books import written_out
from plugins.browser.wheel import BOOKS as BOOKS_VARIABLE
from plugins.browser.wheel import WheelBuildError, calculator_wheel
from tests.support.browser_python import ROOT, run_in_pyodide, served
from tests.support.cases import BOOKS, cases

PROGRAM = """
import micropip
await micropip.install({url!r})
import json
from calculator.shipped import shipped_books
from calculator.wire import answer
json.dumps([[book.id for book in shipped_books()], answer({request!r})])
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel with the books of the tests."""
    return calculator_wheel(root=ROOT, books=BOOKS, cache=tmp_path_factory.mktemp("cache"))


def test_it_holds_the_calculator_its_books_and_its_licence(wheel: Path) -> None:
    """Each module as it stands in calculator/, but for the books, and the mark of a typed
    package."""
    with ZipFile(wheel) as held:
        found = {name: held.read(name) for name in held.namelist()}
    for path in (ROOT / "calculator").rglob("*.py"):
        if path.name != "shipped.py":
            assert found[path.relative_to(ROOT).as_posix()] == path.read_bytes()
    assert {"calculator/py.typed", "days_on_loan-0.1.0.dist-info/licenses/LICENSE"} <= found.keys()
    assert found["calculator/shipped.py"].decode() == written_out(BOOKS)


def test_the_books_written_out_are_those_that_staff_wrote() -> None:
    """As Python, with nothing to read."""
    found: dict[str, object] = {}
    exec(written_out(BOOKS), found)
    assert found["BOOKS"] == read_books(BOOKS)


def test_a_folder_with_mistakes_makes_no_books(tmp_path: Path) -> None:
    """A broken book never reaches a browser."""
    text = (BOOKS / "2026-01-01.toml").read_text("utf-8")
    (tmp_path / "2026-01-01.toml").write_text(text.replace("900.00", "x"), "utf-8")
    with pytest.raises(PriceBookError, match="2026-01-01.toml:"):
        written_out(tmp_path)


def test_pip_builds_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """In a copy elsewhere, with other times and permissions: no tool of this project has a part in
    it."""
    copy = tmp_path / "elsewhere"
    copy.mkdir(mode=0o700)
    for name in ("calculator", "plugins"):
        shutil.copytree(ROOT / name, copy / name, copy_function=shutil.copy)
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    words = [
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        str(tmp_path),
        ".",
    ]
    subprocess.run(
        [sys.executable, *words, "-q", "--disable-pip-version-check"],
        cwd=copy,
        env={**os.environ, BOOKS_VARIABLE: str(BOOKS), "TZ": "Pacific/Auckland"},
        check=True,
    )
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_what_hatchling_says_is_told_where_it_builds_nothing(tmp_path: Path) -> None:
    """With the place that names it, and what to do."""
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    (tmp_path / "LICENSE").touch()
    with pytest.raises(
        WheelBuildError, match=r"^pyproject.toml \[build-system\]: .* got exit 1: \w+: .*; mend "
    ):
        calculator_wheel(root=tmp_path, books=BOOKS, cache=tmp_path / "cache")


def test_micropip_installs_it_from_its_address_in_any_page_of_pyodide(tmp_path: Path) -> None:
    """At the address that stays, with nothing of this site but the wheel."""
    made = bundle(root=ROOT, books=BOOKS)
    (address,) = (
        address
        for address in made.files
        if address.startswith("python/") and address.endswith(".whl")
    )
    request = cases()[0].text
    with served(made.files) as origin:
        micropip = f"{origin}/{made.wheels['micropip']}"
        said = run_in_pyodide(
            PROGRAM.format(url=f"{origin}/{address}", request=request),
            lockFileContents=dict(made.lock),
            packageBaseUrl=micropip.removesuffix(micropip.rpartition("/")[2]),
            packages=["micropip"],
        )
    assert json.loads(said) == [
        [book.id for book in read_books(BOOKS)],
        answer(request, read_books(BOOKS)),
    ]


def test_its_hash_is_told_beside_it(published: Path) -> None:
    """As `sha256sum --check` reads it."""
    (file,) = published.glob("python/*.whl")
    told = file.with_name(f"{file.name}.sha256")
    assert told.read_text("utf-8").endswith(f"  {file.name}\n")
    subprocess.run(["sha256sum", "--check", "--status", told.name], cwd=told.parent, check=True)
