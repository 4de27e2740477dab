"""The calculator's wheel, with the price books in it: any standard tool builds the same one, and any
Pyodide installs it."""

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
from plugins.browser.bundle import bundle
from plugins.browser.shipped_books import module_source
from plugins.browser.wheel import BOOKS as BOOKS_VARIABLE
from plugins.browser.wheel import WheelBuildError, calculator_wheel
from tests.support.browser_python import ROOT, run_in_pyodide, served
from tests.support.cases import BOOKS
from tests.support.firm import PRICES
from tests.support.publishing import WEBSITE

# Runs the cells of the notebook, then the examples of LIBRARY.md in the same Python.
PROGRAM = """
{cells}
import json
from calculator.shipped import shipped_books
names = {{"__name__": "library_page", "__file__": "/tests/support/library_page.py"}}
exec({page!r}, names)
json.dumps([[book.id for book in shipped_books()], same, different, names["check_examples"]({library!r})])
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel with the price books of the tests."""
    return calculator_wheel(root=ROOT, books=BOOKS, cache=tmp_path_factory.mktemp("cache"))


def test_it_holds_the_calculator_its_books_and_its_licence(wheel: Path) -> None:
    """Each module byte for byte as in calculator/, but for the one with the books; and py.typed."""
    with ZipFile(wheel) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for path in (ROOT / "calculator").rglob("*.py"):
        if path.name != "shipped.py":
            assert files[path.relative_to(ROOT).as_posix()] == path.read_bytes()
    assert {"calculator/py.typed", "days_on_loan-0.1.0.dist-info/licenses/LICENSE"} <= files.keys()
    assert files["calculator/shipped.py"].decode() == module_source(BOOKS)


def test_the_books_written_out_are_those_that_staff_wrote() -> None:
    """As Python values: the browser reads no TOML."""
    names: dict[str, object] = {}
    exec(module_source(BOOKS), names)
    assert names["BOOKS"] == read_books(BOOKS)


def test_a_folder_with_mistakes_makes_no_books(tmp_path: Path) -> None:
    """A broken book never reaches a browser."""
    text = (BOOKS / "2026-01-01.toml").read_text("utf-8")
    (tmp_path / "2026-01-01.toml").write_text(text.replace("900.00", "x"), "utf-8")
    with pytest.raises(PriceBookError, match="2026-01-01.toml:"):
        module_source(tmp_path)


def test_pip_builds_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """In a copy elsewhere, with other times and permissions, without any tool of this project."""
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


def test_a_failed_build_shows_hatchlings_message(tmp_path: Path) -> None:
    """With the place in pyproject.toml that chooses hatchling, and what to do."""
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    (tmp_path / "LICENSE").touch()
    with pytest.raises(
        WheelBuildError, match=r"^pyproject.toml \[build-system\]: .* got exit 1: \w+: .*; mend "
    ):
        calculator_wheel(root=tmp_path, books=BOOKS, cache=tmp_path / "cache")


def test_a_notebook_installs_it_and_works_out_every_published_example(published: Path) -> None:
    """In stock Pyodide, JupyterLite's kernel: micropip installs the wheel from its lasting address;
    the examples of LIBRARY.md are right there, too."""
    runtime, notebook = bundle(root=ROOT, books=PRICES), published / "python" / "estimate.ipynb"
    (address,) = published.glob("python/*.whl")
    files = {name: published / name for name in (f"python/{address.name}", "prices.json")}
    with served(
        {**files, runtime.wheels["micropip"]: runtime.files[runtime.wheels["micropip"]]}
    ) as origin:
        cells = json.loads(notebook.read_text("utf-8").replace(WEBSITE, origin))["cells"]
        micropip = f"{origin}/{runtime.wheels['micropip']}"
        output = run_in_pyodide(
            PROGRAM.format(
                cells="\n".join(
                    "".join(one["source"]) for one in cells if one["cell_type"] == "code"
                ),
                page=(ROOT / "tests" / "support" / "library_page.py").read_text("utf-8"),
                library=(ROOT / "calculator" / "LIBRARY.md").read_text("utf-8"),
            ),
            lockFileContents=dict(runtime.lock),
            packageBaseUrl=micropip.removesuffix(micropip.rpartition("/")[2]),
            packages=["micropip"],
        )
    books, same, different, count = json.loads(output.splitlines()[-1])
    examples = json.loads((published / "prices.json").read_text("utf-8"))["books"][0]["examples"]
    assert (books, different) == ([book.id for book in read_books(PRICES)], [])
    assert same == 2 * len(examples) > 80 and count > 20


def test_the_notebook_follows_the_format_of_notebooks(published: Path) -> None:
    """As nbformat 4.5 asks: https://nbformat.readthedocs.io/en/latest/format_description.html."""
    text = (published / "python" / "estimate.ipynb").read_text("utf-8")
    notebook = json.loads(text)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"]) == 5
    for cell in notebook["cells"]:
        more = {"execution_count", "outputs"} if cell["cell_type"] == "code" else set()
        assert cell.keys() == {"id", "cell_type", "metadata", "source"} | more


def test_its_hash_stands_beside_it(published: Path) -> None:
    """As `sha256sum --check` reads it."""
    (file,) = published.glob("python/*.whl")
    checksum = file.with_name(f"{file.name}.sha256")
    assert checksum.read_text("utf-8").endswith(f"  {file.name}\n")
    subprocess.run(
        ["sha256sum", "--check", "--status", checksum.name], cwd=checksum.parent, check=True
    )
