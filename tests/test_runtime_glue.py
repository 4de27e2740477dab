"""Pyodide's JavaScript becomes smaller, and stays as it is where it looks otherwise than expected."""

from __future__ import annotations

import re

from plugins.packages import npm
from plugins.runtime_core import GLUE, LOADER
from plugins.runtime_glue import in_brackets, without_source_map, without_unused_names

SMALL = 'var _a,_b,_c,wasmMemory;function assignWasmExports(wasmExports){_a=Module["_a"]=wasmExports["a"];_b=Module["_b"]=wasmExports["b"].value>>>0;_c=Module["_c"]=wasmExports["c"];wasmMemory=wasmExports["memory"]}_c();'
OTHERWISE = "let a = 1;\nexport default a;\n"


def test_a_name_that_nothing_mentions_goes() -> None:
    """One that the glue itself uses stays, and what is no name of a function."""
    left = 'var _c,wasmMemory;function assignWasmExports(wasmExports){_c=Module["_c"]=wasmExports["c"];wasmMemory=wasmExports["memory"]}_c();'
    assert without_unused_names(SMALL, others="") == left
    assert without_unused_names(SMALL, others="Module._a(1)").startswith("var _a,_c,wasmMemory;")


def test_pyodides_own_glue_loses_a_third() -> None:
    """And no name that it mentions anywhere else."""
    glue, loader = ((npm.package("pyodide") / name).read_text("utf-8") for name in (GLUE, LOADER))
    small = without_unused_names(glue, others=loader)
    assert len(small) < 0.65 * len(glue)
    gone = set(re.findall(r"\w+", glue)) - set(re.findall(r"\w+", small))
    assert len(gone) > 4_000
    rest = glue[glue.index("var wasmImports") :]
    assert not gone & {name for name in re.findall(r"\w+", rest + loader) if name.startswith("_")}


def test_what_looks_otherwise_stays_as_it_is() -> None:
    """A later Pyodide may be written otherwise; it is larger then, and works."""
    assert (
        in_brackets(OTHERWISE)
        == without_unused_names(OTHERWISE, others="")
        == without_source_map(OTHERWISE)
        == OTHERWISE
    )
