"""The browser's Python: it answers as CPython does, it is small, and it is made again only when it must be."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from calculator.price_book import read_books
from calculator.wire import answer
from plugins import pyodide_node, runtime_core, runtime_library
from plugins.assets.compression import CACHE, compress_all, compressed
from plugins.browser.runtime import put
from plugins.browser.runtime_bundle import Bundle, bundle
from plugins.packages import npm
from plugins.runtime_core import CORE, WHOLE
from tests.support.cases import BOOKS, lines

ROOT = Path(__file__).resolve().parent.parent.parent
LARGEST = 2_000_000  # bytes of the runtime with brotli; 3.9 MB is what was promised, 3.2 MB what was wished
ENTERED = '0123456789.,-+eE:/ {}[]"\\\\&=aZé€\u202f\U0001f642\ud800'
LEFT_OUT = """
import asyncio, traceback
def said(work):
    try:
        work()
    except Exception as error:
        return traceback.format_exception(error)[-1].strip()
"\\n".join([said(lambda: asyncio.sleep), said(lambda: 1 / 0)])
"""


@pytest.fixture(scope="module")
def made() -> Bundle:
    """The bundle with the books of the golden cases."""
    return bundle(root=ROOT, books=BOOKS)


def library(made: Bundle) -> Path:
    """Return the library's own file."""
    return made.files[f"{made.folder}/{made.library}"]


def test_every_golden_case_is_answered_as_by_cpython(made: Bundle) -> None:
    """Byte for byte, in the very files that ship: by compiled books where CPython reads TOML, no module and no function missing."""
    golden = [json.loads(line) for line in lines()]
    asked = [case["request"] for case in golden]
    answers = pyodide_node.answers(
        asked, pyodide=library(made).parent, library=library(made), info=made.info
    )
    assert len(golden) > 20
    assert answers == [case["answer"] for case in golden]


def test_slips_are_answered_as_by_cpython(made: Bundle) -> None:
    """The golden requests with other characters in them, which the rehearsal never saw: nothing is missing for them either."""
    chance, golden, books = (
        random.Random(2026),
        [json.loads(line)["request"] for line in lines()],
        read_books(BOOKS),
    )
    asked = []
    for _ in range(3_000):
        text = chance.choice(golden)
        start = chance.randrange(len(text) + 1)
        asked.append(
            text[:start]
            + "".join(chance.choices(ENTERED, k=2))
            + text[start + chance.randrange(3) :]
        )
    answers = pyodide_node.answers(
        asked, pyodide=library(made).parent, library=library(made), info=made.info
    )
    assert [
        text for text, found in zip(asked, answers, strict=True) if found != answer(text, books)
    ] == []


def test_a_stand_in_says_what_it_leaves_out(made: Bundle) -> None:
    """As a missing module, for which the page loads Python whole; an error is reported as ever."""
    said = pyodide_node.run(
        LEFT_OUT, pyodide=npm.package("pyodide"), library=library(made), info=made.info
    ).splitlines()
    assert said == [
        "ModuleNotFoundError: asyncio.sleep is in the whole library only",
        "ZeroDivisionError: division by zero",
    ]


def test_the_whole_runtime_is_small(made: Bundle) -> None:
    """Every kilobyte keeps a visitor with a slow line waiting."""
    files = [made.files[f"{made.folder}/{name}"] for name in (*CORE, made.library)]
    sizes = {file.name: compressed(file, cache=CACHE)[".br"].stat().st_size for file in files}
    assert sum(sizes.values()) <= LARGEST, sizes


def test_the_glue_is_one_function_in_brackets(made: Bundle) -> None:
    """Which a browser reads once."""
    glue = made.files[f"{made.folder}/pyodide.asm.mjs"].read_text("utf-8")
    assert re.fullmatch(
        r"const (\w+)=\(async function \1\(.+\}\);export default \1;\s*", glue, re.DOTALL
    )


def test_the_library_is_left_to_brotli_to_compress(made: Bundle) -> None:
    """Stored bytecode compresses better as one; there is no source, and no TOML reader."""
    with ZipFile(library(made)) as files:
        names = set(files.namelist())
        assert {entry.compress_type for entry in files.infolist()} == {ZIP_STORED}
    assert {"calculator/wire.pyc", "calculator/prices.json", "json/decoder.pyc"} <= names
    assert not {
        name
        for name in names
        if name.endswith(".py") or name.startswith(("tomllib", "ssl", "calculator/__main__"))
    }


def test_a_changed_price_book_costs_no_new_pyodide(
    made: Bundle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Node.js is not started again, and a visitor who has Pyodide fetches only the library."""
    monkeypatch.setattr(pyodide_node, "node", lambda: pytest.fail("Node.js was started"))
    shutil.copytree(BOOKS, tmp_path / "prices", ignore=lambda folder, names: names[1:])
    other = bundle(root=ROOT, books=tmp_path / "prices")
    assert other.folder == made.folder
    assert other.library != made.library


def test_the_same_sources_give_the_same_bytes(made: Bundle, tmp_path: Path) -> None:
    """Two machines that build one commit publish one address."""
    pyodide = npm.package("pyodide")
    modules = runtime_library.compiled(pyodide=pyodide, engine=ROOT / "calculator", cache=tmp_path)
    assert (
        runtime_library.library(modules=modules, engine="calculator", books=BOOKS)
        == library(made).read_bytes()
    )
    folder = runtime_core.core(
        pyodide=pyodide, modules=modules, engine="calculator", cache=tmp_path
    )
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        name: (library(made).parent / name).read_bytes() for name in (*CORE, *WHOLE)
    }


def test_the_manifest_names_files_that_are_there(made: Bundle, tmp_path: Path) -> None:
    """Addresses carry the site's own path; sizes are what the worker will count."""
    put(made, tmp_path)
    manifest = json.loads(made.manifest("/cio"))
    assert manifest["folder"].startswith("/cio/runtime/")
    for address in (
        manifest["library"],
        manifest["whole"]["library"],
        manifest["whole"]["wasm"],
        *(manifest["folder"] + name for name in manifest["bytes"]),
    ):
        assert (tmp_path / address.removeprefix("/cio/")).is_file()
    assert manifest["bytes"][made.library] == library(made).stat().st_size
    assert (
        manifest["whole"]["size"]
        == (tmp_path / manifest["whole"]["wasm"].removeprefix("/cio/")).stat().st_size
    )


def test_small_copies_lie_beside(made: Bundle, tmp_path: Path) -> None:
    """A host without brotli has gzip."""
    put(made, tmp_path)
    compress_all(tmp_path, cache=CACHE)
    folder = tmp_path / "runtime" / made.folder
    assert {f"{name}{ending}" for name in CORE for ending in (".br", ".gz")} <= {
        path.name for path in folder.iterdir()
    }


def test_the_built_site_holds_the_runtime(site: Path, made: Bundle) -> None:
    """The real site has the real books, in a library of its own beside the same Pyodide."""
    folder = site / "runtime" / made.folder
    assert set(CORE) <= {path.name for path in folder.iterdir()}
    assert len(list(folder.glob("python-*.zip"))) == 1
