"""Files as one ROMFS, the read-only file system that MicroPython reads from memory.

A file system in JavaScript is slow, because MicroPython asks it for each possible path of a module.
Source of the format: https://docs.micropython.org/en/latest/reference/romfs.html
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

HEADER = b"\xd2\xcd\x31"
CONTENT, FOLDER, FILE = 2, 4, 5  # kinds of records
Parts = tuple[bytes, bytes]
"""The bytes in the first part of a file system, and those in the second."""


def romfs(files: Mapping[str, bytes], *, later: Collection[str] = ()) -> Parts:
    """Return the file system with contents by path, such as `calculator/wire.py`, in two parts that
    follow one another: the first, with zeros in place of the second, has all files but the later
    ones."""
    folders: dict[str, dict[str, Parts]] = {}
    for path, content in sorted(files.items()):
        folder, _, name = path.rpartition("/")
        record = _record(FILE, _name(name) + _record(CONTENT, content))
        folders.setdefault(folder, {})[name] = (b"", record) if path in later else (record, b"")
    first, second = _records("", folders)
    length = _number(len(first) + len(second))
    if (len(HEADER) + len(length) + len(first) + len(second)) % 2:
        length = b"\x80" + length  # the length of the whole must be even
    return HEADER + length + first, second


def _records(folder: str, folders: Mapping[str, Mapping[str, Parts]]) -> Parts:
    """Return the records of a folder: its files and subfolders."""
    prefix = f"{folder}/" if folder else ""
    inner = {
        path[len(prefix) :].partition("/")[0]
        for path in folders
        if path != folder and path.startswith(prefix)
    }
    deeper = (_folder(name, _records(f"{prefix}{name}", folders)) for name in sorted(inner))
    return _ordered([*folders.get(folder, {}).values(), *deeper])


def _folder(name: str, inner: Parts) -> Parts:
    """Return a folder's record; it is a later one if everything in it is later."""
    first, second = inner
    named = _name(name)
    head = _number(FOLDER) + _number(len(named) + len(first) + len(second)) + named
    return (head + first, second) if first else (b"", head + second)


def _ordered(entries: Sequence[Parts]) -> Parts:
    """Return the entries of a folder in two parts: of the entries that are in both, only the last
    can be split."""
    before = [first for first, second in entries if not second]
    after = [second for first, second in entries if not first]
    *whole, (start, rest) = [parts for parts in entries if all(parts)] or [(b"", b"")]
    inner = (first + second for first, second in whole)
    return b"".join((*before, *inner, start)), b"".join((rest, *after))


def _record(kind: int, content: bytes) -> bytes:
    return _number(kind) + _number(len(content)) + content


def _name(name: str) -> bytes:
    return _number(len(name.encode())) + name.encode()


def _number(value: int) -> bytes:
    """Return a number in groups of seven bits, the highest first; the eighth bit is set in all but
    the last."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(0x80 | value & 0x7F)
    return bytes(reversed(groups))
