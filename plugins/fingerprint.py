"""A short digest of a folder's content, so that caches may keep its files for ever."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

LENGTH = 12  # hexadecimal digits: 48 bits, so that two contents never have the same


def fingerprint(folder: Path) -> str:
    """Return 12 hexadecimal digits that change when a name or a byte in the folder does."""
    digest = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, content = path.relative_to(folder).as_posix().encode(), path.read_bytes()
        digest.update(b"%d %d\0" % (len(name), len(content)) + name + content)
    return digest.hexdigest()[:LENGTH]


def digest(*contents: bytes) -> str:
    """Return 12 hexadecimal digits that change when one of the contents does."""
    whole = sha256()
    for content in contents:
        whole.update(sha256(content).digest())
    return whole.hexdigest()[:LENGTH]
