"""Everything by others that reaches a visitor is named, with the version it really has and its
licence in full."""

from __future__ import annotations

import gzip
import json
import re
from fnmatch import fnmatch
from pathlib import Path
from zipfile import ZipFile

import pytest

from plugins.browser.pyodide import pyodide, wheels
from plugins.third_parties import parts, pins, stays, texts
from plugins.third_parties.licences import FILE, licences
from tests.pages.test_pages import soup_of
from tests.support.browser_python import run_in_pyodide

# The project's own files, by their place in a publish; any other file must belong to a part.
OURS = {
    "*.html",
    "*.md",
    "*.xml",
    "*.txt",
    "_headers",
    "_redirects",
    "sw.js",
    "sbom.cdx.json",
    "prices.json",
    "prices.schema.json",
    "runtime/calculator-*.json",
    "runtime/wheels/*/days_on_loan-*.whl",
    "python/*",
    "cards/*.png",
    "images/*",
    "static/*/css/*.css",
    "static/*/js/*.js",
    "static/*/python/*.py",
    "static/*/favicon.svg",
    "favicon.ico",
    "*icon-*.png",
    "apple-touch-icon.png",
    "site.webmanifest",
    "search/pagefind-entry.json",
    "search/*.pf_*",
}
SMALLER = {".br", ".gz"}
PROGRAM = """
import json, sqlite3, sys, unicodedata, zlib
import _decimal, pyexpat, pyodide
from compression import zstd
json.dumps({
    "Pyodide": pyodide.__version__,
    "CPython": sys.version.split()[0],
    "Unicode Character Database": unicodedata.unidata_version,
    "Expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
    "libmpdec": _decimal.__libmpdec_version__,
    "zlib": zlib.ZLIB_RUNTIME_VERSION,
    "Zstandard": zstd.zstd_version,
    "SQLite": sqlite3.sqlite_version,
})
"""
IN_THE_BINARY = {
    "bzip2": rb"(1\.0\.\d+), \d+-\w+-\d{4}\0",
    "liblzma": rb"\0(5\.[2468]\.\d+)\0",
    "Emscripten": rb"\0(5\.0\.\d+)\0",
}
PARTS = {part.name: part for part in parts()}


def test_every_pin_for_a_browser_ships_with_an_entry_or_stays_here() -> None:
    """A package added to pyproject.toml must be listed as one or the other."""
    pins_of_parts = {part.pin for part in PARTS.values() if part.pin}
    assert pins_of_parts | stays() == pins().keys()
    assert not pins_of_parts & stays()


def test_every_file_of_a_publish_is_ours_or_belongs_to_a_part(published: Path) -> None:
    """Whatever a plugin writes there, no work of others is published unnamed."""
    files = {
        path.relative_to(published).as_posix()
        for path in published.rglob("*")
        if path.is_file() and path.suffix not in SMALLER
    }
    patterns = OURS | {pattern for part in PARTS.values() for pattern in part.files}
    assert [
        file for file in sorted(files) if not any(fnmatch(file, pattern) for pattern in patterns)
    ] == []
    for part in PARTS.values():
        assert part.inside in PARTS if part.inside else part.files, part.name
        assert all(any(fnmatch(file, pattern) for file in files) for pattern in part.files), (
            part.name
        )


def test_the_versions_are_those_of_the_parts_themselves() -> None:
    """A program in Pyodide prints most of them; the others are read in its binary."""
    versions = json.loads(run_in_pyodide(PROGRAM))
    binary = (pyodide() / "pyodide.asm.wasm").read_bytes()
    for name, pattern in IN_THE_BINARY.items():
        versions[name] = re.search(pattern, binary)[1].decode()
    inside = {
        name: part.version
        for name, part in PARTS.items()
        if part.version and (part.name == "Pyodide" or _is_in_pyodide(name))
    }
    assert inside == versions


def _is_in_pyodide(name: str) -> bool:
    holder = PARTS[name].inside
    return holder == "Pyodide" or (bool(holder) and _is_in_pyodide(holder))


def test_the_version_that_a_wheel_carries_is_true() -> None:
    """The wheel's own files have it."""
    with ZipFile(wheels()["micropip"]) as wheel:
        source = wheel.read("micropip/_vendored/packaging/src/packaging/__init__.py").decode()
    assert f'__version__ = "{PARTS["packaging"].version}"' in source


def test_the_versions_in_the_search_are_those_in_its_files(published: Path) -> None:
    """Pagefind's script has its own, its WebAssembly those of two libraries; the others stand
    nowhere."""
    script = (published / "search" / "pagefind.js").read_text("utf-8")
    assert re.search(r'pagefind_version="([\d.]+)"', script)[1] == PARTS["Pagefind"].version
    binary = gzip.decompress((published / "search" / "wasm.en.pagefind").read_bytes())
    versions = dict(re.findall(r"/([a-z-]+)-(\d+\.\d+\.\d+)/src/", binary.decode("latin-1")))
    assert {name: PARTS[name].version for name in ("minicbor", "wasm-bindgen")} == versions


@pytest.mark.parametrize("name", PARTS)
def test_every_part_has_its_licence_in_full(name: str, published: Path) -> None:
    """And an address of its source code."""
    part = PARTS[name]
    assert part.source.startswith("https://") and part.licence
    licence_texts = "".join((published / FILE).read_text("utf-8").split())
    assert "".join(part.title.split()) in licence_texts
    assert texts(part)
    for text in texts(part).values():
        assert len(text) > 100 and "".join(text.split()) in licence_texts


def test_no_text_stands_twice() -> None:
    """A licence that several parts share is printed once."""
    text = licences(parts())
    assert text.count("Mozilla Public License Version 2.0\n===") == 1


@pytest.mark.parametrize("page", ["legal-notice/index.html", "fr/mentions-legales/index.html"])
def test_the_legal_notice_leads_to_the_list(site: Path, page: str) -> None:
    """In both languages; the preview has it too."""
    assert soup_of(site / page).main.find("a", href=f"/{FILE}")
    assert (site / FILE).is_file()
