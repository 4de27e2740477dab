"""A WebAssembly module taken apart and put together again still does what it did, and a function that is left out never answers."""

from __future__ import annotations

import json
import subprocess
from base64 import b64encode
from typing import Any

import pytest

from plugins.packages.node import node
from plugins.wasm import noting, only, preparing
from plugins.wasm.binary import HEADER, Reader, number, sized, vector

I32, F64, GIVES = 0x7F, 0x7C, 0x60


def text(name: str) -> bytes:
    return sized(name.encode())


# Three functions of the module itself: `more` calls what it imports and adds one, `half` gives 0.5, `twice` calls `more` twice;
# `rest` is exported for others to link with, and is `half` again.
MODULE = HEADER + b"".join(
    bytes([section]) + sized(content)
    for section, content in {
        1: vector(
            [bytes([GIVES, 1, I32, 1, I32]), bytes([GIVES, 0, 1, F64]), bytes([GIVES, 0, 0])]
        ),
        2: vector(
            [
                text("env") + text("say") + b"\0\0",
                text("GOT.func") + text("twice") + bytes([3, I32, 1]),
                text("env") + text("memory") + b"\2\1\1\2",
                text("env") + text("table") + b"\1\x70\0\1",
            ]
        ),
        3: vector([b"\0", b"\1", b"\0"]),
        6: vector([bytes([I32, 1, 0x41, 7, 0x0B])]),
        7: vector(
            [
                text("more") + b"\0\1",
                text("half") + b"\0\2",
                text("twice") + b"\0\3",
                text("rest") + b"\0\2",
            ]
        ),
        10: vector(
            sized(body)
            for body in (
                bytes([1, 2, I32, 0x20, 0, 0x10, 0, 0x41, 1, 0x6A, 0x0B]),
                bytes([0, 0x44, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F, 0x0B]),
                bytes([0, 0x20, 0, 0x10, 1, 0x10, 1, 0x0B]),
            )
        ),
    }.items()
)
RUN = """
const { module, calls } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const given = { env: { say: (value) => { said.push(value); return value * 10; }, memory: new WebAssembly.Memory({ initial: 1, maximum: 2 }),
  table: new WebAssembly.Table({ element: "anyfunc", initial: 1 }) }, "GOT.func": { twice: new WebAssembly.Global({ value: "i32", mutable: true }) } };
const said = [];
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(module, "base64")), given);
const told = calls.map(([name, ...values]) => { try { return exports[name](...values) ?? null; } catch (error) { return error.message; } });
const flags = Object.keys(exports).filter((name) => exports[name] instanceof WebAssembly.Global).map((name) => [name, exports[name].value]);
console.log(JSON.stringify({ told, said, flags: Object.fromEntries(flags), names: Object.keys(exports) }));
"""


def ran(module: bytes, *calls: list[Any]) -> dict[str, Any]:
    """Return what calls of a module's exports give, what it said meanwhile, and its flags afterwards."""
    job = json.dumps({"module": b64encode(module).decode(), "calls": calls})
    done = subprocess.run(
        [*node(), "-e", RUN], input=job, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


def test_it_is_noted_what_is_entered() -> None:
    """Directly or by another function, and nothing else; what comes out is what came out before."""
    found = ran(noting(MODULE), ["twice", 3])
    assert (found["told"], found["said"]) == ([311], [3, 31])
    assert found["flags"] == {"entered.0": 1, "entered.1": 0, "entered.2": 1}


def test_what_was_left_out_never_answers() -> None:
    """A call of it ends there; what is looked for by name stays, other exports go."""
    found = ran(only(MODULE, entered={0, 2}, exported={"half"}), ["half"], ["twice", 3])
    assert (found["told"], found["names"]) == (["unreachable", 311], ["half", "twice"])


def test_all_functions_are_called_and_none_does_anything() -> None:
    """Afterwards they do what they did; another instance was never told."""
    module = preparing(MODULE, functions={0, 1, 2})
    assert ran(module, ["prepare"])["said"] == []
    assert ran(module, ["prepare"], ["twice", 3], ["half"])["told"] == [None, 311, 0.5]
    assert ran(module, ["half"], ["more", 1])["told"] == [0.5, 11]


@pytest.mark.parametrize("value", [0, 1, 127, 128, 300, 16_383, 16_384, 2**31])
def test_a_number_is_read_as_it_was_written(value: int) -> None:
    """Of one byte or of several."""
    reader = Reader(number(value))
    assert reader.number() == value and reader.is_read()


@pytest.mark.parametrize("module", [b"", b"\0asm\2\0\0\0", MODULE[:-3], b"PK\3\4 and more"])
def test_what_is_no_module_is_refused(module: bytes) -> None:
    """Or one that was cut off."""
    with pytest.raises(ValueError, match="^WebAssembly: "):
        noting(module)
