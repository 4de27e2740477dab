"""WebAssembly's binary format, as far as its functions can be taken apart and put together without knowing an instruction.

Source: https://webassembly.github.io/spec/core/binary/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

HEADER = b"\0asm\1\0\0\0"
TYPES, IMPORTS, FUNCTIONS, GLOBALS, EXPORTS, CODE = 1, 2, 3, 6, 7, 10  # sections
FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)  # what may be imported and exported
Signature = tuple[bytes, bytes]  # types of what a function is given and gives


class Reader:
    """Reads a part of a module from its first byte on."""

    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def take(self, size: int) -> bytes:
        """Return the next bytes; raises ValueError where so many are not there."""
        self.at += size
        if self.at > len(self.content):
            raise ValueError(f"WebAssembly: {self.at} bytes must be there, got {len(self.content)}")
        return self.content[self.at - size : self.at]

    def number(self) -> int:
        """Return the next number, which has seven bits in each byte, the lowest first."""
        value = shift = 0
        while (byte := self.take(1)[0]) & 128:
            value, shift = value | (byte & 127) << shift, shift + 7
        return value | byte << shift

    def sized(self) -> bytes:
        """Return the next bytes, before which their number stands."""
        return self.take(self.number())

    def limits(self) -> None:
        """Pass over the least size of something, and the most where there is one."""
        for _ in range(1 + (self.take(1)[0] & 1)):
            self.number()

    def is_read(self) -> bool:
        """Return whether nothing is left."""
        return self.at == len(self.content)


def sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each section. Raises ValueError for what is no module."""
    reader = Reader(module)
    if reader.take(len(HEADER)) != HEADER:
        raise ValueError("WebAssembly: the module must begin as one of version 1 does")
    while not reader.is_read():
        yield reader.take(1)[0], reader.sized()


def module(parts: Iterable[tuple[int, bytes]], changed: Mapping[int, bytes]) -> bytes:
    """Return the module of these sections, some of them changed."""
    return HEADER + b"".join(
        bytes([section]) + sized(changed.get(section, content)) for section, content in parts
    )


def imports(section: bytes) -> list[tuple[str, str, int]]:
    """Return from where, by what name and of what kind each import is."""
    reader, found = Reader(section), []
    for _ in range(reader.number()):
        origin, name, kind = reader.sized().decode(), reader.sized().decode(), reader.take(1)[0]
        if kind in {TABLE, GLOBAL, TAG}:
            reader.take(1)  # the type of its elements, or its own
        if kind in {TABLE, MEMORY}:
            reader.limits()
        elif kind == GLOBAL:
            reader.take(1)  # whether it may change
        else:
            reader.number()  # its type, by number
        found.append((origin, name, kind))
    if not reader.is_read():
        raise ValueError(
            f"WebAssembly: the imports must end at byte {reader.at}, got {len(section)}"
        )
    return found


def exports(section: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield each export by its name."""
    reader = Reader(section)
    for _ in range(reader.number()):
        start, name = reader.at, reader.sized().decode()
        reader.take(1)
        reader.number()
        yield name, section[start : reader.at]


def signatures(types: bytes, functions: bytes) -> tuple[list[Signature], list[int]]:
    """Return every signature, and for each of the module's own functions the number of its."""
    reader, own = Reader(types), Reader(functions)
    found = []
    for _ in range(reader.number()):
        reader.take(1)  # that it is a function's
        found.append((reader.sized(), reader.sized()))
    return found, [own.number() for _ in range(own.number())]


def bodies(section: bytes) -> list[bytes]:
    """Return the bodies of the module's own functions."""
    reader = Reader(section)
    return [reader.sized() for _ in range(reader.number())]


def begun(body: bytes, instructions: bytes) -> bytes:
    """Return a function's body with more instructions before its first, after its variables."""
    reader = Reader(body)
    for _ in range(reader.number()):
        reader.number()  # so many variables
        reader.take(1)  # of this type
    return body[: reader.at] + instructions + body[reader.at :]


def longer(section: bytes, entries: Iterable[bytes]) -> bytes:
    """Return a section that lists more."""
    reader, more = Reader(section), list(entries)
    return number(reader.number() + len(more)) + section[reader.at :] + b"".join(more)


def vector(entries: Iterable[bytes]) -> bytes:
    """Return a list of things, their number before it."""
    return longer(b"\0", entries)


def sized(content: bytes) -> bytes:
    """Return bytes with their number before them."""
    return number(len(content)) + content


def number(value: int) -> bytes:
    """Return a number as `Reader.number` reads it."""
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
