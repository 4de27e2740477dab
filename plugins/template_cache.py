"""Templates compiled once, not once for each kind of page and each build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache
from pelican.plugins import signals

CACHE = Path(__file__).resolve().parent.parent / ".build" / "templates"


def _remember(generator: Any) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    generator.env.bytecode_cache = FileSystemBytecodeCache(str(CACHE))


def register() -> None:
    """Reach each generator's own Jinja environment, which exists only once the generator does."""
    signals.generator_init.connect(_remember)
