"""Puts the browser's Python into the site and tells the templates where it is, as `runtime`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.compressed import compressed
from plugins.runtime_bundle import Bundle, bundle

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".build" / "compressed"


def put(made: Bundle, output: Path, *, smaller: bool) -> None:
    """Put the bundle's files below `runtime/`, with `.br` and `.gz` beside them when asked for."""
    for address, file in made.files.items():
        place = output / "runtime" / address
        place.parent.mkdir(parents=True, exist_ok=True)
        _link(file, place)
        for ending, copy in (compressed(file, cache=CACHE) if smaller else {}).items():
            _link(copy, place.with_name(place.name + ending))


def _link(file: Path, place: Path) -> None:
    """Let the place hold the file's content, at no cost where both are on one disk."""
    place.unlink(missing_ok=True)
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)


def _make(pelican: Any) -> None:
    """Make the bundle before any page is written."""
    settings = pelican.settings
    settings["RUNTIME_BUNDLE"] = bundle(root=ROOT, books=Path(settings["PATH"]) / "prices")


def _tell(generator: Any) -> None:
    settings = generator.settings
    generator.context["runtime"] = settings["RUNTIME_BUNDLE"].manifest(settings["SITEURL"])


def _put(pelican: Any) -> None:
    settings = pelican.settings
    put(settings["RUNTIME_BUNDLE"], Path(pelican.output_path), smaller=settings.get("COMPRESS", False))


def register() -> None:
    signals.initialized.connect(_make)
    signals.generator_init.connect(_tell)
    signals.finalized.connect(_put)  # after Pelican has written, and perhaps emptied, the output
