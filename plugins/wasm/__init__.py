"""A WebAssembly module that notes which of its functions are entered, and one with only those that were."""

from __future__ import annotations

from collections.abc import Collection

from plugins.wasm.binary import (
    CODE,
    EXPORTS,
    FUNCTION,
    FUNCTIONS,
    GLOBAL,
    GLOBALS,
    IMPORTS,
    TYPES,
    Reader,
    begun,
    bodies,
    exports,
    imports,
    longer,
    module,
    number,
    sections,
    signatures,
    sized,
    vector,
)

ZERO = {
    0x7F: b"\x41\0",
    0x7E: b"\x42\0",
    0x7D: b"\x43" + bytes(4),
    0x7C: b"\x44" + bytes(8),
    0x6F: b"\xd0\x6f",
}  # by type: i32 to f64, externref
GET, SET, CALL, DROP, RETURN, END = b"\x23", b"\x24", b"\x10", b"\x1a", b"\x0f", b"\x0b"
IF, ONE = b"\x04\x40", b"\x41\x01"
FLAG = b"\x7f\x01" + ZERO[0x7F] + END  # a global: an i32 that may change, at first 0
TRAP = b"\0\0" + END  # a body: no variables, unreachable
NOTED = "entered.%d"
PREPARE = "prepare"


def noting(content: bytes) -> bytes:
    """Return the module with a flag for each function of its own, exported as `entered.0` and so on: 1 once it was entered."""
    parts = dict(sections(content))
    first, own = _globals(parts), bodies(parts[CODE])
    flags = [number(first + function) for function in range(len(own))]
    names = (
        sized((NOTED % function).encode()) + bytes([GLOBAL]) + flag
        for function, flag in enumerate(flags)
    )
    changed = {
        GLOBALS: longer(parts[GLOBALS], [FLAG] * len(own)),
        EXPORTS: longer(parts[EXPORTS], names),
        CODE: vector(
            sized(begun(body, ONE + SET + flag)) for body, flag in zip(own, flags, strict=True)
        ),
    }
    return module(sections(content), changed)


def only(content: bytes, *, entered: Collection[int], exported: Collection[str]) -> bytes:
    """Return the module with those functions of its own; any other traps when it is called, so that no result can be wrong.

    Of its exports it keeps those `exported`, and what its own imports look for among them.
    """
    parts = dict(sections(content))
    wanted = {
        name for origin, name, _ in imports(parts[IMPORTS]) if origin.startswith("GOT.")
    }.union(exported)
    left = (
        body if function in entered else TRAP for function, body in enumerate(bodies(parts[CODE]))
    )
    names = (entry for name, entry in exports(parts[EXPORTS]) if name in wanted)
    return module(sections(content), {EXPORTS: vector(names), CODE: vector(map(sized, left))})


def preparing(content: bytes, *, functions: Collection[int]) -> bytes:
    """Return the module with one function more, exported as `prepare`: it calls these functions, each of which then returns at once.

    A browser makes machine code of a function when it is first called. Called so by a worker that has nothing else
    to do, on an instance of its own, it makes that of all of them for whoever else runs this module.
    """
    parts = dict(sections(content))
    types, own = signatures(parts[TYPES], parts[FUNCTIONS])
    first, flag = (
        sum(kind == FUNCTION for *_, kind in imports(parts[IMPORTS])),
        number(_globals(parts)),
    )
    changed, calls = bodies(parts[CODE]), b""
    for function in sorted(functions):
        given, gives = (b"".join(ZERO[kind] for kind in kinds) for kinds in types[own[function]])
        changed[function] = begun(changed[function], GET + flag + IF + gives + RETURN + END)
        calls += given + CALL + number(first + function) + DROP * len(types[own[function]][1])
    prepare = b"\0" + ONE + SET + flag + calls + ZERO[0x7F] + SET + flag + END
    more = {
        FUNCTIONS: longer(parts[FUNCTIONS], [number(types.index((b"", b"")))]),
        GLOBALS: longer(parts[GLOBALS], [FLAG]),
        EXPORTS: longer(
            parts[EXPORTS], [sized(PREPARE.encode()) + bytes([FUNCTION]) + number(first + len(own))]
        ),
        CODE: vector(map(sized, [*changed, prepare])),
    }
    return module(sections(content), more)


def _globals(parts: dict[int, bytes]) -> int:
    """Return how many globals there are, and so the number of the next."""
    return (
        sum(kind == GLOBAL for *_, kind in imports(parts[IMPORTS]))
        + Reader(parts[GLOBALS]).number()
    )
