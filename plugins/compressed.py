"""Files compressed as small as they get, once per content: the best brotli takes half a minute for Python."""

from __future__ import annotations

import gzip
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import brotli

WAYS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda content: brotli.compress(content, quality=11, lgwin=22),  # a larger window made Python larger
    ".gz": lambda content: gzip.compress(content, compresslevel=9, mtime=0),
}


def compressed(path: Path, *, cache: Path) -> dict[str, Path]:
    """Return ending → file with the compressed content, for each way that makes it smaller."""
    content = path.read_bytes()
    name = hashlib.sha256(content).hexdigest()[:32]
    made = {ending: cache / f"{name}{ending}" for ending in WAYS}
    for ending, file in made.items():
        if not file.is_file():
            if len(content) > 1_000_000:
                print(f"Compressing {path.name} to {ending} (once).", file=sys.stderr, flush=True)
            write(file, WAYS[ending](content))
    return {ending: file for ending, file in made.items() if file.stat().st_size < len(content)}


def write(path: Path, content: bytes) -> None:
    """Write a file in one step, so that another process never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as scratch:
        scratch.write(content)
    os.chmod(scratch.name, 0o644)
    os.replace(scratch.name, path)
