"""Pyodide's JavaScript, smaller and sooner read: as it is, where it looks otherwise than is known here."""

from __future__ import annotations

import re
from collections import Counter

SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=\S+\s*$")
LARGE = (
    "async function _createPyodideModule(",
    "export default _createPyodideModule;\n",
)  # how a file of one function begins and ends
NAMED = re.compile(r"var ([\w$,]+);function assignWasmExports\(wasmExports\)\{([^{}]+)\}")
ONE = re.compile(r'(\w+)=Module\["\1"\]=wasmExports\["\w+"\](?:\.value>>>0)?')
WORD = re.compile(r"[\w$]+")
MENTIONS = 3  # of a name that is given and never used: declared, and twice where it is given


def without_source_map(text: str) -> str:
    """Return a script without the way to a source map that is not here."""
    return SOURCE_MAP.sub("\n", text)


def in_brackets(text: str) -> str:
    """Return a file of one large function with that function in brackets.

    Browsers read such a function once; others they skim first, and read when they are called.
    Source: https://v8.dev/blog/preparser#pife.
    """
    first, last = LARGE
    if not (text.startswith(first) and text.endswith(last)):
        return text
    return f"const _createPyodideModule=({text.removesuffix(last)});{last}"


def without_unused_names(text: str, *, others: str) -> str:
    """Return the glue without names for functions of the WebAssembly that neither it nor `others` mentions again.

    They are there for libraries to link with, and a third of the file; such a library finds what it links with by
    other ways, and none is loaded here.
    """
    found = NAMED.search(text)
    if not found:
        return text
    mentions, elsewhere, given = (
        Counter(WORD.findall(text)),
        set(WORD.findall(others)),
        found[2].split(";"),
    )
    names = {one[1] for statement in given if (one := ONE.fullmatch(statement))}
    unused = {name for name in names if mentions[name] == MENTIONS and name not in elsewhere}
    declared = ",".join(name for name in found[1].split(",") if name not in unused)
    kept = ";".join(statement for statement in given if statement.partition("=")[0] not in unused)
    changed = f"var {declared};function assignWasmExports(wasmExports){{{kept}}}"
    return text[: found.start()] + changed + text[found.end() :]
