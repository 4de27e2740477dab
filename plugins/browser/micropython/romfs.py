"""Files as one ROMFS, the read-only file system that MicroPython reads from memory.

A file system that JavaScript keeps is slow: MicroPython asks it for each path at which a module may
stand. Source of the format: https://docs.micropython.org/en/latest/reference/romfs.html
"""

from __future__ import annotations

from collections.abc import Mapping

HEADER = b"\xd2\xcd\x31"
CONTENT, FOLDER, FILE = 2, 4, 5  # kinds of records


def romfs(files: Mapping[str, bytes]) -> bytes:
    """Return the file system that holds contents by path, such as `calculator/wire.py`."""
    folders: dict[str, dict[str, bytes]] = {}
    for path, content in sorted(files.items()):
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, {})[name] = content
    body = _records("", folders)
    length = _number(len(body))
    if (len(HEADER) + len(length) + len(body)) % 2:
        length = b"\x80" + length  # the whole is of even length
    return HEADER + length + body


def _records(folder: str, folders: Mapping[str, Mapping[str, bytes]]) -> bytes:
    """Return what a folder holds: its files, then the folders in it."""
    files = (
        _record(FILE, _name(name) + _record(CONTENT, content))
        for name, content in folders.get(folder, {}).items()
    )
    prefix = f"{folder}/" if folder else ""
    inner = {
        path[len(prefix) :].partition("/")[0]
        for path in folders
        if path != folder and path.startswith(prefix)
    }
    deeper = (
        _record(FOLDER, _name(name) + _records(f"{prefix}{name}", folders))
        for name in sorted(inner)
    )
    return b"".join((*files, *deeper))


def _record(kind: int, content: bytes) -> bytes:
    return _number(kind) + _number(len(content)) + content


def _name(name: str) -> bytes:
    return _number(len(name.encode())) + name.encode()


def _number(value: int) -> bytes:
    """Return a number in groups of seven bits, the highest first, each but the last with the eighth
    bit set."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(0x80 | value & 0x7F)
    return bytes(reversed(groups))
