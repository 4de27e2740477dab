"""Puts the browser's Python into the site and tells the templates where it is, as `runtime`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.cache import link
from plugins.browser.runtime_bundle import Bundle, bundle

ROOT = Path(__file__).resolve().parent.parent.parent


def put(made: Bundle, output: Path) -> None:
    """Put the bundle's files below `runtime/`."""
    for address, file in made.files.items():
        place = output / "runtime" / address
        place.parent.mkdir(parents=True, exist_ok=True)
        link(file, place)


def _make(pelican: Any) -> None:
    """Make the bundle before any page is written."""
    settings = pelican.settings
    settings["RUNTIME_BUNDLE"] = bundle(root=ROOT, books=Path(settings["PATH"]) / "prices")


def _tell(generator: Any) -> None:
    settings = generator.settings
    generator.context["runtime"] = settings["RUNTIME_BUNDLE"].manifest(settings["SITEURL"])


def _put(pelican: Any) -> None:
    settings = pelican.settings
    put(settings["RUNTIME_BUNDLE"], Path(pelican.output_path))


def register() -> None:
    signals.initialized.connect(_make)
    signals.generator_init.connect(_tell)
    signals.finalized.connect(_put)  # after Pelican has written, and perhaps emptied, the output
