"""Compresses files as small as possible, once for each content: the best brotli takes half a minute
for Python.

As a plugin it writes `.br` and `.gz` beside every file of the site that they make smaller, for
servers to choose from.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli
from pelican.plugins import signals

from plugins.assets.media_types import TEXTS
from plugins.cache import link, write
from plugins.errors import say
from plugins.languages.staff_words import progress
from plugins.processors import processors
from plugins.project import ROOT

CACHE = ROOT / ".build" / "compressed"

WAYS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda content: brotli.compress(
        content, quality=11, lgwin=22
    ),  # a larger window made the compressed Python larger
    ".gz": lambda content: gzip.compress(content, compresslevel=9, mtime=0),
}


def compressed_copies(path: Path, *, cache: Path) -> dict[str, Path]:
    """Return ending → file with the compressed content, for each format that makes it smaller."""
    content = path.read_bytes()
    name = hashlib.sha256(content).hexdigest()[:32]
    copies = {ending: cache / f"{name}{ending}" for ending in WAYS}
    for ending, file in copies.items():
        if not file.is_file():
            if len(content) > 1_000_000:
                progress(
                    say("Compressing %(file)s to %(ending)s (once).", file=path.name, ending=ending)
                )
            write(file, WAYS[ending](content))
    return {ending: file for ending, file in copies.items() if file.stat().st_size < len(content)}


def compress_all(folder: Path, *, cache: Path) -> None:
    """Write the smaller copies beside every text file of a folder, on all processors: both
    compressors release Python's lock."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in TEXTS and path.is_file())
    with ThreadPoolExecutor(processors()) as pool:
        for file, smaller in zip(
            files, pool.map(lambda file: compressed_copies(file, cache=cache), files), strict=True
        ):
            for ending, copy in smaller.items():
                link(copy, file.with_name(file.name + ending))


def _compress(pelican: Any) -> None:
    if not pelican.settings[
        "PREVIEW"
    ]:  # a plugin stays connected after an earlier build in this process
        compress_all(Path(pelican.output_path), cache=CACHE)


def register() -> None:
    """Register last of all plugins: the files of the others must be there when the site is
    finished."""
    signals.finalized.connect(_compress)
